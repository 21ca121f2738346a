import { Alert, Button, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { monthOf } from '../language/calendar-names.js';
import { dayOf, daysAfter, frenchLongDay, useLanguage, useWords } from '../language/index.js';
import { Failed, Lawful, Waiting } from '../parts/index.js';
import { Dues } from './agenda.js';
import { byDay, monthAfter, weeksOf } from './grouping.js';
import { type Due, type DueFilters, dueBetweenQuery } from './queries.js';
import { words } from './words.js';

/** Shown in a day's square; the rest is counted. */
const IN_A_SQUARE = 3;

/** A month's deadlines, day by day. @param month '2026-11' */
export function Month({ month, filters, go }: { month: string; filters: DueFilters; go: (month: string) => void }) {
  const { month: says } = useWords(words);
  const { language } = useLanguage();
  const [chosen, choose] = useState<string>();
  const weeks = weeksOf(month);
  const last = weeks.at(-1)?.at(-1) as string;
  // a day ends with the first instant of the next, in Paris: a day on each side is room enough
  const from = `${daysAfter(weeks[0]?.[0] as string, -1)}T12:00:00.000Z`;
  const until = `${daysAfter(last, 1)}T12:00:00.000Z`;
  const { data, error, refetch } = useQuery(dueBetweenQuery(filters, from, until));
  const name = monthOf(language, `${month}-15`);
  const days = byDay(data?.deadlines ?? []);
  const dues = chosen === undefined ? undefined : days.get(chosen);
  const list = useRef<HTMLDivElement>(null);
  // the list is below the fold: whoever chose a day goes there
  useEffect(() => {
    if (chosen === undefined) return;
    list.current?.scrollIntoView({ block: 'nearest' });
    list.current?.focus({ preventScroll: true });
  }, [chosen]);
  const turn = (to: string) => {
    choose(undefined);
    go(to);
  };
  return (
    <>
      <div className="month-turn">
        <Title order={2} size="h4" tt="capitalize" mr="auto" aria-live="polite">
          {name}
        </Title>
        <Group gap="xs" className="not-printed">
          <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={() => turn(monthAfter(month, -1))}>
            {says.before}
          </Button>
          <Button variant="default" onClick={() => turn(dayOf(new Date()).slice(0, 7))}>
            {says.present}
          </Button>
          <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={() => turn(monthAfter(month, 1))}>
            {says.after}
          </Button>
        </Group>
      </div>
      {error && <Failed failure={error} retry={() => void refetch()} />}
      {!error && !data && <Waiting rows={8} />}
      {data?.whole === false && (
        <Alert color="yellow" mb="sm">
          {says.tooMany}
        </Alert>
      )}
      {data && <Squares month={month} caption={says.caption(name)} weeks={weeks} days={days} chosen={chosen} choose={choose} />}
      {chosen !== undefined && dues && (
        <div ref={list} tabIndex={-1} className="month-chosen">
          <Dues title={frenchLongDay(chosen)} deadlines={dues} />
        </div>
      )}
      {data && !dues && (
        <Text c="dimmed" mt="sm">
          {[...days.keys()].some((day) => day.startsWith(month)) ? says.choose : says.none}
        </Text>
      )}
    </>
  );
}

interface SquaresProps {
  readonly month: string;
  readonly caption: string;
  readonly weeks: readonly (readonly string[])[];
  readonly days: ReadonlyMap<string, readonly Due[]>;
  readonly chosen: string | undefined;
  readonly choose: (day: string) => void;
}

function Squares({ month, caption, weeks, days, chosen, choose }: SquaresProps) {
  const { month: says } = useWords(words);
  return (
    <table className="month">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {says.days.map((day, index) => (
            <th key={day} scope="col" abbr={day}>
              <span aria-hidden>{says.shortDays[index]}</span>
              <span className="visually-hidden">{day}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day}>
                <Square
                  day={day}
                  isOutside={!day.startsWith(month)}
                  dues={days.get(day) ?? []}
                  isChosen={day === chosen}
                  choose={() => choose(day)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SquareProps {
  readonly day: string;
  readonly isOutside: boolean;
  readonly dues: readonly Due[];
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function Square({ day, isOutside, dues, isChosen, choose }: SquareProps) {
  const { month: says } = useWords(words);
  const isToday = day === dayOf(new Date());
  const [, weekday, number, rest] = /^(\D+)(\d+)(.*)$/.exec(frenchLongDay(day)) ?? [];
  const outside = isOutside ? { 'data-outside': true } : {};
  const numbered = (
    <span className="month-number" data-today={isToday || undefined} aria-current={isToday ? 'date' : undefined}>
      <span className="visually-hidden">{weekday}</span>
      {number}
      <span className="visually-hidden">
        {rest}
        {isToday && ` (${says.today})`}
      </span>
    </span>
  );
  if (dues.length === 0)
    return (
      <div className="month-day" {...outside}>
        {numbered}
      </div>
    );
  return (
    <UnstyledButton className="month-day" {...outside} aria-pressed={isChosen} onClick={choose}>
      {numbered}
      <span className="visually-hidden"> : {says.onDay(dues.length)}. </span>
      <span className="month-count" aria-hidden>
        {dues.length}
      </span>
      {dues.slice(0, IN_A_SQUARE).map((due) => (
        <span key={`${due.case.id} ${due.name}`} className="month-due" data-consequence={due.consequence}>
          <Lawful>{due.label}</Lawful>
        </span>
      ))}
      {dues.length > IN_A_SQUARE && <span className="month-rest">{says.more(dues.length - IN_A_SQUARE)}</span>}
    </UnstyledButton>
  );
}
