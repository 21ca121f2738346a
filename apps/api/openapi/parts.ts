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

export const answer = (description: string, schema: string, type = 'application/json') => ({
  description,
  content: { [type]: { schema: { $ref: `#/components/schemas/${schema}` } } },
});

/** The problem documents that a call may answer. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      answer(TITLES[status] ?? 'Refusé', status === 409 ? 'Refused' : 'Problem', 'application/problem+json'),
    ]),
  );

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({ type: 'object', properties, required });
const labelled = (id: string): Schema => object({ [id]: text, label: text }, [id, 'label']);

const source = object({ text, requirements: list(text), assumed: { type: 'boolean' }, cited: text }, ['text', 'cited']);
const refusal = object({ code: text, message: text, source, missing: list(object({ what: text, id: text })) }, [
  'code',
  'message',
  'source',
]);
const problem = { type: text, title: text, status: whole, code: text, detail: text };
const MUST = ['type', 'title', 'status', 'code', 'detail'];

export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Case: object(
    {
      id: { type: 'string', format: 'uuid' },
      reference: text,
      process: text,
      label: text,
      situation: object({ id: text, label: text, waitsFor: list(labelled('relation')), source }, ['id', 'label']),
      seq: whole,
      closed: { type: 'boolean' },
      openedAt: text,
      sandbox: object({ now: text }),
      alarm: text,
      yourRelations: list(labelled('relation')),
      assignee: {
        type: ['object', 'null'],
        properties: { id: text, name: text, withdrawn: { type: 'boolean' }, you: { type: 'boolean' }, youStandIn: { type: 'boolean' } },
      },
      parties: list(object({ id: text, name: text, relation: text, label: text }, ['id'])),
      possibleDuplicates: list(
        object({ id: { type: 'string', format: 'uuid' }, reference: text, situation: labelled('id'), commonParties: whole }, [
          'id',
          'reference',
        ]),
      ),
      established: list(object({ name: text, label: text, value: {}, shown: text }, ['name', 'label', 'shown'])),
      deadlines: list(object({ name: text, label: text, due: text, legalDate: text, french: text, consequence: text }, ['name', 'due'])),
      progress: object({ step: { type: ['integer', 'null'] }, of: whole }),
    },
    ['id', 'reference', 'process', 'situation', 'seq', 'closed'],
  ),
  Problem: object({ ...problem, errors: list(object({ field: text, code: text, message: text }, ['field', 'code', 'message'])) }, MUST),
  Refused: object({ ...problem, refusals: list(refusal), seq: whole }, MUST),
  Any: { type: 'object' },
};
