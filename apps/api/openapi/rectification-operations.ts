import { REASONS } from '../../../libs/rectification/index.js';
import {
  answer,
  CASE,
  IDEMPOTENCY_KEY,
  type Operation,
  type Paths,
  pathParameter,
  problems,
  queryParameter,
  type Schema,
  UUID,
} from './parts.js';

const PROPOSAL = pathParameter('proposal', 'Identifiant de la proposition', UUID);
const DATE: Schema = { type: 'string', description: 'Quand le fait a eu lieu.' };
const FORM: Schema = { type: 'object', description: 'Le formulaire de l’acte, en entier, tel qu’il aurait dû être rempli.' };
const BY: Schema = {
  type: 'object',
  properties: { relation: { type: 'string' }, person: { type: 'string' }, organisation: { type: 'string' }, evidence: { type: 'string' } },
  additionalProperties: false,
};

const body = (properties: Record<string, Schema>, required: readonly string[] = []) => ({
  required: required.length > 0,
  content: { 'application/json': { schema: { type: 'object', properties, required, additionalProperties: false } } },
});
const operation = (operationId: string, summary: string, more: Operation): Operation => ({
  operationId,
  tags: ['Corrections'],
  summary,
  ...more,
});
const decides = (operationId: string, summary: string, requestBody: object): Operation =>
  operation(operationId, summary, {
    parameters: [CASE, PROPOSAL, IDEMPOTENCY_KEY],
    requestBody,
    responses: { 200: answer(summary), ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 503) },
  });

/** Correcting what was recorded: one person where nothing else changes, two persons where something does. */
export const RECTIFICATION_OPERATIONS: Paths = {
  '/v1/cases/{id}/rectifications': {
    post: operation(
      'rectifications_ask',
      'Corrige un fait, ou propose de le corriger quand une situation, une échéance ou un effet change',
      {
        parameters: [CASE, queryParameter('rehearse', 'Montre la différence et ne fait rien', { type: 'boolean' }), IDEMPOTENCY_KEY],
        requestBody: body(
          {
            replaces: { type: 'integer', description: 'Le numéro du fait à corriger.' },
            occurredAt: DATE,
            by: BY,
            data: FORM,
            remove: { type: 'boolean', description: 'Retire le fait : il avait été consigné par erreur.' },
            insert: {
              type: 'object',
              description: 'À la place de « replaces » : un fait appris après qu’un terme a changé la situation.',
              properties: { act: { type: 'string' }, occurredAt: DATE, by: BY, data: FORM },
              required: ['act', 'occurredAt'],
              additionalProperties: false,
            },
            reason: {
              type: 'string',
              enum: Object.keys(REASONS),
              description: Object.entries(REASONS)
                .map((one) => one.join(' : '))
                .join(' ; '),
            },
          },
          ['reason'],
        ),
        responses: {
          200: answer('Le dossier corrigé ; avec « rehearse », la différence'),
          202: answer('La proposition et sa différence : une seconde personne doit l’approuver', 'Proposal'),
          ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
        },
      },
    ),
    get: operation('rectifications_list', 'Les corrections proposées et ce qu’elles sont devenues', {
      parameters: [CASE],
      responses: { 200: answer('Les propositions'), ...problems(401, 403, 404, 429, 503) },
    }),
  },
  '/v1/cases/{id}/rectifications/{proposal}/approve': {
    post: decides(
      'rectifications_approve',
      'Approuve une correction, par une autre personne que celle qui la propose et que ses suppléants',
      body({
        acknowledges: {
          type: 'array',
          items: { type: 'integer' },
          description: 'Les faits que le dossier corrigé refuserait, tous et eux seuls : ils sont écartés.',
        },
      }),
    ),
  },
  '/v1/cases/{id}/rectifications/{proposal}/reject': {
    post: decides('rectifications_reject', 'Rejette une correction proposée', body({})),
  },
  '/v1/cases/{id}/rectifications/{proposal}/withdraw': {
    post: decides('rectifications_withdraw', 'Retire la correction que l’on a proposée', body({})),
  },
};
