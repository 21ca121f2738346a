import { Button, Menu } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { membersQuery, useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { words } from './words.js';

/** To whom the chosen cases are given: oneself first, nobody last. */
export function AssignMenu({ disabled, onChoose }: { disabled: boolean; onChoose: (account: string | null, name: string) => void }) {
  const { selection: says } = useWords(words);
  const { account } = useMe();
  const { data } = useQuery(membersQuery);
  return (
    <Menu position="top-start" withinPortal>
      <Menu.Target>
        <Button disabled={disabled} leftSection={<IconUserCheck size={18} aria-hidden />}>
          {says.assign}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={340} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onChoose(account.id, account.name)}>{says.toMe}</Menu.Item>
        {(data?.members ?? [])
          .filter(({ id }) => id !== account.id)
          .map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => onChoose(id, name)}>
              {name}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onChoose(null, says.toNobody)}>{says.toNobody}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
