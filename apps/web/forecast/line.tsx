import { useMemo } from 'react';
import { shortMonthOf } from '../language/calendar-names.js';
import { frenchDay, useLanguage, useWords } from '../language/index.js';
import type { Ahead } from './events.js';
import { placeOf, type Span, ticksOf } from './span.js';
import { words } from './words.js';

const MARKS: Readonly<Record<Ahead['kind'], string>> = { reminder: '●', escalation: '▲', transition: '◆', act: '★', refused: '✕' };

/** Days side by side that would cover one another stand one above the other. Of the line's width. */
const NEAR = 0.018;
const ROWS = 4;
/** Pixels. */
const ROW = 18;
const HEADROOM = 34;

interface Given {
  readonly ahead: readonly Ahead[];
  readonly from: string;
  readonly to: string;
  readonly span: Span;
}

/** Everything ahead along one line, at a glance; the table says the same in words. */
export function Line({ ahead, from, to, span }: Given) {
  const { today, consequences, line } = useWords(words);
  const { language } = useLanguage();
  const marks = useMemo(() => placed(ahead, from, to), [ahead, from, to]);
  const kinds = [...new Set(ahead.map(({ kind }) => kind))];
  return (
    <figure className="forecast-line" aria-label={line}>
      <div
        className="forecast-axis"
        aria-hidden="true"
        style={{ height: HEADROOM + ROW * (1 + Math.max(0, ...marks.map(({ row }) => row))) }}
      >
        <span className="forecast-today">{today}</span>
        {ticksOf(from, span).map((day) => (
          <span key={day} className="forecast-tick" style={{ left: `${placeOf(day, from, to) * 100}%` }}>
            {shortMonthOf(language, day)}
          </span>
        ))}
        {marks.map(({ key, kind, place, row, label, day }) => (
          <span
            key={key}
            className="forecast-mark"
            data-kind={kind}
            title={`${frenchDay(day)} – ${label}`}
            style={{ left: `${place * 100}%`, bottom: row * ROW }}
          >
            {MARKS[kind]}
          </span>
        ))}
      </div>
      <figcaption>
        <ul className="forecast-legend">
          {kinds.map((kind) => (
            <li key={kind}>
              <span className="forecast-mark" data-kind={kind} aria-hidden="true">
                {MARKS[kind]}
              </span>{' '}
              {consequences[kind]}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function placed(ahead: readonly Ahead[], from: string, to: string) {
  const all = ahead
    .flatMap(({ key, kind, label, at, again }) => [at, ...again].map((day, turn) => ({ key: `${key} ${turn}`, kind, label, day })))
    .map((one) => ({ ...one, place: placeOf(one.day, from, to) }))
    .sort((a, b) => a.place - b.place);
  const lastInRow: number[] = [];
  return all.map((one) => {
    const free = Array.from({ length: ROWS }, (_, row) => row).find((row) => one.place - (lastInRow[row] ?? -1) > NEAR) ?? ROWS - 1;
    lastInRow[free] = one.place;
    return { ...one, row: free };
  });
}
