import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from './client.js';

export type Member = Schemas['Colleague'];

/** The members of the organisation for which somebody works, and how their roles are called. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: () => answered(api.GET('/v1/members')),
  staleTime: 60_000,
});
