import { Kbd, Modal, Switch, Table } from '@mantine/core';
import { useLetterKeys, usePreferring } from '../api/index.js';
import { useWords } from '../language/index.js';
import { words } from './words.js';

/** The keys of every page, and a way to be rid of those that are a single letter. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { keys } = useWords(words);
  const letters = useLetterKeys();
  const prefer = usePreferring();
  const rows: [string, string][] = [
    ['/ · Ctrl K', keys.search],
    ['n', keys.newCase],
    ['t', keys.toWork],
    ['a', keys.toNotices],
    ['?', keys.help],
    ['j · k', keys.rows],
    ['↑ · ↓', keys.rowsFrom],
    ['x', keys.select],
    [keys.enter, keys.open],
  ];
  return (
    <Modal opened onClose={onClose} title={keys.title}>
      <Table>
        <Table.Tbody>
          {rows.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" w={140}>
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label={keys.off}
        checked={!letters}
        onChange={({ currentTarget }) => void prefer({ letterKeys: !currentTarget.checked })}
      />
    </Modal>
  );
}
