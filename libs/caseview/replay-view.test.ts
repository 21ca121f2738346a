import { describe, expect, it } from '@jest/globals';
import type { Moment } from '../../machines/calendar/index.js';
import {
  type Act,
  advance,
  begin,
  DEADLINE_REACHED,
  defaultSettings,
  type Fact,
  OPEN,
  type Position,
  play,
  RECTIFIED,
  type Step,
} from '../../machines/kernel/index.js';
import { PROCESSES, processVersion } from '../../machines/registry.js';
import { chainStart, type FactBody, linkHash } from '../casework/index.js';
import { approvalFlaws, type StoredBeside } from './replay-beside.js';
import { replayView, type StoredCase, type StoredFact } from './replay-view.js';
import { NOTHING_HIDDEN } from './veil.js';

const CASE = '00000000-0000-4000-8000-000000000001';
const process = processVersion('mediation-referral@2019-06') as NonNullable<ReturnType<typeof processVersion>>;
const settings = defaultSettings(process);
const fund = { relation: 'lead', organisation: 'fonds-maladie' };
const inForce = { framework: { answer: { state: 'inForce', firstDay: '2026-01-01', lastDay: '2026-12-31', final: false } } };
const said = (act: string, occurredAt: string, data: Act['data'], findings = {}): Act => ({
  act,
  occurredAt: occurredAt as Moment,
  by: fund,
  data,
  findings,
});
/** three months without movement: reminders fell due in between */
const ACTS = [
  said(OPEN, '2026-03-02T09:00:00.000Z', { market: '26 AC 99', lead: 'fonds-maladie' }, inForce),
  said('withdraw', '2026-06-02T09:00:00.000Z', { reason: 'NO_LONGER_WANTED' }),
];

/** A case as a faultless forger would store it: every link and every row is right for these steps. */
function stored(steps: readonly Step[], position: Position): StoredCase {
  let hash = chainStart(CASE);
  const log = steps.map(({ fact, situation, deadlines, effects, source, stateHash }): StoredFact => {
    const recordedBy = fact.act === DEADLINE_REACHED ? 'calendar' : 'somebody';
    const body: FactBody = { ...fact, process: process.key, recordedBy, source, stateHash };
    hash = linkHash(hash, body);
    const { id, act, occurredAt, recordedAt } = body;
    return { body, situation, hash, deadlines, effects, columns: { id, act, occurredAt, recordedAt, recordedBy, stateHash } };
  });
  const holders = Object.entries(process.access.holders(position.known));
  return {
    id: CASE,
    process,
    settings,
    seq: position.seq,
    head: hash,
    log,
    beside: {
      head: {
        situation: position.situation,
        waitsFor: process.situations[position.situation]?.waitsFor ?? [],
        closed: position.closed,
        stateHash: steps.at(-1)?.stateHash ?? '',
        nextDeadline: position.deadlines[0]?.due ?? null,
        openedBy: 'fonds-maladie',
        openedAt: steps[0]?.fact.recordedAt ?? '',
      },
      effects: steps.flatMap((step) => step.effects.map((effect) => ({ ...effect, seq: step.fact.seq, done: false }))),
      documents: [],
      attachments: [],
      relations: holders.flatMap(([relation, { organisations }]) => organisations.map((organisation) => ({ organisation, relation }))),
      entry: null,
      deadlines: position.deadlines,
      approvals: [],
    },
  };
}

const played = play(process, ACTS);
const honest = played.steps.filter((step): step is Step => step.accepted);

describe('a replay', () => {
  it('verifies a log with its deadlines', () => {
    expect(honest.some(({ fact }) => fact.act === DEADLINE_REACHED)).toBe(true);
    const replay = replayView(stored(honest, played.position as Position), NOTHING_HIDDEN);
    expect(replay).toMatchObject({ verified: true, firstDivergence: null, beside: [] });
    expect(replay.doesNotProve.join()).toContain('pas encore ancrée');
  });

  it('does not verify a log from which the due deadlines were taken, however well it was chained again', () => {
    const facts = honest
      .map(({ fact }) => fact)
      .filter(({ act }) => act !== DEADLINE_REACHED)
      .map((fact, index): Fact => ({ ...fact, seq: index + 1 }));
    const steps: Step[] = [];
    let position: Position | undefined;
    for (const fact of facts) {
      const outcome = position ? advance(position, fact) : begin(process, fact, settings);
      if ('refused' in outcome) throw new Error('the forger was refused');
      position = outcome.position;
      steps.push(outcome.step);
    }
    const replay = replayView(stored(steps, position as Position), NOTHING_HIDDEN);
    expect(replay.verified).toBe(false);
    expect(replay.firstDivergence?.flaws.join()).toContain('deadline-missing');
  });

  it('survives a row that the process stumbles over', () => {
    const { log, ...rest } = stored(honest, played.position as Position);
    const [first, ...others] = log as [StoredFact, ...StoredFact[]];
    const spoilt = { ...first, body: { ...first.body, data: null as unknown as Act['data'] } };
    expect(replayView({ ...rest, log: [spoilt, ...others] }, NOTHING_HIDDEN)).toMatchObject({
      verified: false,
      firstDivergence: { seq: 1 },
    });
  });
});

describe('restrictions', () => {
  it.each(PROCESSES.flatMap((one) => (one.access.restricted ?? []).map((restriction) => [one.key, one, restriction] as const)))(
    '%s: name what exists, and situations in which the case has ended',
    (_, one, { acts, situations, documents, to }) => {
      expect(acts.filter((act) => !(act in one.forms))).toEqual([]);
      expect(situations.filter((id) => one.situations[id]?.final !== true)).toEqual([]);
      expect(documents.filter((id) => !(id in one.documents))).toEqual([]);
      expect(to.filter((relation) => !(relation in one.access.relations))).toEqual([]);
    },
  );
});

describe('an approval', () => {
  const approvals = [{ id: 'proposal', proposer: 'one', decidedBy: 'another', recordedSeq: 4 }];
  const correction = { act: RECTIFIED, seq: 4, recordedBy: 'another', data: { proposal: 'proposal', proposedBy: 'one' } };
  const flaws = (body: object, rows: readonly object[] = approvals) =>
    approvalFlaws(body as FactBody, { approvals: rows } as unknown as StoredBeside);

  it('is of two persons, and of this very correction', () => {
    expect(flaws(correction)).toEqual([]);
    expect(flaws({ ...correction, data: {} })).toEqual([]);
    expect(flaws({ ...correction, recordedBy: 'one' }, [{ ...approvals[0], decidedBy: 'one' }])).toHaveLength(1);
    expect(flaws({ ...correction, seq: 5 })).toHaveLength(1);
    expect(flaws({ ...correction, recordedBy: 'somebody else' })).toHaveLength(1);
    expect(flaws({ ...correction, data: { proposal: 'proposal', proposedBy: 'somebody else' } })).toHaveLength(1);
    expect(flaws(correction, [])).toHaveLength(1);
  });
});
