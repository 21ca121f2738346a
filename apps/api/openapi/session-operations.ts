import { LANGUAGES, THEMES } from '../../../libs/preferences/index.js';
import { answer, header, type Operation, type Paths, pathParameter, problems, queryParameter, type Schema, UUID } from './parts.js';

const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

const operation = (tag: string, operationId: string, summary: string, more: Operation = {}): Operation => ({
  operationId,
  tags: [tag],
  summary,
  responses: { 200: answer(summary), ...problems(400, 401, 403, 404, 429, 503) },
  ...more,
});

const page = (description: string) => ({ description, content: { 'text/html': { schema: { type: 'string' } } } });
/** What stands before a person and not a program. */
const door = (operationId: string, summary: string, more: Operation): Operation =>
  operation('Session', operationId, summary, {
    security: [],
    responses: {
      302: { description: 'Vers l’émetteur, ou vers l’application' },
      ...Object.fromEntries([400, 403, 429, 503].map((status) => [status, page('Une page qui dit pourquoi, et que faire')])),
    },
    ...more,
  });

const PREFERENCES: Record<string, Schema> = {
  language: nullable({ type: 'string', enum: LANGUAGES }),
  theme: nullable({ type: 'string', enum: THEMES }),
  organisation: nullable({ type: 'string', description: 'Celle pour laquelle vous agissez d’ordinaire' }),
  tourSeen: nullable({ type: 'boolean', description: 'La visite guidée a été vue' }),
  letterKeys: nullable({ type: 'boolean', description: 'Raccourcis d’une lettre' }),
};

/** Signing in with a browser, and what is somebody's own there. */
export const SESSION_OPERATIONS: Paths = {
  '/auth/sign-in': {
    get: door('auth_signIn', 'Envoie le navigateur se connecter auprès de l’émetteur (OpenID Connect, code et PKCE)', {
      parameters: [
        queryParameter('return', 'Où revenir dans l’application : un chemin'),
        queryParameter('again', 'Présent : l’émetteur redemande qui vous êtes'),
      ],
    }),
  },
  '/auth/callback': {
    get: door('auth_callback', 'Où l’émetteur renvoie le navigateur : la session s’ouvre', {
      parameters: [queryParameter('code', 'Le code de l’émetteur'), queryParameter('state', 'Ce qui lui a été confié')],
    }),
  },
  '/auth/sign-out': {
    post: operation('Session', 'auth_signOut', 'Ferme la session de ce navigateur', {
      responses: { 200: answer('Fermée, ou il n’y en avait pas ; et où fermer celle de l’émetteur'), ...problems(403, 503) },
    }),
  },
  '/v1/me': {
    get: operation('Session', 'me', 'Qui vous êtes, pour quel organisme vous agissez, jusqu’à quand dure la session, et vos préférences', {
      description:
        'Sans X-Organisation, répond pour le seul organisme, sinon pour celui des préférences ; `organisation` est null quand il reste à choisir.',
      parameters: [header('X-Background', 'Présent : la demande vient de la page seule, et ne prolonge pas la session')],
    }),
  },
  '/v1/me/preferences': {
    put: operation('Session', 'me_prefer', 'Remplace vos préférences ; ce qui manque n’est pas choisi', {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { type: 'object', properties: PREFERENCES, additionalProperties: false } } },
      },
      responses: { 200: answer('Vos préférences'), ...problems(400, 401, 403, 413, 415, 429, 503) },
    }),
  },
  '/v1/sessions': {
    get: operation('Session', 'sessions_list', 'Vos sessions ouvertes, la dernière utilisée d’abord'),
    delete: operation('Session', 'sessions_endOthers', 'Ferme toutes vos sessions sauf celle-ci'),
  },
  '/v1/sessions/{id}': {
    delete: operation('Session', 'sessions_end', 'Ferme une de vos sessions', {
      parameters: [pathParameter('id', 'Identifiant de la session', UUID)],
      responses: { 204: { description: 'Fermée' }, ...problems(401, 403, 404, 429, 503) },
    }),
  },
};
