import './views.css';
import './worklist.css';
import { Group } from '@mantine/core';
import { useMemo } from 'react';
import { standsInFor, useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Heading, useAddress } from '../parts/index.js';
import { queryOf, viewOf } from './address.js';
import { Filters } from './filters.js';
import { CaseList } from './list.js';
import { SavedFiltersButton } from './saved-filters-button.js';
import { Views } from './views.js';
import { words } from './words.js';

/** The worklist: what presses most first, under an address that says which view, filters and order. */
export function WorklistPage() {
  const { page } = useWords(words);
  const me = useMe();
  const [search] = useAddress();
  const view = viewOf(search);
  const query = useMemo(() => queryOf(search), [search]);
  const substituted = standsInFor(me);
  const lead = view === 'moi' && substituted.length > 0 ? page.standsInFor(substituted.join(', ')) : me.organisation.name;
  return (
    <>
      <Heading title={page.title} lead={lead}>
        <Group className="not-printed">
          <SavedFiltersButton query={query} />
        </Group>
      </Heading>
      <Views search={search} view={view} />
      <Filters search={search} view={view} />
      <CaseList key={JSON.stringify(query)} query={query} search={search} view={view} />
    </>
  );
}
