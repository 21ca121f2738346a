import { Controller, Headers, Inject, type MessageEvent, Sse } from '@nestjs/common';
import {
  concatMap,
  exhaustMap,
  filter,
  from,
  ignoreElements,
  interval,
  last,
  map,
  merge,
  type Observable,
  of,
  share,
  takeUntil,
  timer,
} from 'rxjs';
import { situationBrief, veilFor } from '../../../libs/caseview/index.js';
import { fieldProblem, isAuditor } from '../../../libs/casework/index.js';
import { CurrentAccount, CurrentMember, type SignedIn, type Who, WhoActs } from '../../../libs/identity/index.js';
import { Sessions } from '../../../libs/session/index.js';
import { processVersion } from '../../../machines/registry.js';
import { ChangeFeed, isNotice, type News } from './change-feed.js';
import type { Change } from './changes.js';
import type { NoticeTold } from './notices-told.js';
import { isStill, MEMBER_CHECK_MS } from './still-member.js';

const HEARTBEAT_MS = 15_000;
/** what a timer takes at most; a stream that is still open then is opened again */
const LONGEST_MS = 2 ** 31 - 1;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Live changes of the cases somebody may see, and notices to them. A page that shows a case reads it again when it is named here. */
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly feed: ChangeFeed,
    readonly whoActs: WhoActs,
    readonly sessions: Sessions,
    @Inject(MEMBER_CHECK_MS) private readonly memberCheckMs: number,
  ) {}

  @Sse()
  stream(
    @CurrentMember() who: Who,
    @CurrentAccount() { session, until }: SignedIn,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Observable<MessageEvent> {
    const opened: MessageEvent = { comment: 'ouvert' };
    const beats = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'toujours là' })));
    const batches = this.feed.listen(readSince(lastEventId), isAuditor(who) ? undefined : who.organisation.id).pipe(share());
    const changes = batches.pipe(concatMap((batch) => from(batch.filter((news) => concerns(news, who)).map((news) => asEvent(news, who)))));
    const expired = timer(Math.min(Math.max(0, until - Date.now()), LONGEST_MS));
    const withdrawn = interval(this.memberCheckMs).pipe(
      exhaustMap(() => isStill(this, who, session)),
      filter((still) => !still),
    );
    const serverStops = batches.pipe(ignoreElements(), last(null, null));
    return merge(of(opened), beats, changes).pipe(takeUntil(merge(expired, withdrawn, serverStops)));
  }
}

/** A notice is its own organisation's. */
const concerns = (news: News, who: Who): boolean =>
  isNotice(news) ? news.organisation === who.organisation.id : isAuditor(who) || Object.hasOwn(news.relations, who.organisation.id);

const asEvent = (news: News, who: Who): MessageEvent => (isNotice(news) ? noticeEvent(news, who) : caseEvent(news, who));

/** Which notice, and whether it concerns the listener: what it says is read where it is read. */
const noticeEvent = ({ noticeId, accounts, at }: NoticeTold, who: Who): MessageEvent => ({
  type: 'notice',
  id: at,
  data: { id: noticeId, mine: accounts.includes(who.accountId) },
});

/** Of a version that this server does not carry nothing is known but that the case moved. */
function caseEvent({ relations, at, situation, ...change }: Change, who: Who): MessageEvent {
  const process = processVersion(change.process);
  const shown = process ? situationBrief(process, situation, veilFor(process, relations[who.organisation.id] ?? [], who)) : null;
  return { type: 'case', id: at, data: { ...change, situation: shown } };
}

/** What a stream called its last event. */
function readSince(lastEventId: string | undefined): string | undefined {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  if (INSTANT.test(lastEventId) && lastEventId > '0001' && !Number.isNaN(Date.parse(lastEventId))) return lastEventId;
  throw fieldProblem('Last-Event-ID', 'cursor', 'Ce repère n’est pas valable : ouvrez le flux sans Last-Event-ID.');
}
