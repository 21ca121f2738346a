import type { InfiniteData } from '@tanstack/react-query';
import type { CaseRow, Page, Row } from './rows.js';

/** Something that happened in a case while its row was read. */
export interface Heard {
  readonly caseId: string;
  readonly closed: boolean;
  readonly situation: { readonly id: string; readonly label: string } | null;
}

export interface Followed {
  readonly data: InfiniteData<Page<Row>>;
  /** the rows that changed where they stand */
  readonly changed: readonly string[];
  readonly arrived: readonly string[];
}

const URGENCIES = ['late', 'today', 'yours', 'others', 'ended'];

type Compare = (a: CaseRow, b: CaseRow) => number;
const bySoonest: Compare = (a, b) => order(a.nextDeadline?.due ?? '~', b.nextDeadline?.due ?? '~') || order(a.id, b.id);
const COMPARE: Readonly<Record<string, Compare>> = {
  urgency: (a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || bySoonest(a, b),
  deadline: bySoonest,
  updated: (a, b) => order(b.updatedAt, a.updatedAt),
  opened: (a, b) => order(b.openedAt, a.openedAt),
  reference: (a, b) => order(a.reference, b.reference),
};

/**
 * A list with what happened since it was read. Rows stay where they stand, so that nothing moves under the reader: one that no longer
 * belongs there is marked, a new one comes where the order puts it.
 * @param now what the list's own question answers today of the cases that were heard of
 */
export function withChanges(data: InfiniteData<Page<Row>>, heard: readonly Heard[], now: readonly CaseRow[], sort: string): Followed {
  const fresh = new Map(now.map((row) => [row.id, row]));
  const known = new Map(heard.map((one) => [one.caseId, one]));
  const present = new Set(data.pages.flatMap(({ cases }) => cases.map(({ id }) => id)));
  const pages = data.pages.map((page) => ({
    ...page,
    cases: page.cases.map((row) => {
      const happened = known.get(row.id);
      return happened === undefined ? row : (fresh.get(row.id) ?? goneRow(row, happened));
    }),
  }));
  const arriving = now.filter(({ id }) => known.has(id) && !present.has(id));
  const arrived = arriving.filter((row) => insert(pages, row, COMPARE[sort] ?? bySoonest)).map(({ id }) => id);
  return { data: { ...data, pages }, changed: heard.map(({ caseId }) => caseId).filter((id) => present.has(id)), arrived };
}

const goneRow = (row: Row, { situation, closed }: Heard): Row => ({ ...row, closed, situation: situation ?? row.situation, gone: true });

/** Puts a row before the first that comes after it; what would come after all that is loaded comes with the next page. */
function insert(pages: { cases: Row[]; next: string | null }[], row: CaseRow, compare: Compare): boolean {
  for (const page of pages) {
    const at = page.cases.findIndex((one) => compare(row, one) < 0);
    if (at < 0) continue;
    page.cases.splice(at, 0, row);
    return true;
  }
  const last = pages.at(-1);
  if (last === undefined || last.next !== null) return false;
  last.cases.push(row);
  return true;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
