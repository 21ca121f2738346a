import { Button, Menu, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Schemas } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { processQuery } from '../processes/queries.js';
import type { Selection } from './selection.js';
import { words } from './words.js';

const BulkDialog = lazy(() => import('./bulk-dialog.js').then(({ BulkDialog: Dialog }) => ({ default: Dialog })));

type Act = Schemas['Process']['acts'][number];

/** The API takes so many cases at a time. */
const MOST = 200;

/** The acts that may be done for several cases at once, from the situations of those that are chosen. */
export function BulkActs({ selection }: { selection: Selection }) {
  const { selection: says } = useWords(words);
  const [act, setAct] = useState<Act>();
  const keys = [...new Set(selection.rows.map(({ process }) => process))];
  const processes = useQueries({ queries: keys.map((key) => processQuery(key)) }).flatMap(({ data }) => data ?? []);
  const acts = new Map<string, Act>();
  for (const { key, situations, acts: all } of processes) {
    const standing = new Set(selection.rows.filter(({ process }) => process === key).map(({ situation }) => situation.id));
    const possible = new Set(situations.filter(({ id }) => standing.has(id)).flatMap(({ ways }) => ways.map((way) => way.act)));
    for (const one of all) if (one.bulk && possible.has(one.act)) acts.set(one.act, one);
  }
  const isTooMany = selection.size > MOST;
  return (
    <>
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <Button variant="default" disabled={isTooMany} leftSection={<IconListCheck size={18} aria-hidden />}>
            {says.act}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.size === 0 && (
            <Text px="sm" py="xs" size="sm" maw={300}>
              {says.noAct}
            </Text>
          )}
          {[...acts.values()].map((one) => (
            <Menu.Item key={one.act} onClick={() => setAct(one)}>
              <Lawful>{one.label}</Lawful>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isTooMany && <Text size="sm">{says.tooMany(MOST)}</Text>}
      <Suspense>
        {act && <BulkDialog key={act.act} act={act} rows={selection.rows} onClose={() => setAct(undefined)} onDone={selection.clear} />}
      </Suspense>
    </>
  );
}
