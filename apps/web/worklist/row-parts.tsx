import { IconAlertTriangle, IconFlask } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { type Row, toldDeadline } from './rows.js';
import { words } from './words.js';

/**
 * What a row says, in a table and on a card alike. Of ten thousand rows some forty are drawn anew at each turn of the wheel: they are
 * made of plain elements.
 */

/** A link like any other, without a router's watch over each of them. */
export function CaseLink({ row: { id, reference } }: { row: Row }) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ to: '/dossiers/$id', params: { id } });
  };
  return (
    <a className="case-link" href={`/dossiers/${id}`} onClick={go}>
      {reference}
    </a>
  );
}

export function Pick({ row: { reference }, checked, onToggle }: { row: Row; checked: boolean; onToggle: () => void }) {
  const { list } = useWords(words);
  return <input type="checkbox" className="pick not-printed" aria-label={list.select(reference)} checked={checked} onChange={onToggle} />;
}

export function Flags({ row: { alarm, sandbox, carried } }: { row: Row }) {
  const { row: says } = useWords(words);
  return (
    <>
      {alarm && (
        <span className="flag" data-flag="alarm" title={says.alarmWhy}>
          <IconAlertTriangle size={14} aria-hidden /> {says.alarm}
          <span className="visually-hidden"> : {says.alarmWhy}</span>
        </span>
      )}
      {!carried && (
        <span className="flag" data-flag="alarm" title={says.notCarriedWhy}>
          <IconAlertTriangle size={14} aria-hidden /> {says.notCarried}
          <span className="visually-hidden"> : {says.notCarriedWhy}</span>
        </span>
      )}
      {sandbox && (
        <span className="flag" title={says.sandboxWhy}>
          <IconFlask size={14} aria-hidden /> {says.sandbox}
          <span className="visually-hidden"> : {says.sandboxWhy}</span>
        </span>
      )}
    </>
  );
}

/** Whose turn it is; one's own organisation is said so. */
export function Awaited({ row: { waitsFor, yourRelations, closed } }: { row: Row }) {
  const { row: says } = useWords(words);
  if (closed || waitsFor.length === 0) return <span className="quiet">{says.none}</span>;
  const isYours = waitsFor.some(({ relation }) => yourRelations.some((yours) => yours.relation === relation));
  const labels = <Lawful>{waitsFor.map(({ label }) => label).join(', ')}</Lawful>;
  if (!isYours) return <span>{labels}</span>;
  return (
    <>
      <span className="strong line">{says.yours}</span>
      <span className="quiet">{labels}</span>
    </>
  );
}

/** How much time is left, or how long ago it ran out, and of what. */
export function Deadline({ row: { closed, late, urgency, nextDeadline, reached } }: { row: Row }) {
  const { row: says } = useWords(words);
  if (closed) return <span className="quiet">{says.closed}</span>;
  const shown = toldDeadline({ late, reached, nextDeadline });
  if (!shown) return <span className="quiet">{says.noDeadline}</span>;
  return (
    <>
      <span className="due" data-urgency={urgency}>
        {late ? says.overdue(Math.max(0, -(shown.days ?? 0))) : ahead(shown.days ?? 0, says)}
      </span>
      <span className="quiet line">
        {shown.label && <Lawful>{shown.label}</Lawful>}
        {shown.label && ' · '}
        <span className="day">{frenchDay(shown.day)}</span>
        {late && reached && nextDeadline && (
          <span className="line">{says.next(frenchDay(nextDeadline.legalDate ?? nextDeadline.due))}</span>
        )}
      </span>
    </>
  );
}

function ahead(days: number, says: (typeof words)['fr']['row']): string {
  if (days <= 0) return says.today;
  return days === 1 ? says.tomorrow : says.inDays(days);
}

export function LookedAfterBy({ row: { assignee } }: { row: Row }) {
  const { row: says } = useWords(words);
  if (assignee === null) return <span className="quiet">{says.nobody}</span>;
  const note = assignee.withdrawn ? says.withdrawn : assignee.youStandIn ? says.standIn : undefined;
  return (
    <span className={assignee.you ? 'strong' : undefined}>
      {assignee.you ? says.you : assignee.name}
      {note !== undefined && <span className="quiet"> ({note})</span>}
    </span>
  );
}

/** A row that what happened took out of the view stays until the list is read again. */
export function Gone({ row: { gone } }: { row: Row }) {
  const { list } = useWords(words);
  return gone ? (
    <span className="line">
      <em>{list.gone}</em>
    </span>
  ) : null;
}
