import { ASSIGNMENT_QUERY, DUE_QUERY } from './everyday-operations.js';
import {
  answer,
  CASE,
  CURSOR,
  header,
  jsonBody,
  LIMIT,
  type Operation,
  type Paths,
  pathParameter,
  problems,
  queryParameter,
  reads,
} from './parts.js';

const UNTIL = queryParameter('until', 'Jusqu’à quelle date ; un an par défaut');
const FLAG = { type: 'boolean' };
const WORDS = (...words: readonly string[]) => ({ type: 'string', enum: words });
const SANDBOX = queryParameter('sandbox', 'Seulement les dossiers d’essai, qui ont leur propre horloge, ou sans eux', FLAG);

const open = (operationId: string, summary: string): Operation => ({
  operationId,
  tags: ['Exploitation'],
  summary,
  security: [],
  responses: { 200: { description: summary }, ...problems(503) },
});

const ACT = {
  type: 'object',
  properties: { act: { type: 'string' }, occurredAt: { type: 'string' }, by: { type: 'object' }, data: { type: 'object' } },
  required: ['act', 'occurredAt'],
  additionalProperties: false,
};
const FACTS = { type: 'array', items: ACT, maxItems: 500 };

/** Everything that is the same for every process. */
export const READING_OPERATIONS: Paths = {
  '/v1/cases': {
    get: reads(
      'Dossiers',
      'cases_list',
      'Les dossiers de votre organisme, la prochaine échéance d’abord',
      queryParameter('process', 'Une procédure, ou une de ses versions'),
      queryParameter('situation', 'Une situation'),
      queryParameter('closed', 'Terminés, ou non', FLAG),
      queryParameter('ended', 'month : terminés depuis le premier du mois', WORDS('month')),
      queryParameter('waitsFor', 'me : ceux qui attendent votre organisme ; others : ceux qui ne l’attendent pas', WORDS('me', 'others')),
      queryParameter('late', 'Une échéance est passée et rien n’a été fait depuis', FLAG),
      queryParameter('due', 'La prochaine échéance tombe aujourd’hui, ou dans les sept jours, à l’heure de Paris', WORDS('today', 'week')),
      queryParameter('changedSince', 'Quelque chose s’y est passé depuis cet instant', { type: 'string', format: 'date-time' }),
      queryParameter('q', 'Une partie de la référence, avec un chiffre au moins'),
      ...ASSIGNMENT_QUERY,
      CURSOR,
      LIMIT,
    ),
  },
  '/v1/cases/search': {
    post: {
      ...reads('Dossiers', 'cases_search', 'Les mêmes, cherchés aussi par le nom entier d’une personne, là où vous lisez les noms'),
      requestBody: jsonBody(
        {
          q: { type: 'string', maxLength: 200 },
          process: { type: 'string' },
          situation: { type: 'string' },
          closed: FLAG,
          ended: WORDS('month'),
          waitsFor: WORDS('me', 'others'),
          late: FLAG,
          due: WORDS('today', 'week'),
          changedSince: { type: 'string', format: 'date-time' },
          assignedTo: { type: 'string' },
          sort: { type: 'string' },
          cursor: { type: 'string' },
          limit: { type: 'integer', minimum: 1, maximum: 200 },
        },
        [],
      ),
    },
  },
  '/v1/cases/{id}': {
    get: {
      ...reads('Dossiers', 'cases_read', 'Un dossier', CASE),
      responses: { 200: answer('Un dossier'), ...problems(401, 404, 429, 503) },
    },
  },
  '/v1/cases/{id}/actions': {
    get: reads('Dossiers', 'cases_actions', 'Les actes de la situation présente : formulaire, permis ou non, et pourquoi', CASE),
  },
  '/v1/cases/{id}/history': {
    get: {
      ...reads(
        'Dossiers',
        'cases_history',
        'Les faits, leurs effets, les échéances, les documents, les avis',
        CASE,
        queryParameter('format', 'csv pour un tableur', { type: 'string', enum: ['json', 'csv'] }),
      ),
      responses: {
        200: { ...answer('L’histoire du dossier'), content: { 'text/csv': { schema: { type: 'string' } } } },
        ...problems(400, 401, 403, 404, 429, 503),
      },
    },
  },
  '/v1/cases/{id}/documents': { get: reads('Dossiers', 'cases_documents', 'Les documents produits', CASE) },
  '/v1/cases/{id}/replay': {
    get: reads(
      'Dossiers',
      'cases_replay',
      'Le journal rejoué et vérifié pas à pas, ce qui est rangé à côté, et ce que cela prouve ou non',
      CASE,
    ),
  },
  '/v1/cases/{id}/forecast': {
    get: reads('Dossiers', 'cases_forecast', 'Les échéances à venir si rien n’est fait', CASE, UNTIL),
    post: {
      ...reads('Dossiers', 'cases_whatIf', 'Les échéances à venir si ces actes sont faits', CASE),
      requestBody: jsonBody({ until: { type: 'string' }, facts: FACTS }, []),
    },
  },
  '/v1/cases/{id}/workflow': {
    get: reads('Dossiers', 'cases_workflow', 'Comment le dossier avance : flux, retard, effets en échec', CASE),
  },
  '/v1/cases/{id}/sandbox-clock': {
    post: {
      ...reads('Dossiers', 'cases_moveClock', 'Avance l’horloge d’un dossier d’essai', CASE),
      requestBody: jsonBody({ now: { type: 'string' } }, ['now']),
    },
  },
  '/v1/simulations': {
    post: {
      ...reads('Simulations', 'simulations_play', 'Joue des faits datés sans rien enregistrer'),
      requestBody: jsonBody({ process: { type: 'string' }, facts: FACTS, until: { type: 'string' }, settings: { type: 'object' } }, [
        'process',
        'facts',
      ]),
    },
  },
  '/v1/processes': { get: reads('Procédures', 'processes_list', 'Les procédures') },
  '/v1/processes/{process}': {
    get: reads(
      'Procédures',
      'processes_read',
      'Une procédure : situations, actes, délais, droits, sources, diagramme',
      pathParameter('process', 'Identifiant, pluriel ou version'),
    ),
  },
  '/v1/deadlines': {
    get: reads(
      'Échéances',
      'deadlines_list',
      'Ce qui échoit dans les dossiers de votre organisme, avec son calcul',
      ...DUE_QUERY,
      SANDBOX,
      CURSOR,
      LIMIT,
    ),
  },
  '/v1/deadlines/passed': {
    get: reads(
      'Échéances',
      'deadlines_passed',
      'Ce qui est échu dans les dossiers de votre organisme sans que rien n’y ait été fait depuis',
      ...DUE_QUERY,
      SANDBOX,
      CURSOR,
      LIMIT,
    ),
  },
  '/v1/organisations': { get: reads('Annuaire', 'organisations_list', 'Les organismes que les formulaires peuvent nommer') },
  '/v1/events': {
    get: {
      ...reads(
        'Dossiers',
        'events',
        'Les changements de vos dossiers, au fil de l’eau',
        header('Last-Event-ID', 'Reprend après cet événement'),
      ),
      responses: {
        200: { description: 'Flux', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...problems(400, 401, 429),
      },
    },
  },
  '/health/live': { get: open('health_live', 'Le processus vit') },
  '/health/ready': {
    get: {
      ...open('health_ready', 'La base et Temporal répondent, les flux suivent ; le retard est relu une fois par seconde au plus'),
      responses: { 200: answer('Prêt'), 503: answer('Pas encore prêt, et ce qui manque', 'Readiness') },
    },
  },
  '/metrics': {
    get: {
      ...open('metrics', 'Mesures Prometheus, depuis la machine du serveur seulement et sans mandataire'),
      responses: { 200: { description: 'Mesures', content: { 'text/plain': { schema: { type: 'string' } } } }, ...problems(403) },
    },
  },
};
