import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { lazy, useMemo } from 'react';
import { useWords } from '../language/index.js';
import { MenuOnDemand, type OnDemand } from '../parts/index.js';
import type { WorklistQuery } from './address.js';
import { words } from './words.js';

const SavedFilters = lazy(async () => ({ default: (await import('./saved-filters.js')).SavedFilters }));

export function SavedFiltersButton({ query }: { query: WorklistQuery }) {
  const { saved } = useWords(words);
  const menu = useMemo(() => (given: OnDemand) => <SavedFilters {...given} query={query} />, [query]);
  const button = (
    <Button variant="default" leftSection={<IconBookmark size={18} aria-hidden />}>
      {saved.menu}
    </Button>
  );
  return <MenuOnDemand button={button} menu={menu} />;
}
