import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call } from '../api/index.js';
import type { WorklistQuery } from './address.js';
import { casesQuery } from './queries.js';
import type { Row } from './rows.js';

/** So many assignments are on their way at a time. */
const AT_ONCE = 4;

interface Assignment {
  readonly row: Row;
  /** null: nobody */
  readonly account: string | null;
}

export interface Assigned {
  readonly done: readonly Assignment[];
  readonly failed: readonly { readonly row: Row; readonly why: string }[];
  /** what makes it undone */
  readonly before: readonly Assignment[];
}

/** Gives cases to somebody, one by one, and says how far it is; one that fails changes nothing for the others. */
export function useAssigning(query: WorklistQuery) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number }>();

  const assign = async (wanted: readonly Assignment[]): Promise<Assigned> => {
    const done: Assignment[] = [];
    const failed: { row: Row; why: string }[] = [];
    const left = [...wanted];
    setProgress({ done: 0, all: wanted.length });
    const one = async (assignment: Assignment) => {
      const { row, account } = assignment;
      try {
        const { present } = await call<{ present: Row['assignee'] }>('PUT', `/v1/cases/${row.id}/assignment`, { account });
        done.push(assignment);
        client.setQueryData(casesQuery(query).queryKey, (data) =>
          data === undefined
            ? data
            : {
                ...data,
                pages: data.pages.map((page) => ({
                  ...page,
                  cases: page.cases.map((shown) => (shown.id === row.id ? { ...shown, assignee: present } : shown)),
                })),
              },
        );
      } catch (failure) {
        failed.push({ row, why: whyOf(failure) });
      }
      setProgress({ done: done.length + failed.length, all: wanted.length });
    };
    const worker = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await one(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setProgress(undefined);
    await client.invalidateQueries({ queryKey: ['cases', 'counts'] });
    for (const { row } of done) void client.invalidateQueries({ queryKey: ['case', row.id] });
    const given = new Set(done.map(({ row }) => row.id));
    const before = wanted.filter(({ row }) => given.has(row.id)).map(({ row }) => ({ row, account: row.assignee?.id ?? null }));
    return { done, failed, before };
  };
  return { assign, progress };
}

function whyOf(failure: unknown): string {
  if (!(failure instanceof ApiProblem)) throw failure;
  return failure.problem.errors?.[0]?.message ?? failure.problem.detail;
}
