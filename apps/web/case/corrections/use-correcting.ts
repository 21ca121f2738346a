import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, isProblem, useSameRequest } from '../../api/index.js';
import { type Mistakes, mistakesOf, NO_MISTAKES, type Written } from '../../forms/index.js';
import { useOwnDeed } from '../own-deeds.js';
import type { Case, Difference, Proposal } from '../queries.js';

/** What a correction would change, and whether one person may make it. */
export interface Rehearsed {
  readonly atOnce: boolean;
  readonly difference: Difference;
}

/** A correction from its wish to its record: shown first, then made or proposed. @param prefix where the form stands in the request */
export function useCorrecting(caseId: string, prefix: string, onDone: (proposed: boolean) => void) {
  const client = useQueryClient();
  const mine = useOwnDeed();
  const send = useSameRequest();
  const [mistakes, setMistakes] = useState<Mistakes>(NO_MISTAKES);
  const [attempt, setAttempt] = useState(0);
  const address = `/v1/cases/${caseId}/rectifications`;
  const fault = (found: Mistakes) => {
    setMistakes(found);
    setAttempt((before) => before + 1);
  };
  const failed = (failure: unknown) => {
    if (isProblem(failure) && failure.problem.errors) fault(mistakesOf(failure.problem.errors, `${prefix}data.`, prefix));
  };
  const rehearse = useMutation({
    mutationFn: (wanted: Written) => call<Rehearsed>('POST', `${address}?rehearse=true`, wanted),
    onSuccess: () => setMistakes(NO_MISTAKES),
    onError: failed,
  });
  const ask = useMutation({
    mutationFn: (wanted: Written) => send<Case | Proposal>(address, wanted),
    // a proposal is no fact yet
    onMutate: () => {
      if (rehearse.data?.atOnce) mine();
    },
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      onDone('difference' in answer);
    },
    onError: failed,
  });
  return {
    mistakes,
    attempt,
    fault,
    shown: rehearse.data,
    isBusy: rehearse.isPending || ask.isPending,
    failure: mistaken(rehearse.error) ? (mistaken(ask.error) ? null : ask.error) : rehearse.error,
    rehearse: rehearse.mutate,
    ask: (wanted: Written) => {
      if (!ask.isPending) ask.mutate(wanted);
    },
    back: () => {
      rehearse.reset();
      ask.reset();
    },
  };
}

/** Nothing went wrong, or only in fields, which say so themselves. */
const mistaken = (failure: unknown): boolean => failure === null || (isProblem(failure) && failure.problem.errors !== undefined);
