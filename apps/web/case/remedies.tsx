import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Refused, Written } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { actionsQuery } from './queries.js';
import { words } from './words.js';

interface Given {
  readonly caseId: string;
  readonly refusal: Refused;
  readonly onAct: (act: string, data?: Written) => void;
  /** told when somebody else is to be asked for it */
  readonly onAsk: () => void;
}

/** The way from what is missing to the act that supplies it: one's own at once, another's by asking for it. */
export function Remedies({ caseId, refusal, onAct, onAsk }: Given) {
  const { acts } = useWords(words);
  const { data } = useQuery(actionsQuery(caseId));
  const supplies = (refusal.missing ?? []).flatMap(({ supply }) => (supply ? [supply] : []));
  return supplies.map(({ act, data: written }) => {
    const action = data?.actions.find((one) => one.act === act);
    if (!action) return null;
    if (action.allowed) {
      return (
        <Button key={JSON.stringify([act, written])} size="compact-sm" onClick={() => onAct(act, written)}>
          {acts.supply(action.label)}
        </Button>
      );
    }
    return action.byChoices.length > 0 ? null : (
      <Button key={act} size="compact-sm" variant="default" onClick={onAsk}>
        {acts.ask}
      </Button>
    );
  });
}
