import { Controller, Headers, type MessageEvent, Sse } from '@nestjs/common';
import { concatMap, from, ignoreElements, interval, last, map, merge, type Observable, of, share, takeUntil, timer } from 'rxjs';
import { fieldProblem, isAuditor, processOf } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { ChangeFeed } from './change-feed.js';
import type { Change } from './changes.js';
import { expiryOf } from './expiry.js';

const HEARTBEAT_MS = 15_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Live changes of the cases somebody may see. A page that shows a case reads it again when it is named here. */
@Controller('v1/events')
export class EventsController {
  constructor(private readonly feed: ChangeFeed) {}

  @Sse()
  stream(
    @CurrentMember() who: Who,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Headers('authorization') authorization: string,
  ): Observable<MessageEvent> {
    const opened: MessageEvent = { comment: 'ouvert' };
    const beats = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'toujours là' })));
    const batches = this.feed.listen(readSince(lastEventId)).pipe(share());
    const changes = batches.pipe(concatMap((batch) => from(batch.filter((change) => concerns(change, who)).map(asEvent))));
    const expired = timer(Math.max(0, expiryOf(authorization) - Date.now()));
    const serverStops = batches.pipe(ignoreElements(), last(null, null));
    return merge(of(opened), beats, changes).pipe(takeUntil(merge(expired, serverStops)));
  }
}

const concerns = ({ organisations }: Change, who: Who): boolean => isAuditor(who) || organisations.includes(who.organisation.id);

function asEvent({ organisations: _, at, ...change }: Change): MessageEvent {
  const situation = processOf(change.process).situations[change.situation];
  return { type: 'case', id: at, data: { ...change, situation: { id: change.situation, label: situation?.label ?? change.situation } } };
}

/** What a stream called its last event. */
function readSince(lastEventId: string | undefined): string | undefined {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  if (INSTANT.test(lastEventId) && lastEventId > '0001' && !Number.isNaN(Date.parse(lastEventId))) return lastEventId;
  throw fieldProblem('Last-Event-ID', 'cursor', 'Ce repère n’est pas valable : ouvrez le flux sans Last-Event-ID.');
}
