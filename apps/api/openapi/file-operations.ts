import { answer, CASE, type Operation, type Paths, pathParameter, problems, queryParameter, type Schema, UUID } from './parts.js';

const DOWNLOAD = queryParameter('download', 'Présent : à enregistrer, jamais à afficher', { type: 'boolean' });
const BYTES: Schema = { type: 'string', format: 'binary' };

const file = (operationId: string, summary: string, type: string, ...parameters: readonly unknown[]): Operation => ({
  operationId,
  tags: ['Dossiers'],
  summary,
  parameters: [CASE, ...parameters, DOWNLOAD],
  responses: { 200: { description: summary, content: { [type]: { schema: BYTES } } }, ...problems(400, 401, 403, 404, 410, 429, 503) },
});

/** Documents as PDF, and the evidence of acts. */
export const FILE_OPERATIONS: Paths = {
  '/v1/cases/{id}/documents/{document}/pdf': {
    get: file(
      'cases_documentPdf',
      'Un document en PDF ; à qui ne lit pas les noms, une copie sans eux',
      'application/pdf',
      pathParameter('document', 'Identifiant du document', UUID),
    ),
  },
  '/v1/cases/{id}/attachments/{attachment}': {
    get: file(
      'cases_attachment',
      'Une pièce jointe : affichée si c’est une image ou un PDF, enregistrée sinon. Ni ses métadonnées ni ses macros n’en ont été ôtées.',
      '*/*',
      pathParameter('attachment', 'Identifiant de la pièce', UUID),
    ),
  },
  '/v1/attachments': {
    post: {
      operationId: 'attachments_receive',
      tags: ['Dossiers'],
      summary: 'Reçoit une pièce, à joindre à un acte dans les 24 heures',
      description:
        'PDF, PNG, JPEG, TIFF, DOCX ou ODT, reconnus à leur contenu ; un fichier par appel. `scan` dit si un antivirus l’a examiné. ' +
        'Nommez ensuite `id` dans `attachments` de l’acte ou de l’ouverture.',
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: BYTES }, required: ['file'], additionalProperties: false },
          },
        },
      },
      responses: { 201: answer('La pièce reçue'), ...problems(400, 401, 413, 415, 422, 429, 503) },
    },
  },
};
