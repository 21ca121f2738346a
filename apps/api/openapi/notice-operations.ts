import { ESCALATION, MAIL_STATES } from '../../../libs/notifications/index.js';
import {
  answer,
  CURSOR,
  jsonBody,
  LIMIT,
  type Operation,
  type Paths,
  pathParameter,
  problems,
  queryParameter,
  type Schema,
  UUID,
} from './parts.js';

const TIME: Schema = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'Une heure de Paris', examples: ['08:30'] };
const FLAG: Schema = { type: 'boolean' };

const operation = (operationId: string, summary: string, statuses: readonly number[], more: Operation = {}): Operation => ({
  operationId,
  tags: ['Avis'],
  summary,
  responses: { 200: answer(summary), ...problems(...statuses) },
  ...more,
});

const object = (properties: Record<string, Schema>, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** What people are told, how, and what became of it. */
export const NOTICE_OPERATIONS: Paths = {
  '/v1/notices': {
    get: operation('notices_list', 'Les avis adressés à votre organisme, les plus récents d’abord', [400, 401, 403, 429, 503], {
      parameters: [
        queryParameter('unread', 'Que vous n’avez pas lus, ou que vous avez lus', FLAG),
        queryParameter('mine', 'Qui vous concernent, vous ou qui vous remplacez ; ou seulement vos collègues', FLAG),
        CURSOR,
        LIMIT,
      ],
    }),
  },
  '/v1/notices/count': {
    get: operation(
      'notices_count',
      'Combien d’avis vous n’avez pas lus : de votre organisme, qui vous concernent, urgents',
      [400, 401, 403, 429, 503],
    ),
  },
  '/v1/notices/read': {
    post: operation(
      'notices_readAll',
      'Marque comme lus tous les avis qui vous concernent, jusqu’à un instant',
      [400, 401, 403, 413, 415, 429, 503],
      {
        requestBody: jsonBody(
          { before: { type: 'string', format: 'date-time' }, case: { ...UUID, description: 'Ceux de ce dossier seulement' } },
          ['before'],
        ),
      },
    ),
  },
  '/v1/notices/{id}/read': {
    post: operation('notices_read', 'Marque un avis comme lu', [401, 403, 404, 429, 503], {
      parameters: [pathParameter('id', 'Identifiant de l’avis', UUID)],
    }),
  },
  '/v1/notices/settings': {
    get: operation('notices_settings', 'Comment vous voulez être averti par courriel', [401, 403, 429, 503]),
    put: operation(
      'notices_setSettings',
      'Change ces réglages ; ce qui n’est pas dit reste comme avant',
      [400, 401, 403, 413, 415, 429, 503],
      {
        requestBody: jsonBody({
          mail: { ...FLAG, description: 'Recevoir des courriels' },
          digest: { ...object({ at: TIME }, ['at']), description: 'Le récapitulatif des jours ouvrés' },
          urgent: { type: 'string', enum: ['atOnce', 'digest'], description: 'Les avis urgents : aussitôt, ou dans le récapitulatif' },
          quietHours: {
            ...object({ from: TIME, until: TIME }, ['from', 'until']),
            type: ['object', 'null'],
            description: 'Les urgences attendent la fin de ces heures, et des jours non ouvrés ; null : jamais',
          },
          escalation: {
            ...object({ workingDays: { type: 'integer', minimum: ESCALATION.least, maximum: ESCALATION.most } }, ['workingDays']),
            description: 'Après combien de jours ouvrés un avis urgent que personne n’a lu revient au responsable ; réglé par lui',
          },
        }),
      },
    ),
  },
  '/v1/outbox': {
    get: operation(
      'outbox_list',
      'Les courriels composés par Saisine : les vôtres, ou ceux de votre organisme pour un responsable',
      [400, 401, 403, 429, 503],
      {
        parameters: [
          queryParameter('scope', 'Les vôtres, sauf indication contraire', { type: 'string', enum: ['mine', 'organisation'] }),
          queryParameter('state', 'Où ils en sont', { type: 'string', enum: Object.keys(MAIL_STATES) }),
          CURSOR,
          LIMIT,
        ],
      },
    ),
  },
  '/v1/outbox/{id}/retry': {
    post: operation('outbox_retry', 'Renvoie, tel quel, un courriel que le serveur de courrier a refusé', [401, 403, 404, 409, 429, 503], {
      parameters: [pathParameter('id', 'Identifiant du courriel', UUID)],
    }),
  },
  '/v1/cases/{id}/deliveries': {
    get: operation(
      'cases_deliveries',
      'Ce qui a été annoncé dans un dossier : à qui, pourquoi, par quelle voie, lu par qui',
      [401, 404, 429, 503],
      {
        parameters: [pathParameter('id', 'Identifiant du dossier', UUID)],
      },
    ),
  },
};
