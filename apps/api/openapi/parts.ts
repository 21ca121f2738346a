import { TITLES } from '../problem/titles.js';

export type Schema = { readonly [member: string]: unknown };
export type Operation = { readonly [member: string]: unknown };
export type Paths = { readonly [path: string]: { readonly [method: string]: Operation } };

const parameter =
  (place: string, required: boolean) =>
  (name: string, description: string, schema: Schema = { type: 'string' }) => ({
    name,
    in: place,
    required,
    description,
    schema,
  });
export const pathParameter = parameter('path', true);
export const queryParameter = parameter('query', false);
export const header = parameter('header', false);

export const UUID: Schema = { type: 'string', format: 'uuid' };
export const CASE = pathParameter('id', 'Identifiant du dossier', UUID);
export const CURSOR = queryParameter('cursor', 'Le membre « next » de la page précédente');
export const LIMIT = queryParameter('limit', 'De 1 à 200, 50 par défaut', { type: 'integer', minimum: 1, maximum: 200 });
export const IDEMPOTENCY_KEY = header('Idempotency-Key', 'Répétez la demande avec la même clé : elle n’est faite qu’une fois.');

/** What is sent: these members and no others. */
export const jsonBody = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', properties, required, additionalProperties: false } } },
});

/** What is answered: in the shape of the operation's own handler, unless another is named. */
export const answer = (description: string, schema?: string, type = 'application/json') => ({
  description,
  ...(schema === undefined ? {} : { content: { [type]: { schema: reference(schema) } } }),
});
export const reference = (schema: string): Schema => ({ $ref: `#/components/schemas/${schema}` });

/** The problem documents that a call may answer. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      answer(TITLES[status] ?? 'Refusé', status === 409 ? 'Refused' : 'Problem', 'application/problem+json'),
    ]),
  );

/** An operation that only looks. */
export const reads = (tag: string, operationId: string, summary: string, ...parameters: readonly unknown[]): Operation => ({
  operationId,
  tags: [tag],
  summary,
  parameters,
  responses: { 200: answer(summary), ...problems(400, 401, 403, 404, 429, 503) },
});

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({ type: 'object', properties, required });

const problem = { type: text, title: text, status: whole, code: text, detail: text };
const MUST = ['type', 'title', 'status', 'code', 'detail'];

const refusal = object(
  { code: text, message: text, source: reference('Source'), missing: list(reference('Missing')), seq: whole, act: text },
  ['code', 'message', 'source', 'missing'],
);

/** What is no handler's answer: how a request is refused. `seq` and `act` of a refusal: which fact it refuses, where it is one recorded. */
export const PROBLEMS: Readonly<Record<string, Schema>> = {
  Problem: object({ ...problem, errors: list(object({ field: text, code: text, message: text }, ['field', 'code', 'message'])) }, MUST),
  Refused: object({ ...problem, refusals: list(refusal), seq: whole }, MUST),
};
