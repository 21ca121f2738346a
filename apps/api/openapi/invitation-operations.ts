import { schemaOf } from '../../../libs/forms/index.js';
import { Statement } from '../../../libs/invitations/index.js';
import { answer, CASE, jsonBody, type Operation, type Paths, pathParameter, problems, type Schema, UUID } from './parts.js';

const INVITATION = pathParameter('invitation', 'Identifiant de l’invitation', UUID);
const SECRET: Schema = { type: 'string', description: 'Ce qui suit « # » dans le lien reçu.' };

const operation = (operationId: string, summary: string, more: Operation): Operation => ({
  operationId,
  tags: ['Invitations'],
  summary,
  ...more,
});

/** Asking somebody without an account, and their answer. */
export const INVITATION_OPERATIONS: Paths = {
  '/v1/cases/{id}/invitations': {
    post: operation('invitations_send', 'Invite un organisme à répondre une fois, par un lien dont le secret n’est donné qu’ici', {
      parameters: [CASE],
      requestBody: jsonBody(
        {
          relation: { type: 'string', description: 'Relation de l’organisme invité au dossier : mediator…' },
          act: { type: 'string', description: 'Un acte de la situation présente, que cette relation décide elle-même.' },
          organisation: { type: 'string', description: 'Lequel, quand plusieurs organismes ont cette relation.' },
          validDays: { type: 'integer', minimum: 1, maximum: 30, default: 7 },
        },
        ['relation', 'act'],
      ),
      responses: { 201: answer('Le lien'), ...problems(400, 401, 403, 404, 409, 413, 415, 429, 503) },
    }),
    get: operation('invitations_list', 'Les liens envoyés et ce qu’ils sont devenus, sans leur secret', {
      parameters: [CASE],
      responses: { 200: answer('Les invitations'), ...problems(401, 403, 404, 429, 503) },
    }),
  },
  '/v1/cases/{id}/invitations/{invitation}': {
    delete: operation('invitations_revoke', 'Retire un lien qui n’a pas servi', {
      parameters: [CASE, INVITATION],
      responses: { 200: answer('L’invitation'), ...problems(401, 403, 404, 410, 429, 503) },
    }),
  },
  '/v1/answers/read': {
    post: operation('answers_read', 'Ce que demande un lien : l’acte, son formulaire, qui le demande, jusqu’à quand', {
      security: [],
      requestBody: jsonBody({ secret: SECRET }, ['secret']),
      responses: { 200: answer('Ce qui est demandé'), ...problems(400, 404, 409, 410, 413, 415, 429, 503) },
    }),
  },
  '/v1/answers': {
    post: operation('answers_give', 'Répond par un lien, une seule fois ; ce qui est refusé n’use pas le lien', {
      security: [],
      requestBody: jsonBody(
        {
          secret: SECRET,
          data: { type: 'object', description: 'Le formulaire de l’acte demandé.' },
          occurredAt: { type: 'string', description: 'Date du fait, pour un acte qui a eu lieu ailleurs.' },
          statement: schemaOf(Statement),
        },
        ['secret', 'data', 'statement'],
      ),
      responses: { 200: answer('La réponse est enregistrée'), ...problems(400, 404, 409, 410, 413, 415, 429, 503) },
    }),
  },
};
