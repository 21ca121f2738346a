import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/index.js';

/** The organisations that forms may name; they seldom change. */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async () => (await answered(api.GET('/v1/organisations'))).organisations,
  staleTime: 10 * 60_000,
});

/** How organisations are called; undefined for one that is not in the directory, and for all while it is not read. */
export function useOrganisationName(): (id: string) => string | undefined {
  const { data = [] } = useQuery(organisationsQuery);
  return (id) => data.find((one) => one.id === id)?.name;
}
