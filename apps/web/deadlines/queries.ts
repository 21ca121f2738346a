import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/index.js';

export type Due = Schemas['Due'];
export type Consequence = Due['consequence'];
export type CalendarAddress = Schemas['CalendarAddress'];

export interface DueFilters {
  readonly process?: string;
  readonly consequence?: Consequence;
  /** only the cases that somebody looks after themselves */
  readonly mine: boolean;
}

/** `ahead`: what the calendar still holds; `passed`: what fell due since anybody last acted. */
export type Which = 'ahead' | 'passed';

interface DuePage {
  readonly deadlines: readonly Due[];
  readonly next: string | null;
}

const PAGE = 100;
const MOST_IN_A_MONTH = 1_000;

const queryOf = ({ process, consequence, mine }: DueFilters, sandbox: boolean) => ({
  process,
  consequence,
  assignedTo: mine ? 'me' : undefined,
  sandbox,
});

const page = (which: Which, query: object): Promise<DuePage> =>
  which === 'ahead'
    ? answered(api.GET('/v1/deadlines', { params: { query } }))
    : answered(api.GET('/v1/deadlines/passed', { params: { query } }));

/** Deadlines, soonest first, page by page. @param sandbox those of cases with a clock of their own, apart from the real ones */
export const dueQuery = (which: Which, filters: DueFilters, sandbox = false) =>
  infiniteQueryOptions({
    queryKey: ['deadlines', which, filters, sandbox],
    queryFn: ({ pageParam }) => page(which, { ...queryOf(filters, sandbox), cursor: pageParam, limit: PAGE }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** All that is due from one instant to another; `whole` says whether there was more than is shown. */
export const dueBetweenQuery = (filters: DueFilters, from: string, until: string) =>
  queryOptions({
    queryKey: ['deadlines', 'between', filters, from, until],
    queryFn: async () => {
      const deadlines: Due[] = [];
      let cursor: string | undefined;
      do {
        const { deadlines: more, next } = await page('ahead', { ...queryOf(filters, false), from, until, cursor, limit: 200 });
        deadlines.push(...more);
        cursor = next ?? undefined;
      } while (cursor !== undefined && deadlines.length < MOST_IN_A_MONTH);
      return { deadlines, whole: cursor === undefined };
    },
  });

export const addressesQuery = queryOptions({
  queryKey: ['calendar-addresses'],
  queryFn: () => answered(api.GET('/v1/calendar-addresses')),
});
