import { ActionIcon, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed, Said } from '../parts/index.js';
import type { WorklistQuery } from './address.js';
import { filtersQuery, type SavedFilter } from './queries.js';
import { nameMistake } from './save-filter.js';
import { words } from './words.js';

/** One's own filters: renamed, shared, put to another list, deleted. */
export function ManageFilters({ filters, query, onClose }: { filters: readonly SavedFilter[]; query: WorklistQuery; onClose: () => void }) {
  const { saved } = useWords(words);
  const [said, setSaid] = useState<string>();
  return (
    <Modal opened onClose={onClose} title={saved.manageTitle} size="lg">
      <Said>{said}</Said>
      {filters.length === 0 && <Text>{saved.manageNone}</Text>}
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {filters.map((filter) => (
          <li key={filter.id}>
            <OneFilter filter={filter} query={query} say={setSaid} />
          </li>
        ))}
      </Stack>
    </Modal>
  );
}

interface Given {
  readonly filter: SavedFilter;
  readonly query: WorklistQuery;
  readonly say: (what: string) => void;
}

function OneFilter({ filter, query, say }: Given) {
  const { saved } = useWords(words);
  const client = useQueryClient();
  const [name, setName] = useState(filter.name);
  const [asking, setAsking] = useState(false);
  const again = (what: string) => async () => {
    say(what);
    await client.invalidateQueries({ queryKey: filtersQuery.queryKey });
  };
  const put = useMutation({
    mutationFn: (some: Partial<SavedFilter>) => {
      const { name: kept, query: asked, shared } = { ...filter, ...some };
      return call('PUT', `/v1/filters/${filter.id}`, { name: kept, query: asked, shared });
    },
    onSuccess: again(saved.done.saved),
  });
  const remove = useMutation({ mutationFn: () => call('DELETE', `/v1/filters/${filter.id}`), onSuccess: again(saved.done.removed) });
  const mistake = nameMistake(put.error);
  const rename = () => {
    if (name.trim() !== '' && name !== filter.name) put.mutate({ name });
  };
  return (
    <Stack gap={6}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <TextInput
          style={{ flex: 1 }}
          aria-label={saved.rename(filter.name)}
          value={name}
          maxLength={80}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onBlur={rename}
          onKeyDown={({ key }) => key === 'Enter' && rename()}
          error={name.trim() === '' ? saved.nameNeeded : mistake}
        />
        <ActionIcon variant="default" size="lg" aria-label={saved.remove(filter.name)} onClick={() => setAsking(true)}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <Group gap="md">
        <Checkbox
          label={saved.isShared}
          aria-label={`${saved.isShared} : ${filter.name}`}
          checked={filter.shared}
          onChange={({ currentTarget }) => put.mutate({ shared: currentTarget.checked })}
        />
        <Button variant="subtle" size="compact-sm" aria-label={saved.replace(filter.name)} onClick={() => put.mutate({ query })}>
          {saved.replaceShort}
        </Button>
        {asking && (
          <Group gap="xs" role="group" aria-label={saved.remove(filter.name)}>
            <Text size="sm">{saved.removeSure}</Text>
            <Button size="compact-sm" color="red" autoFocus loading={remove.isPending} onClick={() => remove.mutate()}>
              {saved.yesRemove}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
              {saved.no}
            </Button>
          </Group>
        )}
      </Group>
      {put.error && mistake === undefined && <Failed failure={put.error} />}
      {remove.error && <Failed failure={remove.error} />}
    </Stack>
  );
}
