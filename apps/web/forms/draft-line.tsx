import { Alert, Button, Group, Text } from '@mantine/core';
import { frenchHour, frenchMoment, useWords } from '../language/index.js';
import type { DraftState } from './drafts.js';
import { words } from './words.js';

interface Given {
  readonly state: DraftState;
  readonly savedAt?: string;
  readonly onDiscard: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Whether what is written is kept, quietly; and what to do when another tab wrote too. */
export function DraftLine({ state, savedAt, onDiscard, onKeepMine, onTakeTheirs }: Given) {
  const { draft } = useWords(words);
  const said = {
    none: '',
    saving: draft.saving,
    saved: savedAt === undefined ? '' : draft.saved(frenchHour(savedAt)),
    failed: draft.failed,
    elsewhere: draft.elsewhere,
  }[state];
  return (
    <Group gap="sm" mih={26}>
      <Text size="sm" c="dimmed" role="status">
        {said}
      </Text>
      {state === 'saved' && (
        <Button variant="subtle" size="compact-sm" color="gray" onClick={onDiscard}>
          {draft.discard}
        </Button>
      )}
      {state === 'elsewhere' && (
        <>
          <Button variant="default" size="compact-sm" onClick={onKeepMine}>
            {draft.keepMine}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onTakeTheirs}>
            {draft.takeTheirs}
          </Button>
        </>
      )}
    </Group>
  );
}

/** That a form was found again as it was left. @param at the instant it was kept */
export function DraftRestored({ at, onClose }: { at: string; onClose: () => void }) {
  const { draft } = useWords(words);
  return (
    <Alert color="blue" role="status" withCloseButton closeButtonLabel={draft.close} onClose={onClose}>
      {draft.restored(frenchMoment(at))}
    </Alert>
  );
}
