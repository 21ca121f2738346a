import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/index.js';

/** The organisations that forms may name; they seldom change. */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async () => (await answered(api.GET('/v1/organisations'))).organisations,
  staleTime: 10 * 60_000,
});
