import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/index.js';

export { type Process, processQuery } from '../case/queries.js';
export type ProcessBrief = Schemas['ProcessBrief'];

/** The processes of this server, each in a line. */
export const processesQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: () => answered(api.GET('/v1/processes')),
  select: ({ processes }): readonly ProcessBrief[] => processes,
  staleTime: Number.POSITIVE_INFINITY,
});
