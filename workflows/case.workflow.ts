import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  currentUpdateInfo,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ActAnswer, ActUpdate, CaseActivities, EffectActivities, News } from './activities.js';
import { AlarmClock } from './alarm-clock.js';
import { act, clockMoved, decided, nextDeadline, SEARCH, situation, timeline } from './messages.js';
import { Witness } from './witness.js';

const RETRY = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;
/** inside the log's own database: quick, and not worth a task of their own */
const logbook = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '10 seconds',
  retry: RETRY,
});
const remote = proxyActivities<CaseActivities>({ startToCloseTimeout: '30 seconds', retry: RETRY });
const effects = proxyLocalActivities<EffectActivities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '10 seconds',
  retry: RETRY,
});

/** A long case starts a new run of itself before its history grows heavy. */
const HISTORY_LIMIT = 2_000;

export interface CaseStart {
  readonly caseId: string;
  /** events after which the case continues as new; for rehearsals */
  readonly historyLimit?: number;
}

/**
 * Runs one case, of whatever process, from its opening to its end. The log decides; this carries on what was decided:
 * waits for the next deadline, carries out effects, plays every fact a second time. It knows no law.
 */
export async function caseWorkflow({
  caseId,
  historyLimit = HISTORY_LIMIT,
}: CaseStart): Promise<{ seq: number; situation: string | undefined }> {
  const witness = new Witness();
  const clock = new AlarmClock();
  const underway = new Set<string>();
  let news: News | undefined;
  let wanted = 1;
  let lookAgain = false;
  /** the log's clock minus the workflow's, in milliseconds: a sandbox lives at another time */
  let ahead = 0;

  const now = () => Date.now() + ahead;
  const next = () => news?.deadlines[0];
  const idle = () => underway.size === 0 && allHandlersFinished();

  setHandler(decided, (seq) => {
    wanted = Math.max(wanted, seq);
  });
  setHandler(clockMoved, () => {
    lookAgain = true;
  });
  setHandler(act, (update) => bringIn(caseId, update), { validator: checkUpdate });
  setHandler(situation, () => describe(news, witness));
  setHandler(timeline, () => witness.seen);
  setHandler(nextDeadline, () => (next() ? { name: next()!.name, label: next()!.label, due: next()!.due } : null));

  async function catchUp(): Promise<void> {
    lookAgain = false;
    const got = await logbook.factsSince({ caseId, after: witness.seq });
    news = got;
    ahead = Date.parse(got.now) - Date.now();
    if (got.facts.length > 0) {
      const mismatch = witness.follow(got);
      if (mismatch) log.error('the two witnesses disagree', { caseId, ...mismatch });
      await logbook.witness({ caseId, seq: witness.seq, mismatch });
      news = mismatch ? { ...got, alarm: mismatch.why } : got;
      show(news, witness);
      wanted = Math.max(wanted, witness.seq);
      // the log now knows of the difference, and says which effects may still go out
      lookAgain = mismatch !== undefined;
      if (lookAgain) return;
    }
    for (const effect of got.effects) carryOut(effect);
  }

  /** A failing effect is tried again for as long as it takes, beside everything else: it never holds the case up. */
  function carryOut({ id, type }: News['effects'][number]): void {
    if (underway.has(id)) return;
    const carry = effects[type as keyof EffectActivities];
    if (!carry) throw new Error(`this worker does not carry the effect « ${type} »`);
    underway.add(id);
    void carry({ id }).finally(() => underway.delete(id));
  }

  for (;;) {
    if (wanted > witness.seq || lookAgain) {
      await catchUp();
      continue;
    }
    if (clock.fired) {
      clock.fired = false;
      const { seq } = await remote.recordDeadline({ caseId, firedAt: new Date(now()).toISOString() });
      wanted = Math.max(wanted, seq);
      lookAgain = seq === witness.seq;
      continue;
    }
    if (news?.closed && idle()) {
      clock.stop();
      return { seq: witness.seq, situation: witness.position?.situation };
    }
    const due = news?.closed ? undefined : next();
    if (due) clock.set(Date.parse(due.due), now(), `${due.label} — ${due.legalDate}`);
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (idle() && (historyLength > historyLimit || continueAsNewSuggested)) {
      clock.stop();
      await continueAsNew<typeof caseWorkflow>({ caseId, historyLimit });
    }
    const busy = !idle();
    await condition(() => wanted > witness.seq || lookAgain || clock.fired || (busy && idle()));
  }

  async function bringIn(id: string, update: ActUpdate): Promise<ActAnswer> {
    // tried again after a crash, it must not be decided twice
    const key = update.key ?? `update-${currentUpdateInfo()?.id}`;
    const answer = await remote.decide({ caseId: id, update: { ...update, key } }).catch((error: unknown) => {
      throw error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause : error;
    });
    wanted = Math.max(wanted, answer.seq);
    return answer;
  }
}

function checkUpdate(update: ActUpdate): void {
  const whole =
    typeof update?.account === 'string' && typeof update.act === 'string' && typeof update.data === 'object' && update.data !== null;
  if (!whole) throw ApplicationFailure.nonRetryable('an act names its account, its act and its data', 'bad-update');
}

function describe(news: News | undefined, { position, seq }: Witness) {
  if (!news || !position) return null;
  const here = position.process.situations[position.situation];
  const { situation: id, closed } = position;
  return {
    reference: news.reference,
    process: news.process,
    situation: id,
    label: here?.label ?? id,
    seq,
    closed,
    alarm: news.alarm,
    waitsFor: here?.waitsFor ?? [],
  };
}

/** What an operator sees in Temporal's own lists and pages. */
function show(news: News, { position, seq }: Witness): void {
  const [process = '', version = ''] = news.process.split('@');
  const due = news.closed ? undefined : news.deadlines[0];
  upsertSearchAttributes([
    { key: SEARCH.process, value: process },
    { key: SEARCH.version, value: version },
    { key: SEARCH.situation, value: position?.situation ?? 'unknown' },
    { key: SEARCH.nextDeadline, value: due ? new Date(due.due) : null },
    { key: SEARCH.followedSeq, value: seq },
    { key: SEARCH.alarm, value: news.alarm === null ? 'none' : 'mismatch' },
  ]);
  const label = position?.process.situations[position.situation]?.label ?? '?';
  const lines = [`**${news.reference}** — ${label}`, due ? `Prochaine échéance : ${due.label}, ${due.legalDate}` : 'Plus d’échéance.'];
  if (news.alarm !== null) lines.push(`⚠ Divergence des deux témoins : ${news.alarm}`);
  setCurrentDetails(lines.join('\n\n'));
}
