import { Checkbox, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful, useAddress } from '../parts/index.js';
import { firstOrder, type Order, orderOf, type Search, type View } from './address.js';
import { Awaited, CaseLink, Deadline, Flags, Gone, LookedAfterBy, Pick } from './row-parts.js';
import type { Row } from './rows.js';
import type { RowsInView } from './rows-in-view.js';
import type { Selection } from './selection.js';
import { words } from './words.js';

/** What either way of showing the list is given. */
export interface Shown {
  readonly rows: readonly Row[];
  readonly inView: RowsInView;
  readonly selection: Selection;
  /** rows that have just changed */
  readonly fresh: ReadonlySet<string>;
  /** every row there is has been read */
  readonly isWhole: boolean;
  readonly keys: object;
  readonly view: View;
  readonly search: Search;
}

/** Where there is room for one column more. */
const ROOMY = '(min-width: 88em)';

export function CaseTable({ rows, inView, selection, fresh, isWhole, keys, view, search }: Shown) {
  const { list, views } = useWords(words);
  const { columns } = list;
  const roomy = useMediaQuery(ROOMY, false, { getInitialValueInEffect: false });
  const every = rows.length > 0 && rows.every(({ id }) => selection.has(id));
  return (
    <table
      {...keys}
      ref={inView.list as React.RefObject<HTMLTableElement>}
      className="cases"
      aria-rowcount={isWhole ? rows.length + 1 : -1}
    >
      <caption className="visually-hidden">{list.caption(views[view])}</caption>
      <thead>
        <tr aria-rowindex={1}>
          <th className="column-select not-printed">
            <Checkbox
              aria-label={list.selectAll}
              checked={every}
              indeterminate={!every && selection.size > 0}
              onChange={() => (every ? selection.clear() : selection.add(rows))}
            />
          </th>
          <Sortable order="reference" label={columns.reference} search={search} view={view} className="column-reference" ascending />
          <th>{columns.situation}</th>
          <th>{columns.waitsFor}</th>
          <Sortable order="echeance" label={columns.deadline} search={search} view={view} className="column-deadline" ascending />
          <th className="column-assignee">{columns.assignee}</th>
          {roomy && <Sortable order="mouvement" label={columns.updated} search={search} view={view} className="column-updated" />}
        </tr>
      </thead>
      <tbody>
        <Gap height={inView.above} columns={roomy ? 7 : 6} />
        {inView.items.map(({ index }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <CaseLine
              key={row.id}
              row={row}
              index={index}
              selected={selection.has(row.id)}
              fresh={fresh.has(row.id)}
              roomy={roomy}
              onToggle={selection.toggle}
              measure={inView.measure}
            />
          );
        })}
        <Gap height={inView.below} columns={roomy ? 7 : 6} />
      </tbody>
    </table>
  );
}

/** The rows that are not drawn. */
const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    <tr aria-hidden className="gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  ) : null;

interface Line {
  readonly row: Row;
  readonly index: number;
  readonly selected: boolean;
  readonly fresh: boolean;
  readonly roomy: boolean;
  readonly onToggle: (row: Row) => void;
  readonly measure: (element: HTMLElement | null) => void;
}

const CaseLine = memo(
  function CaseLine({ row, index, selected, fresh, roomy, onToggle, measure }: Line) {
    return (
      <tr
        ref={measure}
        data-index={index}
        data-case={row.id}
        data-fresh={fresh || undefined}
        data-gone={row.gone}
        data-selected={selected || undefined}
        aria-rowindex={index + 2}
        className="case-row"
      >
        <td className="not-printed">
          <Pick row={row} checked={selected} onToggle={() => onToggle(row)} />
        </td>
        <th scope="row">
          <CaseLink row={row} /> <Flags row={row} />
          <span className="process">
            <Lawful>{row.label}</Lawful>
          </span>
          <Gone row={row} />
        </th>
        <td>
          <Lawful>{row.situation.label}</Lawful>
        </td>
        <td>
          <Awaited row={row} />
        </td>
        <td>
          <Deadline row={row} />
        </td>
        <td className="column-assignee">
          <LookedAfterBy row={row} />
        </td>
        {roomy && <td>{frenchDay(row.updatedAt)}</td>}
      </tr>
    );
  },
  (a, b) => a.row === b.row && a.index === b.index && a.selected === b.selected && a.fresh === b.fresh && a.roomy === b.roomy,
);

interface SortableGiven {
  readonly order: Order;
  readonly label: string;
  readonly search: Search;
  readonly view: View;
  readonly className?: string;
  readonly ascending?: boolean;
}

/** Sorts by this column, and back to what presses most. */
function Sortable({ order, label, search, view, className, ascending = false }: SortableGiven) {
  const [, change] = useAddress();
  const isOn = orderOf(search) === order;
  const Arrow = ascending ? IconArrowUp : IconArrowDown;
  const next = isOn ? 'urgence' : order;
  return (
    <th className={className} aria-sort={isOn ? (ascending ? 'ascending' : 'descending') : undefined}>
      <UnstyledButton className="sort" onClick={() => change({ tri: next === firstOrder(view) ? undefined : next })}>
        {label} {isOn && <Arrow size={16} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}
