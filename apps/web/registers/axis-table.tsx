import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { shortMonthOf } from '../language/calendar-names.js';
import { frenchDay, useLanguage, useWords } from '../language/index.js';
import { AheadList, CaseName, DependantsCount, Next, TermText } from './parts.js';
import type { RegisterRow } from './queries.js';
import { Track } from './track.js';
import { marksOf, percentOf, type Window, type Zoom } from './window.js';
import { words } from './words.js';

interface Given {
  readonly rows: readonly RegisterRow[];
  /** of the process */
  readonly label: string;
  readonly window: Window;
  readonly zoom: Zoom;
  readonly now: string;
}

/** The register along an axis of years, one line a case; on demand its dates in words, with their proofs. */
export function AxisTable({ rows, label, window, zoom, now }: Given) {
  const { table } = useWords(words);
  return (
    <table className="register">
      <caption className="visually-hidden">{table.caption(label)}</caption>
      <thead>
        <tr>
          <th scope="col" className="register-case">
            {table.case}
          </th>
          <th scope="col" className="register-line">
            <span className="visually-hidden">{table.line}</span>
            <Years window={window} zoom={zoom} now={now} />
          </th>
          <th scope="col" className="register-next">
            {table.next}
          </th>
          <th scope="col" className="register-dependants">
            {table.dependants}
          </th>
        </tr>
      </thead>
      {rows.map((row) => (
        <Row key={row.id} row={row} window={window} now={now} />
      ))}
    </table>
  );
}

function Years({ window, zoom, now }: { window: Window; zoom: Zoom; now: string }) {
  const { today } = useWords(words);
  const { language } = useLanguage();
  return (
    <span className="register-years" aria-hidden="true">
      {marksOf(window, zoom).map((day) => (
        <span key={day} className="register-year" style={{ left: `${percentOf(day, window)}%` }}>
          {zoom === '2' ? shortMonthOf(language, day) : day.slice(0, 4)}
        </span>
      ))}
      <span className="register-today" style={{ left: `${percentOf(now, window)}%` }} title={frenchDay(now)}>
        {today}
      </span>
    </span>
  );
}

function Row({ row, window, now }: { row: RegisterRow; window: Window; now: string }) {
  const { row: says } = useWords(words);
  const [open, setOpen] = useState(false);
  const idOf = (index: number) => `registre-${row.id}-${index}`;
  const show = (index: number) => {
    setOpen(true);
    setTimeout(() => document.getElementById(idOf(index))?.focus());
  };
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <tbody data-closed={row.closed || undefined}>
      <tr>
        <th scope="row">
          <CaseName row={row} />
          <TermText row={row} />
        </th>
        <td className="register-line">
          <Track row={row} window={window} now={now} onDate={show} />
        </td>
        <td>
          <Next row={row} />
          {row.ahead.length > 0 && (
            <UnstyledButton className="register-more not-printed" aria-expanded={open} onClick={() => setOpen(!open)}>
              <Chevron size={14} aria-hidden /> {says.dates(row.ahead.length)}
              <span className="visually-hidden"> – {row.reference}</span>
            </UnstyledButton>
          )}
        </td>
        <td>
          <DependantsCount row={row} />
        </td>
      </tr>
      {open && (
        <tr className="register-dates">
          <td colSpan={4}>
            <section aria-label={says.datesOf(row.reference)}>
              <AheadList row={row} idOf={idOf} />
            </section>
          </td>
        </tr>
      )}
    </tbody>
  );
}
