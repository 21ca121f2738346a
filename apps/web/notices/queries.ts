import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/index.js';

export type Notice = Schemas['Notice'];

export interface NoticeFilters {
  /** only what the reader has not read yet */
  readonly unread: boolean;
  /** only what concerns the reader; else all that their organisation was told */
  readonly mine: boolean;
}

const PAGE = 50;
/** How many of the newest are looked at when something arrives. */
const NEWEST = 20;

/** Of what the reader has not read: all, what concerns them, and the urgent ones of these. */
export const countQuery = queryOptions({
  queryKey: ['notices', 'count'],
  queryFn: () => answered(api.GET('/v1/notices/count')),
});

const asQuery = ({ unread, mine }: NoticeFilters) => ({ ...(unread ? { unread } : {}), ...(mine ? { mine } : {}) });

/** Newest first, page by page. */
export const noticesQuery = (filters: NoticeFilters) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', filters],
    queryFn: ({ pageParam }) =>
      answered(api.GET('/v1/notices', { params: { query: { ...asQuery(filters), cursor: pageParam, limit: PAGE } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** The newest that concern the reader and that they have not read. */
export const newestQuery = queryOptions({
  queryKey: ['notices', 'newest'],
  queryFn: () => answered(api.GET('/v1/notices', { params: { query: { unread: true, mine: true, limit: NEWEST } } })),
});

export const markRead = (id: string): Promise<Notice> => answered(api.POST('/v1/notices/{id}/read', { params: { path: { id } } }));

/** All that concern the reader up to an instant. */
export const markAllRead = (before: string) => answered(api.POST('/v1/notices/read', { body: { before } }));

/** All of one case that concern the reader, up to an instant. */
export const markCaseRead = (caseId: string, before: string) => answered(api.POST('/v1/notices/read', { body: { before, case: caseId } }));
