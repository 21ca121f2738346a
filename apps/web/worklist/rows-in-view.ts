import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Row } from './rows.js';

/** What stands over the page: its header, and the head of the table under it. */
const OVER = 110;
/** The bar of what is selected. */
const UNDER = 90;
/** Drawn beyond what is seen, so that a quick scroll finds rows. */
const BEYOND = 15;
/** More rows than these are not printed. */
const PRINTED = 2_000;

export interface RowsInView {
  readonly list: RefObject<HTMLElement | null>;
  readonly printing: boolean;
  readonly items: readonly { readonly index: number }[];
  /** height of what is not drawn, in pixels */
  readonly above: number;
  readonly below: number;
  readonly measure: (element: HTMLElement | null) => void;
  /** brings a row into view and gives it the keyboard */
  readonly goTo: (index: number) => void;
  /** keeps what the reader looks at where it is when rows change above it */
  readonly hold: () => void;
}

/**
 * Of many rows only those in view are drawn, over the page's own scroll; all of them on paper.
 * @param height a guess, in pixels, until a row was drawn
 */
export function useRowsInView(rows: readonly Row[], height: number): RowsInView {
  const list = useRef<HTMLElement>(null);
  const [margin, setMargin] = useState(0);
  const printing = usePrinting();
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: BEYOND,
    scrollMargin: margin,
    scrollPaddingStart: OVER,
    scrollPaddingEnd: UNDER,
    useFlushSync: false,
  });
  // a correction starts from where the page was a frame ago: whoever scrolls on would be thrown back by it, again and again
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = ({ end }, _, { isScrolling, scrollOffset }) =>
    !isScrolling && end <= (scrollOffset ?? 0);
  // what stands above the list may grow and shrink
  useLayoutEffect(() => {
    const top = list.current === null ? 0 : list.current.getBoundingClientRect().top + window.scrollY;
    if (Math.abs(top - margin) > 1) setMargin(top);
  });
  const hold = useHeldPlace(list, rows);
  const goTo = useCallback(
    (index: number) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
      focusSoon(list, index);
    },
    [virtualizer],
  );
  if (printing) {
    return {
      list,
      printing,
      items: rows.slice(0, PRINTED).map((_, index) => ({ index })),
      above: 0,
      below: 0,
      measure: () => undefined,
      goTo,
      hold,
    };
  }
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? margin) - margin;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin);
  return { list, printing, items, above, below, measure: virtualizer.measureElement, goTo, hold };
}

const rowOf = (list: RefObject<HTMLElement | null>, name: 'index' | 'case', value: string | number): HTMLElement | null =>
  list.current?.querySelector<HTMLElement>(`[data-${name}="${value}"]`) ?? null;

/** A row that was far away is drawn some frames later. */
function focusSoon(list: RefObject<HTMLElement | null>, index: number, frames = 20): void {
  const link = rowOf(list, 'index', index)?.querySelector<HTMLElement>('a');
  if (link) link.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusSoon(list, index, frames - 1));
}

function useHeldPlace(list: RefObject<HTMLElement | null>, rows: readonly Row[]): () => void {
  const held = useRef<{ readonly id: string; readonly top: number }>(undefined);
  useLayoutEffect(() => {
    const { id, top } = held.current ?? {};
    held.current = undefined;
    const now = id === undefined ? undefined : rowOf(list, 'case', id)?.getBoundingClientRect().top;
    if (now !== undefined && top !== undefined && Math.abs(now - top) > 1) window.scrollBy({ top: now - top, behavior: 'instant' });
  }, [rows, list]);
  return useCallback(() => {
    // whoever is at the top sees what arrives there
    if (window.scrollY < 10) return;
    const shown = [...(list.current?.querySelectorAll<HTMLElement>('[data-case]') ?? [])];
    const first = shown.find((row) => row.getBoundingClientRect().top >= OVER);
    if (first?.dataset.case) held.current = { id: first.dataset.case, top: first.getBoundingClientRect().top };
  }, [list]);
}

/** Whether the page is being put on paper; what it shows then is drawn before that happens. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
