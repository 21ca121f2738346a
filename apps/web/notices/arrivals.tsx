import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconBell } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/index.js';
import { Lawful, TextLink } from '../parts/index.js';
import { arrivedSince } from './days.js';
import { markCaseRead, type Notice, newestQuery } from './queries.js';
import { useUnreadNotices } from './unread.js';
import { words } from './words.js';

const PAGE_OPENED = new Date(performance.timeOrigin).toISOString();
/** A toast stays long enough to be read, and an urgent one until somebody closes it. */
const STAYS_MS = 8_000;
/** More at once are told as a number. */
const ONE_BY_ONE = 2;
/** Somebody who is that long on a case has seen what it tells. */
const LOOKED_AT_MS = 2_000;

/**
 * What arrives while somebody works: shown in a corner and said, an urgent notice at once and any other when there is a pause. Opening a
 * case reads its notices.
 */
export function NoticeArrivals() {
  const { arrived } = useWords(words);
  const { data } = useQuery(newestQuery);
  const known = useRef(new Set<string>());
  const [said, say] = useState<{ polite?: string; urgent?: string }>({});
  const open = useParams({ strict: false }).id;
  useEffect(() => {
    if (!data) return;
    const fresh = arrivedSince(data.notices, known.current, PAGE_OPENED).filter((notice) => notice.case.id !== open);
    const unread = new Set(data.notices.map(({ id }) => id));
    // read here, in another tab or by opening the case: its toast has nothing more to say
    for (const id of known.current) if (!unread.has(id)) notifications.hide(`avis-${id}`);
    for (const id of unread) known.current.add(id);
    if (fresh.length === 0) return;
    const urgent = fresh.find((notice) => notice.urgent);
    const first = fresh[0] as Notice;
    say({
      ...(urgent ? { urgent: arrived.saidUrgent(urgent.kindLabel, urgent.case.reference) } : {}),
      ...(urgent ? {} : { polite: fresh.length > 1 ? arrived.many(fresh.length) : arrived.said(first.kindLabel, first.case.reference) }),
    });
    if (fresh.length > ONE_BY_ONE) showMany(fresh, arrived);
    else for (const notice of fresh) showOne(notice, arrived);
  }, [data, open, arrived]);
  useReadingOpened(open);
  return (
    <>
      <div role="status" aria-live="polite" className="visually-hidden">
        {said.polite}
      </div>
      <div role="alert" aria-live="assertive" className="visually-hidden">
        {said.urgent}
      </div>
    </>
  );
}

type Says = (typeof words)['fr']['arrived'];

// the regions above say it: a toast that says it as well would be heard twice
const silent = { role: 'status', 'aria-live': 'off', withBorder: true } as const;

function showOne({ id, kindLabel, urgent, case: of }: Notice, says: Says): void {
  notifications.show({
    ...silent,
    id: `avis-${id}`,
    title: urgent ? says.urgentTitle : says.title,
    color: urgent ? 'red' : undefined,
    icon: urgent ? <IconAlertTriangle size={18} aria-hidden /> : <IconBell size={18} aria-hidden />,
    autoClose: urgent ? false : STAYS_MS,
    closeButtonProps: { 'aria-label': says.close },
    message: (
      <>
        <Lawful>{kindLabel}</Lawful>
        <br />
        <TextLink to="/dossiers/$id" params={{ id: of.id }} onClick={() => notifications.hide(`avis-${id}`)}>
          {of.reference}
        </TextLink>
      </>
    ),
  });
}

function showMany(fresh: readonly Notice[], says: Says): void {
  const urgent = fresh.some((notice) => notice.urgent);
  notifications.show({
    ...silent,
    id: 'avis',
    title: says.many(fresh.length),
    color: urgent ? 'red' : undefined,
    icon: <IconBell size={18} aria-hidden />,
    autoClose: urgent ? false : STAYS_MS,
    closeButtonProps: { 'aria-label': says.close },
    message: (
      <TextLink to="/avis" onClick={() => notifications.hide('avis')}>
        {says.seeAll}
      </TextLink>
    ),
  });
}

/** Who looks at a case for a while has read what it told them. */
function useReadingOpened(caseId: string | undefined): void {
  const client = useQueryClient();
  const unread = useUnreadNotices();
  useEffect(() => {
    if (caseId === undefined || unread === 0) return;
    const timer = setTimeout(async () => {
      if (document.visibilityState !== 'visible') return;
      // what can't be marked now stays unread, and is marked the next time
      const { read } = await markCaseRead(caseId, new Date().toISOString()).catch(() => ({ read: 0 }));
      if (read > 0) await client.invalidateQueries({ queryKey: ['notices'] });
    }, LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [client, caseId, unread]);
}
