import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../language/index.js';
import type { WorklistQuery } from './address.js';
import { type Assigned, useAssigning } from './assigning.js';
import type { Selection } from './selection.js';
import { words } from './words.js';

const AssignMenu = lazy(async () => ({ default: (await import('./assign-menu.js')).AssignMenu }));
const BulkActs = lazy(() => import('./bulk-acts.js').then(({ BulkActs: Acts }) => ({ default: Acts })));

interface Given {
  readonly selection: Selection;
  readonly query: WorklistQuery;
}

type Outcome = Assigned & { readonly said: string; readonly isUndoing?: true };

/** What may be done with the chosen cases, and what came of it. It stays in sight while one chooses. */
export function SelectionBar({ selection, query }: Given) {
  const { selection: says } = useWords(words);
  const { assign, progress } = useAssigning(query);
  const [outcome, setOutcome] = useState<Outcome>();
  const give = async (account: string | null, name: string) => {
    setOutcome(undefined);
    const assigned = await assign(selection.rows.map((row) => ({ row, account })));
    const { length } = assigned.done;
    setOutcome({ ...assigned, said: length === 0 ? '' : account === null ? says.freed(length) : says.assigned(length, name) });
    if (assigned.failed.length === 0) selection.clear();
  };
  const undo = async ({ before }: Outcome) => {
    const assigned = await assign(before);
    setOutcome({ ...assigned, said: says.undone(assigned.done.length), isUndoing: true });
  };
  const isShown = selection.size > 0 || progress !== undefined || outcome !== undefined;
  return (
    <section aria-label={says.label} className={isShown ? 'selection-bar not-printed' : 'visually-hidden'}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <div role="status">
            {selection.size > 0 && (
              <Text fw={600} size="sm">
                {says.count(selection.size)}
              </Text>
            )}
            {outcome?.said && <Text size="sm">{outcome.said}</Text>}
          </div>
          {selection.size > 0 && (
            <Button variant="subtle" size="compact-sm" leftSection={<IconX size={16} aria-hidden />} onClick={selection.clear}>
              {says.clear}
            </Button>
          )}
        </Group>
        {progress && (
          <Group gap="sm" wrap="nowrap">
            <Progress value={(100 * progress.done) / progress.all} style={{ flex: 1 }} aria-label={says.assign} />
            <Text size="sm">{says.assigning(progress.done, progress.all)}</Text>
          </Group>
        )}
        {outcome && outcome.failed.length > 0 && <Failures failed={outcome.failed} />}
        {isShown && (
          <Group gap="xs">
            {selection.size > 0 && (
              <Suspense>
                <AssignMenu disabled={progress !== undefined} onChoose={(account, name) => void give(account, name)} />
                <BulkActs selection={selection} />
              </Suspense>
            )}
            {outcome && !outcome.isUndoing && outcome.before.length > 0 && (
              <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={() => void undo(outcome)}>
                {says.undo}
              </Button>
            )}
            {outcome && (
              <Button variant="subtle" onClick={() => setOutcome(undefined)}>
                {says.close}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </section>
  );
}

function Failures({ failed }: { failed: Assigned['failed'] }) {
  const { selection: says } = useWords(words);
  return (
    <div role="alert" className="failures">
      <Text size="sm" fw={600}>
        {says.failed(failed.length)}
      </Text>
      <ul>
        {failed.map(({ row, why }) => (
          <li key={row.id}>
            <Text span size="sm">
              {row.reference} : {why}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
