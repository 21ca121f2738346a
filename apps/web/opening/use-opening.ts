import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem, call, useSameRequest } from '../api/index.js';
import type { Case } from '../case/queries.js';
import { draftAddress, draftKey, type Mistakes, mistakesOf, tidy } from '../forms/index.js';
import type { Begun, Part } from './plan.js';
import { factsOf } from './plan.js';
import { type Simulation, simulate } from './simulation.js';

/** What the API found wrong, act by act. */
export type MistakesByAct = Readonly<Record<string, Mistakes>>;

/** Where an opening stands: the case it has opened, and how many of the acts that go with it are recorded. */
interface Opened {
  readonly case: Case;
  readonly done: number;
}

interface Given {
  readonly process: { readonly key: string; readonly plural: string };
  readonly parts: readonly Part[];
  readonly organisation: string;
  readonly onOpened: (opened: Case) => void;
}

/** From a filled start to an open case: what it would bring about first, then the opening and what goes with it, each once. */
export function useOpening({ process, parts, organisation, onOpened }: Given) {
  const client = useQueryClient();
  const [mistakes, setMistakes] = useState<MistakesByAct>({});
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<Case>();
  /** what a second attempt need not send again */
  const progress = useRef<Opened>(undefined);
  /** the draft that was left in the new case, if one was */
  const left = useRef<string>(undefined);
  const once = useSameRequest();

  const explain = (found: MistakesByAct) => {
    setMistakes(found);
    setAttempt((before) => before + 1);
  };

  const check = useMutation({
    mutationFn: (begun: Begun): Promise<Simulation> => simulate(process.key, factsOf(parts, begun, organisation, true)),
    onError: (failure) => {
      if (failure instanceof ApiProblem && failure.problem.errors) {
        const { errors } = failure.problem;
        const of = (index: number) => errors.filter(({ field }) => field.startsWith(`facts[${index}].`));
        explain(
          Object.fromEntries(parts.map(({ act }, index) => [act, mistakesOf(of(index), `facts[${index}].data.`, `facts[${index}].`)])),
        );
      }
    },
  });

  const send = useMutation({
    mutationFn: async (begun: Begun) => {
      for (const [index, part] of parts.entries()) {
        const now = progress.current;
        if (now && index < now.done) continue;
        const address: string = now ? `/v1/cases/${now.case.id}/actions/${part.act}` : `/v1/${process.plural}`;
        const body = {
          data: tidy(part.form, begun.answers[part.act] ?? {}),
          ...(part.dating === 'evidenced' ? { occurredAt: begun.day } : {}),
        };
        const after = await once<Case>(address, body);
        progress.current = { case: after, done: index + 1 };
        setOpened(after);
      }
      return (progress.current as Opened).case;
    },
    onSuccess: (after) => {
      if (left.current !== undefined) void call('DELETE', left.current).catch(() => undefined);
      void client.invalidateQueries({ queryKey: ['cases'] });
      onOpened(after);
    },
    onError: (failure, begun) => {
      const now = progress.current;
      if (now) void handOver(now, begun);
      else if (failure instanceof ApiProblem && failure.problem.errors)
        explain({ [parts[0]?.act ?? '']: mistakesOf(failure.problem.errors, 'data.') });
    },
  });

  /** What a later act lacked is kept where it is finished: in the new case. */
  const handOver = async ({ case: { id }, done }: Opened, begun: Begun) => {
    const next = parts[done];
    if (!next) return;
    const content = { data: begun.answers[next.act] ?? {}, day: begun.day, hour: '', choice: 0, attachments: [] };
    const address = draftAddress(draftKey('act', id, next.act));
    left.current = address;
    await call('PUT', address, { content }).catch(() => undefined);
  };

  return { mistakes, attempt, explain, opened, check, send };
}
