import { queryOptions, useQuery } from '@tanstack/react-query';
import { call, useMe } from '../api/index.js';
import { type Found, type Stop, stopsFor } from './stops.js';

interface Listed {
  readonly cases: readonly { readonly id: string }[];
}

const some = async (search: string): Promise<readonly string[]> =>
  (await call<Listed>('GET', `/v1/cases?limit=5&${search}`)).cases.map(({ id }) => id);

/** One example of each kind, as the reader finds it now. */
const examplesQuery = (organisation: string) =>
  queryOptions({
    queryKey: ['tour', organisation],
    queryFn: async (): Promise<Found> => {
      const [waiting, late, open, ended, deadlines, notices] = await Promise.all([
        some('waitsFor=me&closed=false'),
        some('late=true&closed=false'),
        some('closed=false'),
        some('closed=true'),
        call<{ deadlines: readonly unknown[] }>('GET', '/v1/deadlines?limit=1'),
        call<{ notices: readonly unknown[] }>('GET', '/v1/notices?limit=1'),
      ]);
      // two stops on the same case would tell half as much
      const [waits] = waiting;
      return {
        waiting: waits,
        late: late.find((id) => id !== waits) ?? late[0],
        open: open[0],
        ended: ended[0],
        hasDeadlines: deadlines.deadlines.length > 0,
        hasNotices: notices.notices.length > 0,
      };
    },
    staleTime: 5 * 60_000,
  });

/** The stops of the reader's own tour. */
export function useStops(): { readonly stops: readonly Stop[] | undefined; readonly failure: unknown; readonly retry: () => void } {
  const { organisation } = useMe();
  const { data, error, refetch } = useQuery(examplesQuery(organisation.id));
  const isAuditor = organisation.roles.some(({ id }) => id === 'auditor');
  return { stops: data && stopsFor(isAuditor, data), failure: error, retry: () => void refetch() };
}
