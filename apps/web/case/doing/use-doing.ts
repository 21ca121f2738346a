import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call, isProblem, useMe, useSameRequest } from '../../api/index.js';
import { type Mistakes, mistakesOf, NO_MISTAKES } from '../../forms/index.js';
import { dayOf, useWords } from '../../language/index.js';
import { type Foreseen, foreseen } from '../consequences.js';
import { nowOf } from '../moments.js';
import { type Action, type Case, caseQuery, type Forecast } from '../queries.js';
import { words } from '../words.js';
import { commandOf, type Entry, foreseenFact, lackingIn } from './entry.js';

/** What happened in the case since the page on which somebody decided. */
export interface Changed {
  readonly seq: number;
  readonly changed: readonly { readonly seq: number; readonly act: string; readonly label: string; readonly occurredAt: string }[];
}

export type Step =
  | { readonly at: 'fill' }
  | { readonly at: 'check'; readonly found: Foreseen | null; readonly seq: number }
  | { readonly at: 'conflict'; readonly changed: Changed['changed'] };

/** From a filled form to a recorded act: what it would bring about first, then the act itself, once. */
export function useDoing({ id: caseId, ...present }: Case, action: Action, onDone: (after: Case) => void) {
  const { doing: says } = useWords(words);
  const client = useQueryClient();
  const { organisation } = useMe();
  const now = nowOf(present);
  const [step, setStep] = useState<Step>({ at: 'fill' });
  const [mistakes, setMistakes] = useState<Mistakes>(NO_MISTAKES);
  const [attempt, setAttempt] = useState(0);
  const once = useSameRequest();

  const toForm = (found: Mistakes) => {
    setMistakes(found);
    setAttempt((before) => before + 1);
    setStep({ at: 'fill' });
  };

  const check = useMutation({
    mutationFn: async (entry: Entry) => {
      const read = await client.fetchQuery({ ...caseQuery(caseId), staleTime: 0 });
      const moment = nowOf(read);
      const facts = [foreseenFact(action, entry, organisation.id, moment)];
      const until = new Date(Date.parse(moment) + 60_000).toISOString();
      try {
        const forecast = await call<Forecast>('POST', `/v1/cases/${caseId}/forecast`, { facts, until });
        const found = foreseen(read, forecast, action.act);
        return { found, seq: ('consequences' in found ? found.consequences.after : null) ?? read.seq };
      } catch (failure) {
        if (isProblem(failure) && failure.status === 400 && !failure.problem.errors) return { found: null, seq: read.seq };
        throw failure;
      }
    },
    onSuccess: (found) => {
      setMistakes(NO_MISTAKES);
      setStep({ at: 'check', ...found });
    },
    onError: (failure) => {
      if (failure instanceof ApiProblem && failure.problem.errors)
        toForm(mistakesOf(failure.problem.errors, 'facts[0].data.', 'facts[0].'));
    },
  });

  const send = useMutation({
    mutationFn: ({ entry, seq }: { entry: Entry; seq: number }) => {
      const address = `/v1/cases/${caseId}/actions/${action.act}`;
      return once<Case>(address, commandOf(action, entry), { 'If-Match': `"${seq}"` });
    },
    onSuccess: onDone,
    onError: (failure) => {
      if (!(failure instanceof ApiProblem)) return;
      const { status, problem } = failure;
      if (status === 400 && problem.errors) toForm(mistakesOf(problem.errors, 'data.'));
      if (status === 409 && problem.refusals)
        setStep({ at: 'check', found: { refusals: problem.refusals as never }, seq: Number(problem.seq) });
      if (status === 412) {
        void client.invalidateQueries({ queryKey: ['case', caseId] });
        setStep({ at: 'conflict', changed: (problem as unknown as Changed).changed ?? [] });
      }
    },
  });

  return {
    step,
    mistakes,
    attempt,
    isChecking: check.isPending,
    isSending: send.isPending,
    /** what neither a field nor the process explains: the server away, the session over */
    failure: step.at === 'fill' ? unexplained(check.error) : step.at === 'check' ? unexplained(send.error) : null,
    check: (entry: Entry) => {
      const found = lackingIn(action, entry, dayOf(now), says);
      if (Object.keys(found).length > 0) return toForm(found);
      send.reset();
      check.mutate(entry);
    },
    send: (entry: Entry) => {
      if (step.at === 'check' && !send.isPending) send.mutate({ entry, seq: step.seq });
    },
    back: () => {
      send.reset();
      check.reset();
      setStep({ at: 'fill' });
    },
    /** what was wrong with these fields is settled once they are written anew */
    forgive: (fields: readonly string[]) =>
      setMistakes((all) =>
        Object.fromEntries(
          Object.entries(all).filter(([place]) => !fields.some((field) => place === field || place.startsWith(`${field}[`))),
        ),
      ),
  };
}

function unexplained(failure: unknown): unknown {
  if (failure instanceof ApiProblem && (failure.problem.errors || failure.problem.refusals || failure.status === 412)) return null;
  return failure;
}
