import { fieldProblem } from '../../../libs/casework/index.js';
import type { Wanted } from '../../../libs/rectification/index.js';
import { readMembers } from '../http/envelope.js';

const BY = { relation: 'string', person: 'string', evidence: 'string' } as const;

/** A correction as a request gives it. Throws 400. */
export function readWanted(body: unknown): Wanted {
  const { by, insert, remove, ...rest } = readMembers(body, {
    replaces: 'any',
    occurredAt: 'string',
    by: 'object',
    data: 'object',
    remove: 'any',
    insert: 'object',
    reason: 'string',
  });
  if (remove !== undefined && typeof remove !== 'boolean')
    throw fieldProblem('remove', 'flag', '« remove » est vrai pour retirer le fait, ou absent.');
  return {
    ...rest,
    ...(remove === undefined ? {} : { remove }),
    ...(by === undefined ? {} : { by: readMembers(by, BY, 'by') }),
    ...(insert === undefined ? {} : { insert: readInsert(insert) }),
  };
}

function readInsert(insert: Record<string, unknown>): Wanted['insert'] {
  const { by, ...rest } = readMembers(insert, { act: 'string', occurredAt: 'string', by: 'object', data: 'object' }, 'insert');
  return { ...rest, ...(by === undefined ? {} : { by: readMembers(by, BY, 'insert.by') }) };
}
