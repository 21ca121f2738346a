import { Button, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useWords } from '../language/index.js';
import { Failed, Waiting, WaitingInline } from '../parts/index.js';
import { filtersIn, type Search, type View, type WorklistQuery } from './address.js';
import { CaseCards } from './case-cards.js';
import { CaseTable } from './case-table.js';
import { ExportButton } from './export-button.js';
import { type News, useFollowing } from './following.js';
import { NoCases } from './no-cases.js';
import { casesQuery } from './queries.js';
import { useRowKeys } from './row-keys.js';
import type { Row } from './rows.js';
import { useRowsInView } from './rows-in-view.js';
import { useSelection } from './selection.js';
import { SelectionBar } from './selection-bar.js';
import { words } from './words.js';

/** Where a table has room. */
const WIDE = '(min-width: 62em)';
const LINE_PX = 86;
const CARD_PX = 232;
/** Rows from the end at which the next page is asked for: before whoever scrolls gets there. */
const AHEAD = 60;

interface Given {
  readonly query: WorklistQuery;
  readonly search: Search;
  readonly view: View;
}

/** The cases of a view: as many as there are, kept up to date while they are read. */
export function CaseList({ query, search, view }: Given) {
  const { list: says } = useWords(words);
  const list = useInfiniteQuery(casesQuery(query));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list;
  const rows = useMemo(() => unique(data?.pages.flatMap(({ cases }) => cases) ?? []), [data]);
  const selection = useSelection();
  const wide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const inView = useRowsInView(rows, wide ? LINE_PX : CARD_PX);
  const keys = useRowKeys(rows, inView.goTo, selection.toggle);
  const news = useFollowing(query, inView.hold);
  const fresh = useMemo(() => new Set([...news.changed, ...news.arrived]), [news]);

  const nearsEnd = (inView.items.at(-1)?.index ?? 0) >= rows.length - AHEAD;
  useEffect(() => {
    if (nearsEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [nearsEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  // a sheet of paper has room for a table
  const Shown = wide || inView.printing ? CaseTable : CaseCards;
  return (
    <section aria-label={says.caption(useWords(words).views[view])}>
      <Group justify="space-between" my="xs" gap="xs">
        <Text size="sm" c="dimmed">
          {rows.length > 0 && (hasNextPage ? says.countSoFar(rows.length) : says.count(rows.length))}
        </Text>
        <Happened news={news} />
        {rows.length > 0 && <ExportButton query={query} />}
      </Group>
      {list.isPending && <Waiting rows={10} />}
      {list.isError && !isFetchNextPageError && <Failed failure={list.error} retry={() => void list.refetch()} />}
      {data && rows.length === 0 && <NoCases view={view} search={search} isFiltered={filtersIn(search).length > 0} />}
      {rows.length > 0 && (
        <Shown
          rows={rows}
          inView={inView}
          selection={selection}
          fresh={fresh}
          isWhole={!hasNextPage}
          keys={keys}
          view={view}
          search={search}
        />
      )}
      {isFetchingNextPage && <WaitingInline label={says.loadingMore} />}
      {isFetchNextPageError && (
        <Group role="alert" gap="sm" my="md">
          <Text>{says.moreFailed}</Text>
          <Button variant="default" size="xs" onClick={() => void fetchNextPage()}>
            {says.retry}
          </Button>
        </Group>
      )}
      <SelectionBar selection={selection} query={query} />
    </section>
  );
}

/** Said quietly, to those who see and to those who listen. */
function Happened({ news: { changed, arrived } }: { news: News }) {
  const { list } = useWords(words);
  const said = [
    changed.length > 0 ? list.changed(changed.length) : undefined,
    arrived.length > 0 ? list.arrived(arrived.length) : undefined,
  ].filter((one) => one !== undefined);
  return (
    <Text role="status" aria-live="polite" size="sm" fw={600} style={{ flex: 1 }}>
      {said.join(' · ')}
    </Text>
  );
}

/** A case that moved while pages were read may be on two of them. */
function unique(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
