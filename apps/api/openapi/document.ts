import { PROCESSES } from '../../../machines/registry.js';
import { type ActOperation, actOperations, either, GENERIC_OPERATIONS } from './act-operations.js';
import { withAnswers } from './answers.js';
import { DRAFT_OPERATIONS } from './draft-operations.js';
import { EVERYDAY_OPERATIONS } from './everyday-operations.js';
import { FILE_OPERATIONS } from './file-operations.js';
import { IMPORT_OPERATIONS } from './import-operations.js';
import { INVITATION_OPERATIONS } from './invitation-operations.js';
import { NOTICE_OPERATIONS } from './notice-operations.js';
import { type Paths, PROBLEMS } from './parts.js';
import { READING_OPERATIONS } from './reading-operations.js';
import { RECTIFICATION_OPERATIONS } from './rectification-operations.js';
import { REGISTER_OPERATIONS } from './register-operations.js';
import { SESSION_OPERATIONS } from './session-operations.js';

/** OpenAPI 3.1, made from the processes: a new process describes itself here without another line. */
export function openApiDocument() {
  const { paths, schemas } = withAnswers({
    ...READING_OPERATIONS,
    ...REGISTER_OPERATIONS,
    ...NOTICE_OPERATIONS,
    ...EVERYDAY_OPERATIONS,
    ...FILE_OPERATIONS,
    ...IMPORT_OPERATIONS,
    ...INVITATION_OPERATIONS,
    ...RECTIFICATION_OPERATIONS,
    ...SESSION_OPERATIONS,
    ...DRAFT_OPERATIONS,
    ...together(PROCESSES.map(actOperations)),
    ...GENERIC_OPERATIONS,
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Saisine',
      version: '1',
      description:
        'Saisines et médiations : des faits datés, une machine qui les lit, des échéances expliquées. ' +
        'Les refus sont des documents de problème (RFC 9457) en français, avec un code stable.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas: { ...schemas, ...PROBLEMS },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Jeton d’accès OpenID Connect.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-saisine-session',
          description:
            'Session d’un navigateur, ouverte à /auth/sign-in. Une demande qui change quelque chose vient d’une page de PUBLIC_URL (Origin).',
        },
      },
    },
  };
}

/** Two processes may know an act by the same name: one address, one operation, and either form. */
function together(all: readonly Paths[]): Paths {
  const merged: Record<string, { readonly post: ActOperation }> = {};
  for (const [path, { post }] of all.flatMap((paths) => Object.entries(paths)) as [string, { readonly post: ActOperation }][]) {
    const before = merged[path]?.post;
    merged[path] = { post: before ? either(before, post) : post };
  }
  return merged;
}
