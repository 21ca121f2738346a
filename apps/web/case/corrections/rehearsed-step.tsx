import { Alert, Button, Group, Stack } from '@mantine/core';
import { isProblem } from '../../api/index.js';
import { Refusals } from '../../forms/index.js';
import { useWords } from '../../language/index.js';
import { Failed } from '../../parts/index.js';
import { words } from '../words.js';
import { DifferenceList } from './difference-list.js';
import type { Rehearsed } from './use-correcting.js';

interface Given {
  readonly shown: Rehearsed;
  readonly isBusy: boolean;
  readonly failure: unknown;
  readonly onGo: () => void;
  readonly onBack: () => void;
}

/** What a correction would change, before it is made or proposed. */
export function RehearsedStep({ shown: { atOnce, difference }, isBusy, failure, onGo, onBack }: Given) {
  const { corrections: says } = useWords(words);
  return (
    <Stack>
      <DifferenceList of={difference} />
      <Alert color={atOnce ? 'green' : 'blue'} role="status">
        {atOnce ? says.atOnce : says.secondPerson}
      </Alert>
      <CorrectionFailed failure={failure} />
      <Group>
        <Button loading={isBusy} onClick={onGo}>
          {atOnce ? says.doIt : says.propose}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={onBack}>
          {says.back}
        </Button>
      </Group>
    </Stack>
  );
}

/** Why a correction is not possible, in the process's own reasons where it gave some. */
export function CorrectionFailed({ failure }: { failure: unknown }) {
  if (failure === null) return null;
  const refusals = isProblem(failure) ? failure.problem.refusals : undefined;
  if (!refusals) return <Failed failure={failure} />;
  return (
    <Alert color="orange" role="alert">
      <Refusals refusals={refusals} />
    </Alert>
  );
}
