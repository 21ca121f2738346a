import { useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, useRef } from 'react';
import { useLetterKeys } from '../api/index.js';
import type { Row } from './rows.js';

const indexIn = (target: EventTarget | null): number | undefined => {
  const index = target instanceof Element ? target.closest<HTMLElement>('[data-index]')?.dataset.index : undefined;
  return index === undefined ? undefined : Number(index);
};

/**
 * From row to row by keyboard: arrows among the rows, j and k from anywhere, x to select. Enter opens, as on any link.
 * @returns what the list listens to
 */
export function useRowKeys(rows: readonly Row[], goTo: (index: number) => void, toggle: (row: Row) => void) {
  const letters = useLetterKeys();
  const current = useRef<string>(undefined);
  const place = () => rows.findIndex(({ id }) => id === current.current);
  const step = (by: number) => {
    const from = place();
    const to = from < 0 ? 0 : from + by;
    const row = rows[to];
    if (row === undefined) return;
    current.current = row.id;
    goTo(to);
  };
  const select = () => {
    const row = rows[place()];
    if (row) toggle(row);
  };
  useHotkeys(
    letters
      ? [
          ['j', () => step(1)],
          ['k', () => step(-1)],
          ['x', select],
        ]
      : [],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  );
  return {
    onFocus: ({ target }: { target: EventTarget | null }) => {
      const index = indexIn(target);
      if (index !== undefined) current.current = rows[index]?.id;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || indexIn(event.target) === undefined) return;
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      step(by);
    },
  };
}
