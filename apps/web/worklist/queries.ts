import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, call, type Schemas } from '../api/index.js';
import type { WorklistQuery } from './address.js';
import type { Page, Row } from './rows.js';

export type Counts = Schemas['WorklistCounts'];
export type SavedFilter = Schemas['Filter'];

/** Rows a page: as many as the API gives at once. */
export const PAGE = 200;
/** More pages than these are not all read again because the window came back: what changed comes by the live stream. */
const PAGES_READ_AGAIN = 3;

export const readPage = (query: WorklistQuery, cursor: string): Promise<Page> =>
  call('GET', `/v1/cases?${new URLSearchParams({ ...query, limit: String(PAGE), ...(cursor === '' ? {} : { cursor }) })}`);

/** The list, page by page. Live changes are worked into it row by row (`mendsItself`), never by reading it all again. */
export const casesQuery = (query: WorklistQuery) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', query],
    queryFn: ({ pageParam }) => readPage(query, pageParam) as Promise<Page<Row>>,
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    meta: { mendsItself: true },
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= PAGES_READ_AGAIN,
  });

export const countsQuery = (process: string | undefined) =>
  queryOptions({
    queryKey: ['cases', 'counts', process ?? null],
    queryFn: () => answered(api.GET('/v1/cases/counts', { params: { query: process === undefined ? {} : { process } } })),
  });

export const filtersQuery = queryOptions({
  queryKey: ['filters'],
  queryFn: () => answered(api.GET('/v1/filters')),
  staleTime: 60_000,
});
