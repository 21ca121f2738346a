import { infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/index.js';

export type Mail = Schemas['Mail'];
export type MailState = Mail['state'];

interface OutboxFilters {
  readonly scope: 'mine' | 'organisation';
  readonly state?: MailState;
}

/** A mail goes out without anybody's doing: the page looks again now and then. */
const AGAIN_MS = 20_000;

/** Newest first, page by page. */
export const outboxQuery = ({ scope, state }: OutboxFilters) =>
  infiniteQueryOptions({
    queryKey: ['outbox', scope, state],
    queryFn: ({ pageParam }) =>
      answered(api.GET('/v1/outbox', { params: { query: { scope, ...(state ? { state } : {}), cursor: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: AGAIN_MS,
  });

export const sendAgain = (id: string): Promise<Mail> => answered(api.POST('/v1/outbox/{id}/retry', { params: { path: { id } } }));
