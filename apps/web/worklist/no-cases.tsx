import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../language/index.js';
import { ButtonLink, Empty, useAddress } from '../parts/index.js';
import { FIRST_VIEW, type Search, type View, withoutFilters } from './address.js';
import { countsQuery } from './queries.js';
import { words } from './words.js';

/** Nothing to show: what will appear here, and what may be done. */
export function NoCases({ view, search, isFiltered }: { view: View; search: Search; isFiltered: boolean }) {
  const { empty, filters } = useWords(words);
  const [, change] = useAddress();
  const { data: counts } = useQuery(countsQuery(undefined));
  const icon = <IconInbox size={40} stroke={1.4} aria-hidden />;
  if (isFiltered) {
    return (
      <Empty icon={icon} title={empty.filtered} action={<Button onClick={() => change(withoutFilters(search))}>{filters.clear}</Button>}>
        {empty.filteredWhy}
      </Empty>
    );
  }
  const hasNone = counts !== undefined && counts.open + counts.closedThisMonth === 0;
  if (hasNone && (view === FIRST_VIEW || view === 'tous')) {
    return (
      <Empty icon={icon} title={empty.none} action={<ButtonLink to="/nouveau">{empty.open}</ButtonLink>}>
        {empty.noneWhy}
      </Empty>
    );
  }
  const [title, why] = empty.views[view] ?? [empty.none, empty.noneWhy];
  const on =
    view === 'moi' && (counts?.unassigned ?? 0) > 0 ? (
      <ButtonLink to="/" search={{ vue: 'personne' }} variant="default">
        {empty.toUnassigned}
      </ButtonLink>
    ) : view === FIRST_VIEW ? undefined : (
      <ButtonLink to="/" search={{}} variant="default">
        {empty.toOpen}
      </ButtonLink>
    );
  return (
    <Empty icon={icon} title={title} action={on}>
      {why}
    </Empty>
  );
}
