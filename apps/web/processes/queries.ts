import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/index.js';

export type Process = Schemas['Process'];
export type ProcessBrief = Schemas['ProcessBrief'];

/** The processes of this server, each in a line. */
export const processesQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: () => answered(api.GET('/v1/processes')),
  select: ({ processes }): readonly ProcessBrief[] => processes,
  staleTime: Number.POSITIVE_INFINITY,
});

/** A whole process. A version never changes. @param process its id (the version in force) or the key of a version */
export const processQuery = (process: string) =>
  queryOptions({
    queryKey: ['process', process],
    queryFn: () => answered(api.GET('/v1/processes/{process}', { params: { path: { process } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
