import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, call, type Schemas } from '../api/index.js';
import type { Written } from '../forms/index.js';

export type Simulation = Schemas['SimulationsPlay'];

const PAUSE_MS = 500;

export const simulate = (process: string, facts: readonly Written[]): Promise<Simulation> =>
  call<Simulation>('POST', '/v1/simulations', { process, facts });

/** What follows from what is written so far, half a second after the last key; undefined while nothing can be tried. */
export function useSimulation(process: string, facts: readonly Written[]) {
  const wanted = JSON.stringify(facts);
  const [asked, ask] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => ask(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const tried = JSON.parse(asked) as readonly Written[];
  const query = useQuery({
    queryKey: ['simulations', process, asked],
    queryFn: () => simulate(process, tried),
    enabled: tried.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  // what is not written rightly yet is said where it is written
  const isMistake = query.error instanceof ApiProblem && query.error.status === 400;
  return {
    found: tried.length > 0 ? query.data : undefined,
    isLooking: query.isFetching || asked !== wanted,
    failure: isMistake ? null : query.error,
  };
}
