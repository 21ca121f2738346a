import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Failed, Waiting } from '../parts/index.js';
import { CaseFrame } from './case-frame.js';
import { caseQuery } from './queries.js';

/** One case of any process. */
export function CasePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending, refetch } = useQuery(caseQuery(id));
  if (isPending) return <Waiting />;
  if (!data) return <Failed failure={error} retry={() => void refetch()} />;
  return <CaseFrame key={id} of={data} />;
}
