/** More rows than these are not read for a file. */
const MOST = 5_000;

interface ReadPage<Row> {
  readonly rows: readonly Row[];
  /** where the next page begins; null after the last */
  readonly next: string | null;
}

/**
 * Reads a list to its end, page by page; a row that moved meanwhile is there once.
 * @param read the page at a cursor, '' for the first
 * @param told how many rows have been read
 * @returns the rows, and whether these are all. Throws what reading throws.
 */
export async function readToEnd<Row extends { readonly id: string }>(
  read: (cursor: string) => Promise<ReadPage<Row>>,
  told: (rows: number) => void,
): Promise<{ rows: readonly Row[]; isWhole: boolean }> {
  const found = new Map<string, Row>();
  let next: string | null = '';
  while (next !== null && found.size < MOST) {
    const page: ReadPage<Row> = await read(next);
    for (const row of page.rows) found.set(row.id, row);
    next = page.next;
    told(found.size);
  }
  return { rows: [...found.values()], isWhole: next === null };
}
