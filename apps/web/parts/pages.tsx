import { Button } from '@mantine/core';
import type { InfiniteData } from '@tanstack/react-query';
import { useWords } from '../language/index.js';
import { words } from './words.js';

/** The rows of a list that is read page by page, as one. */
export const rowsOf = <Page, Row>(data: InfiniteData<Page> | undefined, rows: (page: Page) => readonly Row[]): readonly Row[] =>
  data?.pages.flatMap(rows) ?? [];

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The way on to the next page of a list; nothing when it is whole. */
export function More({ of: { hasNextPage, isFetchingNextPage, fetchNextPage } }: { of: Paged }) {
  const { states } = useWords(words);
  if (!hasNextPage) return null;
  return (
    <Button variant="default" mt="sm" className="not-printed" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {states.more}
    </Button>
  );
}
