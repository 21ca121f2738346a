import { spawn } from 'node:child_process';
import { type LegalDate, startOf } from '../../../machines/calendar/index.js';
import { DEADLINE_REACHED, type Position, type Process, play, type Step, type Timeline } from '../../../machines/kernel/index.js';
import { written } from '../check.js';
import { actOf } from '../playing.js';
import type { Life } from './lives-by-chance.js';

/** What one side says of a life; both sides say it in the same words, so that two opinions are equal or differ. */
export interface Opinion {
  /** for each act, whether it was taken */
  readonly accepted: readonly boolean[];
  /** what the calendar did: name, day, instant, situation after it */
  readonly passed: readonly (readonly [name: string, day: string, instant: string, situation: string])[];
  /** the ends that still run */
  readonly running: Readonly<Record<string, string>>;
  readonly situation: string | null;
  /** the instant at which it stopped */
  readonly stopped: string | null;
  /** what whoever rests on it is told */
  readonly coverage: { readonly state: string; readonly firstDay: string; readonly lastDay: string | null; readonly final: boolean } | null;
}

/** What the calculator says of itself besides: why an act was not taken, why it ended. */
export type Reckoned = Opinion & { readonly why: Readonly<Record<string, string>>; readonly because: string | null };

const CALCULATOR = 'test/oracle/second/agreement_dates.py';

/** The calculator's opinion of each life, in order, from one process. Throws with what it says when it fails; `ENOENT` where there is no Python. */
export function secondOpinions(lives: readonly Life[]): Promise<readonly Reckoned[]> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', ['-B', CALCULATOR], { stdio: ['pipe', 'pipe', 'pipe'] });
    const [out, complaints]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
    child.on('error', reject);
    child.stdin.on('error', reject);
    child.on('close', (code) => {
      const lines = out.join('').split('\n').filter(Boolean);
      if (code === 0 && lines.length === lives.length) resolve(lines.map((line) => JSON.parse(line) as Reckoned));
      else reject(new Error(`the calculator ended with ${code} after ${lines.length} of ${lives.length} answers: ${complaints.join('')}`));
    });
    child.stdin.end(lives.map((life) => `${JSON.stringify(life)}\n`).join(''));
  });
}

/** What the engine makes of the same life. */
export function engineOpinion(process: Process, { acts, until }: Life): Opinion {
  const said = acts.map(({ act, on, by, as, data }) => actOf(act, on, data, by, as ?? undefined));
  const timeline = play(process, said, startOf(until as LegalDate));
  return {
    accepted: timeline.steps.filter(({ fact }) => fact.act !== DEADLINE_REACHED).map(({ accepted }) => accepted),
    passed: transitions(timeline).map(({ fact, situation }) => [
      String(fact.data.name),
      String(fact.data.legalDate),
      fact.occurredAt,
      situation,
    ]),
    running: Object.fromEntries((timeline.position?.deadlines ?? []).filter(isEnd).map(({ name, legalDate }) => [name, legalDate])),
    situation: timeline.position?.situation ?? null,
    stopped: stoppedAt(timeline),
    coverage: timeline.position === undefined ? null : coverageOf(process, timeline.position),
  };
}

const taken = ({ steps }: Timeline): readonly Step[] => steps.filter((step): step is Step => step.accepted);
/** What moved it. An entry into force that had come when it was concluded is no move: that the engine writes it down is its own affair. */
const transitions = (timeline: Timeline) =>
  taken(timeline).filter(
    ({ fact }, index, steps) => fact.act === DEADLINE_REACHED && fact.data.consequence === 'transition' && !hadCome(fact, steps[index - 1]),
  );
const hadCome = ({ data, occurredAt }: Step['fact'], before: Step | undefined): boolean =>
  data.name === 'entryIntoForce' && before !== undefined && occurredAt <= startOf(before.fact.occurredAt);
const isEnd = ({ name }: Position['deadlines'][number]) => name === 'termEnd' || name === 'noticeEnd';

function stoppedAt(timeline: Timeline): string | null {
  if (!timeline.position?.closed) return null;
  const last = taken(timeline).findLast(({ situation, before }) => situation !== before);
  return last === undefined ? null : startOf(last.fact.occurredAt);
}

const WITHOUT_COVER = ['drafting', 'abandoned'];

function coverageOf({ answers }: Process, position: Position): Opinion['coverage'] {
  if (WITHOUT_COVER.includes(position.situation)) return null;
  const told = answers?.coverage?.(position) as Opinion['coverage'];
  return told ? { state: told.state, firstDay: told.firstDay, lastDay: told.lastDay, final: told.final } : null;
}

/** What both sides must agree on, in the order in which a difference is told. */
const AGREED: readonly (keyof Opinion)[] = ['accepted', 'passed', 'running', 'situation', 'stopped', 'coverage'];

/** The first thing on which they differ, or undefined. */
export function difference(engine: Opinion, second: Opinion): string | undefined {
  const unequal = AGREED.find((member) => written(engine[member]) !== written(second[member]));
  return unequal && `${unequal}: engine ${written(engine[unequal])}, second opinion ${written(second[unequal])}`;
}

/** Lives with one act less each: the smallest that still shows a difference is looked for among them. */
export const withOneActLess = ({ acts, until }: Life): readonly Life[] =>
  acts.slice(1).map((_, index) => ({ acts: acts.filter((_one, at) => at !== index + 1), until }));
