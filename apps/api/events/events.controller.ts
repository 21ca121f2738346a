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
import { CurrentMember, type Who, WhoActs } from '../../../libs/identity/index.js';
import { processVersion } from '../../../machines/registry.js';
import { ChangeFeed } from './change-feed.js';
import type { Change } from './changes.js';
import { expiryOf } from './expiry.js';
import { isStill, MEMBER_CHECK_MS } from './still-member.js';

const HEARTBEAT_MS = 15_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Live changes of the cases somebody may see. A page that shows a case reads it again when it is named here. */
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly whoActs: WhoActs,
    @Inject(MEMBER_CHECK_MS) private readonly memberCheckMs: number,
  ) {}

  @Sse()
  stream(
    @CurrentMember() who: Who,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Headers('authorization') authorization: string,
  ): Observable<MessageEvent> {
    const opened: MessageEvent = { comment: 'ouvert' };
    const beats = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'toujours là' })));
    const batches = this.feed.listen(readSince(lastEventId), isAuditor(who) ? undefined : who.organisation.id).pipe(share());
    const changes = batches.pipe(
      concatMap((batch) => from(batch.filter((change) => concerns(change, who)).map((change) => asEvent(change, who)))),
    );
    const expired = timer(Math.max(0, expiryOf(authorization) - Date.now()));
    const withdrawn = interval(this.memberCheckMs).pipe(
      exhaustMap(() => isStill(this.whoActs, who)),
      filter((still) => !still),
    );
    const serverStops = batches.pipe(ignoreElements(), last(null, null));
    return merge(of(opened), beats, changes).pipe(takeUntil(merge(expired, withdrawn, serverStops)));
  }
}

const concerns = ({ relations }: Change, who: Who): boolean => isAuditor(who) || Object.hasOwn(relations, who.organisation.id);

/** Of a version that this server does not carry nothing is known but that the case moved. */
function asEvent({ relations, at, situation, ...change }: Change, who: Who): MessageEvent {
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
