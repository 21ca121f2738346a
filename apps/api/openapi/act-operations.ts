import { MOST_FILES } from '../../../libs/attachments/index.js';
import { EVIDENCE, isForPeople } from '../../../libs/casework/index.js';
import { schemaOf } from '../../../libs/forms/index.js';
import { cite, type FormClass, OPEN, type Process } from '../../../machines/kernel/index.js';
import { exampleRequest } from './examples.js';
import { answer, CASE, header, IDEMPOTENCY_KEY, type Operation, type Paths, pathParameter, problems, type Schema } from './parts.js';

const OCCURRED_AT: Schema = {
  type: 'string',
  description: 'Date du fait : 2019-10-07, ou 2019-10-07T14:30 à l’heure de Paris, ou un instant avec son décalage. Jamais dans le futur.',
};
const SANDBOX: Schema = {
  type: 'object',
  description: 'Ouvre un dossier d’essai, dont l’horloge se règle. Refusé en production.',
  properties: { now: { type: 'string', description: 'Ce que montre son horloge.' } },
  additionalProperties: false,
};
const ATTACHMENTS: Schema = {
  type: 'array',
  description: 'Pièces envoyées par POST /v1/attachments.',
  items: { type: 'string', format: 'uuid' },
  maxItems: MOST_FILES,
};
const DATA: Schema = { type: 'object', description: 'Le formulaire de l’acte.', additionalProperties: {} };
const PERIODS: Schema = { type: 'array', items: { type: 'string', pattern: '^P[1-9]\\d{0,3}D$' }, minItems: 1, maxItems: 10 };
const DELAYS = 'Délais qu’aucun texte ne fixe, autres que ceux par défaut.';
const SETTINGS: Schema = { type: 'object', description: DELAYS, additionalProperties: PERIODS };
const IF_MATCH = header('If-Match', 'Le numéro lu dans ETag, entre guillemets : refuse (412) si le dossier a changé depuis.');

/** An operation with one body. */
export type ActOperation = Operation & {
  readonly tags: readonly string[];
  readonly description: string;
  readonly requestBody: ReturnType<typeof body>;
};

/** One operation of two: it takes either body. */
export function either(one: ActOperation, other: ActOperation): ActOperation {
  const { schema, example } = one.requestBody.content['application/json'];
  const forms = 'oneOf' in schema ? (schema.oneOf as Schema[]) : [schema];
  return {
    ...one,
    tags: [...one.tags, ...other.tags],
    description: `${one.description}\n\n${other.description}`,
    requestBody: withSchema({ oneOf: [...forms, other.requestBody.content['application/json'].schema] }, example),
  };
}

/** Every opening and every act, each an operation of its own with its own schema. */
export function actOperations(process: Process): Paths {
  const acts = Object.entries(process.forms).filter(([act]) => act !== OPEN && isForPeople(process, act));
  return {
    [`/v1/${process.plural}`]: { post: opening(process) },
    ...Object.fromEntries(acts.map(([act, form]) => [`/v1/cases/{id}/actions/${act}`, { post: acting(process, act, form) }])),
  };
}

/**
 * The same two for whoever reads forms at run time and knows no process by name: `form` of `GET /v1/cases/{id}/actions` and of
 * `GET /v1/processes/{process}` says what `data` is.
 */
export const GENERIC_OPERATIONS: Paths = {
  '/v1/{process}': {
    post: {
      operationId: 'cases_open',
      tags: ['Dossiers'],
      summary: 'Ouvre un dossier d’une procédure',
      parameters: [pathParameter('process', 'Le pluriel de la procédure : mediation-referrals…'), IDEMPOTENCY_KEY],
      requestBody: body(
        { data: DATA, occurredAt: OCCURRED_AT, settings: SETTINGS, sandbox: SANDBOX, attachments: ATTACHMENTS },
        { data: {} },
      ),
      responses: { 201: answer('Le dossier ouvert'), ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 503) },
    },
  },
  '/v1/cases/{id}/actions/{act}': {
    post: {
      operationId: 'cases_act',
      tags: ['Dossiers'],
      summary: 'Accomplit un acte dans un dossier',
      parameters: [CASE, pathParameter('act', 'L’acte'), IDEMPOTENCY_KEY, IF_MATCH],
      requestBody: body({ data: DATA, occurredAt: OCCURRED_AT, by: by({ type: 'string' }), attachments: ATTACHMENTS }, { data: {} }),
      responses: { 200: answer('Le dossier après cet acte'), ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503) },
    },
  },
};

function opening(process: Process): ActOperation {
  const form = process.forms[OPEN] as FormClass;
  return {
    operationId: `${process.workflowType}_open`,
    tags: [process.label],
    summary: process.formRules[OPEN]?.label ?? process.label,
    description: `Source : ${cite(process.source)}`,
    parameters: [IDEMPOTENCY_KEY],
    requestBody: body(
      {
        data: schemaOf(form),
        occurredAt: OCCURRED_AT,
        settings: settingsOf(process),
        sandbox: SANDBOX,
        attachments: ATTACHMENTS,
      },
      exampleRequest(process, OPEN, form),
    ),
    responses: { 201: answer('Le dossier ouvert', 'Case'), ...problems(400, 401, 403, 409, 413, 415, 422, 429, 503) },
  };
}

function acting(process: Process, act: string, form: FormClass): ActOperation {
  const rule = process.formRules[act];
  const situations = Object.values(process.situations).filter(({ ways }) => ways.some((way) => way.act === act));
  const sources = [...new Set(situations.flatMap(({ ways }) => ways.filter((way) => way.act === act).map(({ source }) => cite(source))))];
  const who = (process.access.acts[act] ?? []).map(({ decides, recordedBy }) => relations(process, decides, recordedBy));
  const isEvidenced = rule?.dating === 'evidenced';
  return {
    operationId: `${process.workflowType}_${act}`,
    tags: [process.label],
    summary: rule?.label ?? act,
    description: [
      rule?.hint,
      `Qui : ${who.join(' ; ')}.`,
      situations.length > 0 ? `Situations : ${situations.map(({ label }) => `« ${label} »`).join(', ')}.` : undefined,
      sources.length > 0 ? `Source : ${sources.join(' ; ')}` : undefined,
    ]
      .filter(Boolean)
      .join('\n\n'),
    parameters: [CASE, IDEMPOTENCY_KEY, IF_MATCH],
    requestBody: body(
      { data: schemaOf(form), ...(isEvidenced ? { occurredAt: OCCURRED_AT } : {}), by: byOf(process, act), attachments: ATTACHMENTS },
      exampleRequest(process, act, form),
    ),
    responses: { 200: answer('Le dossier après cet acte', 'Case'), ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503) },
  };
}

const relations = (process: Process, decides: string, recordedBy: string | undefined) => {
  const label = (relation: string) => process.access.relations[relation]?.label ?? relation;
  return recordedBy === undefined ? label(decides) : `${label(decides)}, consigné par ${label(recordedBy)}`;
};

const byOf = (process: Process, act: string): Schema =>
  by({ type: 'string', enum: [...new Set((process.access.acts[act] ?? []).map(({ decides }) => decides))] });

function by(relation: Schema): Schema {
  return {
    type: 'object',
    description: 'Qui décide, quand ce n’est pas vous.',
    properties: {
      relation,
      person: { type: 'string', pattern: '^p[1-9]\\d?$' },
      organisation: { type: 'string', description: 'Quand un autre organisme décide.' },
      evidence: { type: 'string', enum: Object.keys(EVIDENCE), 'x-labels': EVIDENCE },
    },
    additionalProperties: false,
  };
}

function settingsOf(process: Process): Schema {
  return {
    type: 'object',
    description: DELAYS,
    properties: Object.fromEntries(
      Object.entries(process.settings).map(([name, { label, default: value }]) => [name, { ...PERIODS, title: label, default: value }]),
    ),
    additionalProperties: false,
  };
}

function withSchema(schema: Schema, example: unknown) {
  return { required: true, content: { 'application/json': { schema, example } } };
}

function body(properties: Record<string, Schema>, example: unknown) {
  return withSchema({ type: 'object', properties, additionalProperties: false }, example);
}
