import { answer, header, jsonBody, type Operation, type Paths, pathParameter, problems } from './parts.js';

const KEY = pathParameter('key', 'Quel formulaire : act:<dossier>:<acte>, opening:<procédure>', {
  type: 'string',
  pattern: '^[A-Za-z0-9:-]{1,100}$',
});

const operation = (operationId: string, summary: string, more: Operation = {}): Operation => ({
  operationId,
  tags: ['Brouillons'],
  summary,
  responses: { 200: answer(summary), ...problems(400, 401, 403, 404, 429, 503) },
  ...more,
});

/** Forms begun and not sent: one's own, sealed, dropped after thirty days. */
export const DRAFT_OPERATIONS: Paths = {
  '/v1/drafts': { get: operation('drafts_list', 'Vos brouillons dans cet organisme, le dernier écrit d’abord') },
  '/v1/drafts/{key}': {
    get: operation('drafts_read', 'Un brouillon, tant que vous pouvez lire son dossier', { parameters: [KEY] }),
    put: operation('drafts_put', 'Garde un brouillon, trente jours après la dernière écriture', {
      description:
        'Un brouillon modifié entre-temps dans un autre onglet n’est pas écrasé : 412, avec sa version (null quand il n’existe plus).',
      parameters: [KEY, header('If-Match', 'La version lue, entre guillemets ; absente quand aucun brouillon n’existait')],
      requestBody: jsonBody({ content: { type: 'object', description: 'Ce qui est saisi, 64 Kio au plus' } }, ['content']),
      responses: { 200: answer('Le brouillon, sans son contenu'), ...problems(400, 401, 403, 404, 409, 412, 413, 415, 429, 503) },
    }),
    delete: operation('drafts_remove', 'Supprime un brouillon et la clé qui l’ouvre', {
      parameters: [KEY],
      responses: { 204: { description: 'Supprimé, ou il n’y en avait pas' }, ...problems(401, 403, 404, 429, 503) },
    }),
  },
};
