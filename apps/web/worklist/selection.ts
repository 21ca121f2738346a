import { useMemo, useState } from 'react';
import type { Row } from './rows.js';

/** The cases that somebody has chosen to do something with at once. */
export interface Selection {
  readonly size: number;
  readonly rows: readonly Row[];
  readonly has: (id: string) => boolean;
  readonly toggle: (row: Row) => void;
  readonly add: (rows: readonly Row[]) => void;
  readonly clear: () => void;
}

const NONE: ReadonlyMap<string, Row> = new Map();

export function useSelection(): Selection {
  const [chosen, setChosen] = useState(NONE);
  return useMemo(
    () => ({
      size: chosen.size,
      rows: [...chosen.values()],
      has: (id) => chosen.has(id),
      toggle: (row) =>
        setChosen((before) => {
          const after = new Map(before);
          if (!after.delete(row.id)) after.set(row.id, row);
          return after;
        }),
      add: (rows) => setChosen((before) => new Map([...before, ...rows.map((row) => [row.id, row] as const)])),
      clear: () => setChosen(NONE),
    }),
    [chosen],
  );
}
