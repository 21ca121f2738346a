import { PROCESSES } from '../../../machines/registry.js';
import { MOST_LINES } from '../imports/line-stream.js';
import { answer, type Paths, problems, queryParameter, type Schema } from './parts.js';

const text: Schema = { type: 'string' };
const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
const object = (properties: Record<string, Schema>, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const FACT = object(
  {
    act: text,
    occurredAt: { type: 'string', description: 'Date réelle du fait : 2019-10-07, ou 2019-10-07T14:30 avec son heure.' },
    by: {
      ...object({ relation: text, organisation: text, person: text, evidence: text }, []),
      description: 'Qui a décidé ; inutile quand l’acte n’appartient qu’à une relation, tenue par un seul organisme.',
    },
    data: { type: 'object', description: 'Le formulaire de l’acte.' },
  },
  ['act', 'occurredAt'],
);

const LINE = object(
  {
    key: { type: 'string', maxLength: 80, description: 'Votre numéro de ce dossier, avec un chiffre ; jamais un nom.' },
    process: { type: 'string', enum: [...new Set(PROCESSES.flatMap(({ id, key }) => [id, key]))] },
    reference: { type: 'string', description: 'Votre référence interne, là où l’ouverture la demande.' },
    settings: { type: 'object', additionalProperties: list(text) },
    facts: list(FACT, { minItems: 1, maxItems: 500, description: 'Dans l’ordre où ils ont eu lieu ; le premier est l’ouverture.' }),
  },
  ['key', 'process', 'facts'],
);

/** Cases that began on paper. */
export const IMPORT_OPERATIONS: Paths = {
  '/v1/cases/import': {
    post: {
      operationId: 'cases_import',
      tags: ['Dossiers'],
      summary: 'Reprend des dossiers tenus sur papier, un par ligne, avec leurs dates réelles ; la même ligne deux fois n’en fait qu’un',
      parameters: [queryParameter('rehearse', 'Tout jouer sans rien enregistrer', { type: 'boolean' })],
      requestBody: {
        required: true,
        content: {
          'application/x-ndjson': { schema: { ...LINE, description: `Un dossier par ligne, ${MOST_LINES} lignes et 8 Mio au plus.` } },
          'application/json': { schema: object({ lines: list(LINE, { maxItems: MOST_LINES }) }, ['lines']) },
        },
      },
      responses: {
        200: answer('Ce qu’est devenue chaque ligne'),
        ...problems(400, 401, 403, 413, 415, 429, 503),
      },
    },
  },
};
