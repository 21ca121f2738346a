import { REASONS } from '../../../libs/delegation/index.js';
import {
  answer,
  CASE,
  header,
  jsonBody,
  type Operation,
  type Paths,
  pathParameter,
  problems,
  queryParameter,
  type Schema,
  UUID,
} from './parts.js';

const DAY: Schema = { type: 'string', format: 'date' };
const KNOWN = header('If-None-Match', 'L’ETag de la dernière lecture : répond 304 si rien n’a changé');
const ASSIGNED_TO = queryParameter('assignedTo', 'me (avec les dossiers de qui vous remplacez), nobody, ou un membre');

/** Which deadlines. */
export const DUE_QUERY = [
  queryParameter('process', 'Une procédure, ou une de ses versions'),
  queryParameter('consequence', 'Ce qui arrive à l’échéance', { type: 'string', enum: ['reminder', 'escalation', 'transition'] }),
  ASSIGNED_TO,
  queryParameter('from', 'À partir de quelle date'),
  queryParameter('until', 'Jusqu’à quelle date'),
];
/** Which cases, beside what each process says of them. */
export const ASSIGNMENT_QUERY = [
  ASSIGNED_TO,
  queryParameter('sort', 'L’ordre ; la prochaine échéance d’abord, sauf indication contraire', {
    type: 'string',
    enum: ['deadline', 'urgency', 'updated', 'opened', 'reference'],
  }),
];

const operation = (tag: string, operationId: string, summary: string, more: Operation = {}): Operation => ({
  operationId,
  tags: [tag],
  summary,
  responses: { 200: answer(summary), ...problems(400, 401, 403, 404, 429, 503) },
  ...more,
});

const written = (status: number, summary: string) => ({
  [status]: answer(summary),
  ...problems(400, 401, 403, 404, 409, 413, 415, 429, 503),
});

const calendar = (...statuses: readonly number[]) => ({
  200: { description: 'Un agenda (RFC 5545)', content: { 'text/calendar': { schema: { type: 'string' } } } },
  304: { description: 'Rien n’a changé' },
  ...problems(...statuses),
});

const FILTER = jsonBody(
  {
    name: { type: 'string', maxLength: 80 },
    query: { type: 'object', description: 'Les paramètres de /v1/cases, sans cursor ni limit', additionalProperties: { type: 'string' } },
    shared: { type: 'boolean', default: false, description: 'Vos collègues le voient et s’en servent' },
  },
  ['name', 'query'],
);
const FILTER_ID = pathParameter('id', 'Identifiant du filtre', UUID);

/** Who looks after what, and the ways to see one's day. */
export const EVERYDAY_OPERATIONS: Paths = {
  '/v1/cases/counts': {
    get: operation('Dossiers', 'cases_counts', 'Combien de dossiers en retard, à échéance, en attente, affectés, terminés ce mois-ci', {
      parameters: [queryParameter('process', 'Une procédure, ou une de ses versions')],
    }),
  },
  '/v1/cases/bulk/{act}': {
    post: operation('Dossiers', 'cases_bulk', 'Un même acte pour plusieurs dossiers, là où sa fiche le permet ; chacun est décidé à part', {
      description:
        'Chaque dossier a son résultat : done (ou allowed pour une répétition), refused, not-found, error. ' +
        'Une demande renvoyée avec la même Idempotency-Key ne fait que ce qui ne l’est pas encore.',
      parameters: [
        pathParameter('act', 'L’acte'),
        header('Idempotency-Key', 'Répétez la demande avec la même clé : elle n’est faite qu’une fois dans chaque dossier.'),
      ],
      requestBody: jsonBody(
        {
          cases: { type: 'array', items: UUID, minItems: 1, maxItems: 200, uniqueItems: true },
          data: { type: 'object' },
          occurredAt: { type: 'string' },
          by: { type: 'object', properties: { relation: { type: 'string' } } },
          rehearse: { type: 'boolean', default: false, description: 'Dit ce qui serait fait, et n’enregistre rien' },
        },
        ['cases'],
      ),
      responses: written(200, 'Ce qui est arrivé dans chaque dossier'),
    }),
  },
  '/v1/cases/{id}/assignment': {
    get: operation('Affectation', 'assignment_read', 'Qui suit ce dossier dans votre organisme, et qui l’a suivi', { parameters: [CASE] }),
    put: operation('Affectation', 'assignment_write', 'Affecte ce dossier à un membre de votre organisme, ou à personne (null)', {
      parameters: [CASE],
      requestBody: jsonBody({ account: { type: ['string', 'null'], format: 'uuid' } }, ['account']),
      responses: written(200, 'Qui suit ce dossier'),
    }),
  },
  '/v1/members': { get: operation('Affectation', 'members_list', 'Les membres de votre organisme et leurs rôles') },
  '/v1/delegations': {
    get: operation(
      'Remplacements',
      'delegations_list',
      'Les délégations données et reçues ; toutes celles de l’organisme pour un responsable',
    ),
    post: operation(
      'Remplacements',
      'delegations_give',
      'Délègue des rôles à un collègue, ou le désigne comme remplaçant, d’un jour à un autre',
      {
        requestBody: jsonBody(
          {
            kind: {
              type: 'string',
              enum: ['delegation', 'substitution'],
              'x-labels': { delegation: 'Délégation', substitution: 'Remplacement' },
            },
            from: { ...UUID, description: 'Qui est remplacé : vous, sauf si vous êtes responsable' },
            to: { ...UUID, description: 'Le collègue' },
            roles: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'Pour une délégation : lesquels de ses rôles' },
            starts: { ...DAY, description: 'Premier jour, dès 00:00 à Paris' },
            ends: { ...DAY, description: 'Dernier jour, jusqu’à 24:00 à Paris ; un an au plus' },
            reason: { type: 'string', enum: Object.keys(REASONS), 'x-labels': REASONS },
          },
          ['kind', 'to', 'starts', 'ends'],
        ),
        responses: written(201, 'La délégation'),
      },
    ),
  },
  '/v1/delegations/{id}': {
    delete: operation('Remplacements', 'delegations_revoke', 'Retire une délégation ; elle reste au registre', {
      parameters: [pathParameter('id', 'Identifiant de la délégation', UUID)],
      responses: written(200, 'La délégation retirée'),
    }),
  },
  '/v1/deadlines.ics': {
    get: operation('Échéances', 'deadlines_calendar', 'Les mêmes échéances, en agenda', {
      parameters: [...DUE_QUERY, KNOWN],
      responses: calendar(400, 401, 403, 429, 503),
    }),
  },
  '/v1/calendar-addresses': {
    get: operation('Échéances', 'calendarAddresses_list', 'Vos adresses d’agenda, sans leur secret'),
    post: operation(
      'Échéances',
      'calendarAddresses_add',
      'Crée une adresse personnelle à laquelle un agenda s’abonne ; elle n’est dite qu’ici',
      {
        requestBody: jsonBody({ scope: { type: 'string', enum: ['mine', 'organisation'] } }, ['scope']),
        responses: written(201, 'L’adresse'),
      },
    ),
  },
  '/v1/calendar-addresses/{id}': {
    delete: operation('Échéances', 'calendarAddresses_revoke', 'Retire une adresse d’agenda : elle n’ouvre plus rien', {
      parameters: [pathParameter('id', 'Identifiant de l’adresse', UUID)],
    }),
  },
  '/v1/organisation-calendars': {
    get: operation(
      'Échéances',
      'organisationCalendars_list',
      'Les adresses d’agenda de votre organisme, sans leur secret : pour ses responsables',
    ),
    post: operation(
      'Échéances',
      'organisationCalendars_add',
      'Crée une adresse d’agenda pour tout votre organisme ; elle n’est dite qu’ici, et survit à qui la crée',
      { requestBody: jsonBody({}, []), responses: written(201, 'L’adresse') },
    ),
  },
  '/v1/organisation-calendars/{id}': {
    delete: operation('Échéances', 'organisationCalendars_revoke', 'Retire une adresse d’agenda de votre organisme', {
      parameters: [pathParameter('id', 'Identifiant de l’adresse', UUID)],
    }),
  },
  '/v1/calendars/{file}': {
    get: operation('Échéances', 'calendars_read', 'L’agenda d’une adresse, personnelle ou d’un organisme, sans jeton', {
      security: [],
      parameters: [pathParameter('file', 'Le secret de l’adresse, suivi de .ics'), KNOWN],
      responses: calendar(404, 429, 503),
    }),
  },
  '/v1/filters': {
    get: operation('Dossiers', 'filters_list', 'Vos filtres, et ceux que vos collègues partagent'),
    post: operation('Dossiers', 'filters_add', 'Enregistre un filtre de la liste de travail', {
      requestBody: FILTER,
      responses: written(201, 'Le filtre'),
    }),
  },
  '/v1/filters/{id}': {
    put: operation('Dossiers', 'filters_replace', 'Remplace un de vos filtres', {
      parameters: [FILTER_ID],
      requestBody: FILTER,
      responses: written(200, 'Le filtre'),
    }),
    delete: operation('Dossiers', 'filters_remove', 'Supprime un de vos filtres', {
      parameters: [FILTER_ID],
      responses: { 204: { description: 'Supprimé' }, ...problems(401, 403, 404, 429, 503) },
    }),
  },
};
