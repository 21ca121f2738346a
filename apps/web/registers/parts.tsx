import { Badge, Text } from '@mantine/core';
import { WhyThisDay } from '../case/deadline-proof.js';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful, TextLink } from '../parts/index.js';
import type { AheadOf, RegisterRow } from './queries.js';
import { sentenceOf, whenOf } from './sentence.js';
import { lastDaysBefore } from './terms.js';
import { words } from './words.js';

/** The pieces of a row, on the axis and on a card alike. */

export function CaseName({ row: { id, reference, title, kind, situation, sandbox } }: { row: RegisterRow }) {
  const { row: says } = useWords(words);
  return (
    <>
      <TextLink to="/dossiers/$id" params={{ id }} fw={600}>
        {title === '' ? reference : title}
      </TextLink>{' '}
      {sandbox && (
        <Badge variant="outline" color="grape" tt="none" size="sm">
          {says.sandbox}
        </Badge>
      )}
      <Text size="sm" c="dimmed">
        {title !== '' && <>{reference} · </>}
        <Lawful>{kind ? `${kind.label} · ${situation.label}` : situation.label}</Lawful>
      </Text>
    </>
  );
}

export function TermText({ row: { span } }: { row: RegisterRow }) {
  const { row: says } = useWords(words);
  if (!span) return null;
  const { firstDay, lastDay, state } = span;
  const text =
    firstDay === null
      ? says.notDated
      : lastDay !== null
        ? says.term(frenchDay(firstDay), frenchDay(lastDay))
        : state === 'notYet'
          ? says.starts(frenchDay(firstDay))
          : says.since(frenchDay(firstDay));
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}

/** What comes if nobody does anything, and until when something may still be done about it. */
export function Next({ row }: { row: RegisterRow }) {
  const { row: says } = useWords(words);
  const lastDays = row.closed ? [] : lastDaysBefore(row);
  return (
    <>
      <Text size="sm">
        <Lawful>{sentenceOf(row, says)}</Lawful>
      </Text>
      {lastDays.map((one) => (
        <Text size="sm" c="dimmed" key={`${one.name} ${one.on}`}>
          <Lawful>{says.lastDay(frenchDay(one.on), one.label)}</Lawful>
        </Text>
      ))}
    </>
  );
}

export function DependantsCount({ row: { id, reference, dependants } }: { row: RegisterRow }) {
  const { dependants: says, table } = useWords(words);
  const { open, closed, byProcess } = dependants;
  if (open + closed === 0) {
    return (
      <Text size="sm" c="dimmed">
        {says.none}
      </Text>
    );
  }
  return (
    <>
      <TextLink to="/dossiers/$id" params={{ id }} search={{ vue: 'liens' }} size="sm" fw={600}>
        {open > 0 ? says.open(open) : says.closed(closed)}
        <span className="visually-hidden">
          {' '}
          – {table.dependants} : {reference}
        </span>
      </TextLink>
      {open > 0 && closed > 0 && (
        <Text size="sm" c="dimmed">
          {says.closed(closed)}
        </Text>
      )}
      {byProcess.map(({ process, label, open: some }) =>
        some === 0 ? null : (
          <Text size="sm" c="dimmed" key={process}>
            <Lawful>{byProcess.length > 1 ? `${label} : ${some}` : label}</Lawful>
          </Text>
        ),
      )}
    </>
  );
}

/** Every date ahead as text, each with its proof. @param idOf the element of each, for whoever comes from the axis */
export function AheadList({ row, idOf }: { row: RegisterRow; idOf: (index: number) => string }) {
  const { marks } = useWords(words);
  return (
    <ol className="plain-list ahead-list">
      {row.ahead.map((one, index) => (
        <li key={`${one.name} ${one.due}`} id={idOf(index)} tabIndex={-1}>
          <Text size="sm" fw={600}>
            <Lawful>{said(one, marks)}</Lawful>
          </Text>
          <Text size="sm" c="dimmed">
            <Lawful>{one.consequenceLabel}</Lawful>
          </Text>
          <WhyThisDay deadline={{ ...one, legalDate: one.on }} />
        </li>
      ))}
    </ol>
  );
}

/** '13/04/2026 à 24:00 : Fin de la période, vers « Caduque »' */
export const said = (one: AheadOf, marks: (typeof words)['fr']['marks']): string =>
  one.leadsTo ? marks.leads(whenOf(one), one.label, one.leadsTo.label) : marks.only(whenOf(one), one.label);
