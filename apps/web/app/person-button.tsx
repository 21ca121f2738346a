import { Button, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { lazy, useMemo } from 'react';
import { useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { MenuOnDemand, type OnDemand } from '../parts/index.js';
import { words } from './words.js';

const PersonMenu = lazy(async () => ({ default: (await import('./person-menu.js')).PersonMenu }));

/** Who works here; their menu comes when it is asked for. */
export function PersonButton({ onKeys }: { onKeys: () => void }) {
  const { person } = useWords(words);
  const { account } = useMe();
  const menu = useMemo(() => (given: OnDemand) => <PersonMenu {...given} onKeys={onKeys} />, [onKeys]);
  const button = (
    <Button variant="subtle" color="gray" px="xs" aria-label={person.menu(account.name)} leftSection={<IconUser size={18} aria-hidden />}>
      <Text component="span" visibleFrom="md" truncate maw={180}>
        {account.name}
      </Text>
    </Button>
  );
  return <MenuOnDemand button={button} menu={menu} />;
}
