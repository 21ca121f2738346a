import { Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmarkPlus, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useWords } from '../language/index.js';
import { Failed, type OnDemand } from '../parts/index.js';
import { searchOf, type WorklistQuery } from './address.js';
import { filtersQuery, type SavedFilter } from './queries.js';
import { words } from './words.js';

const SaveFilter = lazy(() => import('./save-filter.js').then(({ SaveFilter: Dialog }) => ({ default: Dialog })));
const ManageFilters = lazy(() => import('./manage-filters.js').then(({ ManageFilters: Dialog }) => ({ default: Dialog })));

/** Lists under a name: one's own, and those that colleagues share. */
export function SavedFilters({ target, query }: OnDemand & { query: WorklistQuery }) {
  const { saved } = useWords(words);
  const { data, error, refetch } = useQuery(filtersQuery);
  const [saving, save] = useDisclosure(false);
  const [managing, manage] = useDisclosure(false);
  const filters = (data?.filters ?? []) as readonly SavedFilter[];
  const mine = filters.filter(({ yours }) => yours);
  const shared = filters.filter(({ yours }) => !yours);
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal defaultOpened>
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          {error && <Failed failure={error} retry={() => void refetch()} />}
          <Menu.Label>{saved.mine}</Menu.Label>
          {mine.length === 0 && (
            <Text px="sm" pb="xs" size="sm" c="dimmed">
              {saved.none}
            </Text>
          )}
          {mine.map((filter) => (
            <FilterItem key={filter.id} filter={filter} />
          ))}
          {shared.length > 0 && <Menu.Label>{saved.shared}</Menu.Label>}
          {shared.map((filter) => (
            <FilterItem key={filter.id} filter={filter} />
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus size={18} aria-hidden />} onClick={save.open}>
            {saved.save}
          </Menu.Item>
          {mine.length > 0 && (
            <Menu.Item leftSection={<IconSettings size={18} aria-hidden />} onClick={manage.open}>
              {saved.manage}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {saving && <SaveFilter query={query} onClose={save.close} />}
        {managing && <ManageFilters filters={mine} query={query} onClose={manage.close} />}
      </Suspense>
    </>
  );
}

function FilterItem({ filter: { name, query, yours, owner } }: { filter: SavedFilter }) {
  const { saved } = useWords(words);
  const navigate = useNavigate();
  return (
    <Menu.Item onClick={() => void navigate({ to: '/', search: searchOf(query as WorklistQuery) })}>
      {name}
      {!yours && (
        <Text span size="sm" c="dimmed">
          {' '}
          {saved.by(owner.name)}
        </Text>
      )}
    </Menu.Item>
  );
}
