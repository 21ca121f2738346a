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
import { carriesPersonalData, digest } from '../machines/kernel/index.js';
import { PROCESSES } from '../machines/registry.js';
import type { ActAnswer, ActUpdate, CaseActivities, EffectActivities, Mismatch, News } from './activities.js';
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

/** what may take long is not held in one task: it beats, and another worker may go on with it */
const lasting = proxyActivities<Pick<EffectActivities, 'tellDependants'>>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '1 minute',
  retry: RETRY,
});
const carriers: EffectActivities = { notify: effects.notify, draftDocument: effects.draftDocument, tellDependants: lasting.tellDependants };

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
  let witness = new Witness();
  const clock = new AlarmClock();
  const underway = new Set<string>();
  let news: News | undefined;
  let wanted = 1;
  let lookAgain = false;
  /** the log's clock minus the workflow's, in milliseconds: a sandbox lives at another time */
  let ahead = 0;

  const now = () => Date.now() + ahead;
  const next = () => (news?.closed ? undefined : news?.deadlines[0]);
  const idle = () => underway.size === 0 && allHandlersFinished();
  /** effects that an alarm holds back keep an ended case waiting for its release */
  const ended = () => news?.closed === true && news.alarm === null && idle();
  const tooLong = () => allHandlersFinished() && (workflowInfo().historyLength > historyLimit || workflowInfo().continueAsNewSuggested);

  setHandler(decided, (seq) => {
    wanted = Math.max(wanted, seq);
  });
  setHandler(clockMoved, () => {
    clock.stop(); // it runs by the clock as it was
    lookAgain = true;
  });
  setHandler(act, (update) => bringIn(caseId, update), { validator: checkUpdate });
  setHandler(situation, () => describe(news, witness));
  setHandler(timeline, () => witness.seen);
  setHandler(nextDeadline, () => {
    const due = next();
    return due ? { name: due.name, label: due.label, due: due.due } : null;
  });

  async function catchUp(): Promise<void> {
    lookAgain = false;
    const asked = wanted;
    const followed = witness.seq;
    let mismatch: Mismatch | undefined;
    do {
      const got = await logbook.factsSince({ caseId, after: witness.seq });
      ahead = Date.parse(got.now) - Date.now();
      mismatch = witness.follow(got, mismatch);
      news = got;
      if (got.seq < witness.seq) {
        mismatch = witness.cutTo(got.seq);
        witness = new Witness();
        break;
      }
      if (got.facts.length === 0 && got.seq > witness.seq) {
        mismatch = witness.lacks(got.seq);
        break;
      }
    } while (news.seq > witness.seq);
    if (mismatch || witness.seq > followed) {
      if (mismatch) log.error('the two witnesses disagree', { caseId, ...mismatch });
      await logbook.witness({ caseId, seq: witness.seq, mismatch });
      // once the log knows of a difference it says which effects may still go out
      lookAgain ||= mismatch !== undefined && news.alarm === null;
      if (mismatch) news = { ...news, alarm: mismatch.why };
      show(news, witness);
    }
    // a signal may have named a place that the log never reached; one that came meanwhile stands
    if (wanted === asked) wanted = witness.seq;
    if (!lookAgain) for (const effect of news.effects) carryOut(effect);
  }

  /** A failing effect is tried again for as long as it takes, beside everything else: it never holds the case up. */
  function carryOut({ id, type }: News['effects'][number]): void {
    if (underway.has(id)) return;
    const carry = carriers[type as keyof EffectActivities];
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
      const { seq } = await logbook.recordDeadline({ caseId, firedAt: new Date(now()).toISOString() });
      wanted = Math.max(wanted, seq);
      lookAgain ||= seq === witness.seq;
      continue;
    }
    if (ended()) {
      clock.stop();
      return { seq: witness.seq, situation: witness.position?.situation };
    }
    const due = next();
    if (due) clock.set(Date.parse(due.due), now(), `${due.label} — ${due.legalDate}`);
    if (tooLong()) {
      clock.stop();
      // effects under way are found in the log again by the next run
      await continueAsNew<typeof caseWorkflow>({ caseId, historyLimit });
    }
    await condition(() => wanted > witness.seq || lookAgain || clock.fired || ended() || tooLong());
  }

  async function bringIn(id: string, update: ActUpdate): Promise<ActAnswer> {
    // tried again after a crash, it must not be decided twice
    const key = update.key ?? `update-${digest([id, currentUpdateInfo()?.id ?? '']).slice(0, 40)}`;
    const answer = await remote.decide({ caseId: id, update: { ...update, key } }).catch((error: unknown) => {
      throw error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause : error;
    });
    wanted = Math.max(wanted, answer.seq);
    return answer;
  }
}

/** Before anything of it is stored: an act that this process knows, and nothing personal. */
function checkUpdate(update: ActUpdate): void {
  const refused = (message: string, type: string) => ApplicationFailure.nonRetryable(message, type);
  const whole =
    typeof update?.account === 'string' && typeof update.act === 'string' && typeof update.data === 'object' && update.data !== null;
  if (!whole) throw refused('an act names its account, its act and its data', 'bad-update');
  const { workflowType } = workflowInfo();
  const forms = PROCESSES.findLast((process) => process.workflowType === workflowType)?.forms ?? {};
  const form = Object.hasOwn(forms, update.act) ? forms[update.act] : undefined;
  if (!form) throw refused(`this process knows no act « ${update.act} »`, 'unknown-act');
  if (carriesPersonalData(form, update.data)) throw refused('personal data goes through the API, never through Temporal', 'personal-data');
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
