import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { dayOf, useWords } from '../language/index.js';
import { said } from './parts.js';
import type { RegisterRow } from './queries.js';
import { whenOf } from './sentence.js';
import { termsOf } from './terms.js';
import { percentOf, stretchOf, type Window } from './window.js';
import { words } from './words.js';

interface Given {
  readonly row: RegisterRow;
  readonly window: Window;
  /** an instant */
  readonly now: string;
  /** told which of the dates ahead somebody wants to know more of */
  readonly onDate: (index: number) => void;
}

const isWithin = (percent: number): boolean => percent >= 0 && percent <= 100;

/** One case along the axis: its terms, today, and the dates ahead, from one to the other by the arrow keys. */
export function Track({ row, window, now, onDate }: Given) {
  const { row: says, marks } = useWords(words);
  const today = row.sandbox?.now ?? now;
  const terms = termsOf(row);
  const end = row.span && !row.span.final && row.span.state !== 'ended' ? row.span.lastDay : null;
  const openEnd = end === null ? undefined : stretchOf(dayOf(end), null, window);
  const todayAt = percentOf(today, window);
  return (
    <div className="track">
      {terms.map(({ from, to, is }) => {
        const stretch = stretchOf(from, to, window);
        return (
          stretch && (
            <span key={from} className="track-term" data-is={is} style={{ left: `${stretch.left}%`, width: `${stretch.width}%` }} />
          )
        );
      })}
      {openEnd && <span className="track-open" style={{ left: `${openEnd.left}%`, width: `${openEnd.width}%` }} />}
      {isWithin(todayAt) && (
        <span className="track-today" data-own={row.sandbox !== undefined || undefined} style={{ left: `${todayAt}%` }} />
      )}
      {row.span === null && <span className="track-none">{says.reserved}</span>}
      <Marks
        label={marks.of(row.reference)}
        marks={row.ahead.flatMap((one, index) => {
          const at = percentOf(one.due, window);
          if (!isWithin(at)) return [];
          return [
            {
              key: `${one.name} ${one.due}`,
              at,
              kind: one.leadsTo ? 'move' : 'last',
              label: said(one, marks),
              onPress: () => onDate(index),
            },
          ];
        })}
      />
      {row.behind.map((one) => {
        const at = percentOf(one.due, window);
        return isWithin(at) ? (
          <span
            key={`${one.name} ${one.due}`}
            className="track-reached"
            style={{ left: `${at}%` }}
            title={marks.reached(whenOf(one), one.label)}
          />
        ) : null;
      })}
    </div>
  );
}

interface Mark {
  readonly key: string;
  readonly at: number;
  readonly kind: 'move' | 'last';
  readonly label: string;
  readonly onPress: () => void;
}

/** One stop of the tabulator for a line, however many dates are on it. */
function Marks({ label, marks }: { label: string; marks: readonly Mark[] }) {
  const [present, setPresent] = useState(0);
  const group = useRef<HTMLSpanElement>(null);
  if (marks.length === 0) return null;
  const here = Math.min(present, marks.length - 1);
  const go = (event: KeyboardEvent) => {
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (to === undefined || to < 0 || to >= marks.length) return;
    event.preventDefault();
    setPresent(to);
    group.current?.querySelectorAll<HTMLElement>('button')[to]?.focus();
  };
  return (
    <span ref={group} role="toolbar" aria-label={label} onKeyDown={go}>
      {marks.map(({ key, at, kind, label: says, onPress }, index) => (
        <Tooltip
          key={key}
          label={says}
          withinPortal={false}
          withArrow
          multiline
          maw={320}
          events={{ hover: true, focus: true, touch: true }}
        >
          <button
            type="button"
            className="track-mark"
            data-kind={kind}
            style={{ left: `${at}%` }}
            aria-label={says}
            tabIndex={index === here ? 0 : -1}
            onFocus={() => setPresent(index)}
            onClick={onPress}
          />
        </Tooltip>
      ))}
    </span>
  );
}
