import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../calendar/index.js';
import { mediationReferral } from '../mediation-referral/index.js';
import { chance } from './chance.test-process.js';
import { lends, loan, opens } from './fixture.test-process.js';
import { type Act, advance, canonical, type Data, type Json, obstacles, type Position, type Process, play } from './index.js';

const SCALARS: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'p1',
  '__proto__',
  'PARTY',
  'EMPLOYER',
  'RELATION_RESTORED',
  '\ud800',
  '2019-10-01',
  'OTHER',
];
const FIELDS = [
  'parties',
  'recipient',
  'party',
  'employer',
  'medium',
  'provider',
  'outcome',
  'reader',
  'paid',
  'state',
  'name',
  'due',
  'toString',
  'valueOf',
  'length',
  'function',
  'id',
];
const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

function garbage(random: () => number, depth = 0): Json {
  const kind = random();
  if (depth > 2 || kind < 0.5) return pick(random, SCALARS);
  if (kind < 0.7) return Array.from({ length: Math.floor(random() * 4) }, () => garbage(random, depth + 1));
  return garbageFields(random, depth);
}
const garbageFields = (random: () => number, depth = 0): Data =>
  Object.fromEntries(Array.from({ length: Math.floor(random() * 6) }, () => [pick(random, FIELDS), garbage(random, depth + 1)]));

/** Where random acts lead, from the opening on: whatever is accepted is a position like any other. */
function wander(process: Process, opening: Act, random: () => number): void {
  const acts = [...Object.keys(process.forms), 'DEADLINE_REACHED', 'RECTIFIED', 'constructor', ''];
  const relations = [...Object.keys(process.access.relations), 'calendar', '__proto__'];
  let position: Position | undefined = play(process, [opening]).position;
  for (let turn = 0; position && turn < 25; turn += 1) {
    const act = pick(random, acts);
    const by = pick(random, [
      { relation: pick(random, relations) },
      { relation: pick(random, relations), organisation: 'x', person: 'p1' },
      opening.by,
    ]);
    const recordedAs = pick(random, [undefined, ...relations]);
    const at = `2019-10-${10 + turn}T08:00:00.000Z` as Instant;
    obstacles(position, act, by, recordedAs);
    const answer = advance(position, {
      id: 'x',
      seq: position.seq + 1,
      act,
      occurredAt: at,
      recordedAt: at,
      by,
      recordedAs,
      data: garbageFields(random),
    });
    if ('refused' in answer) expect(answer.refused.length).toBeGreaterThan(0);
    else {
      expect(answer.step.stateHash).toMatch(/^[0-9a-f]{64}$/);
      position = answer.position;
    }
  }
}

describe('whatever is said, the kernel answers', () => {
  const fund = { relation: 'lead', organisation: 'caisse-nationale-1' };
  const opening: Act = {
    act: 'open',
    occurredAt: '2019-10-01' as Instant,
    by: fund,
    data: { market: '18 AC 27', lead: fund.organisation },
    findings: { framework: { answer: { state: 'inForce', firstDay: '2019-03-28', lastDay: '2020-03-27', final: false } } },
  };

  it('a loan, 400 cases', () => {
    const random = chance(1);
    for (let round = 0; round < 400; round += 1) wander(loan as unknown as Process, opens('2019-10-01'), random);
  });

  it('a mediation referral, 400 cases', () => {
    const random = chance(2);
    for (let round = 0; round < 400; round += 1) wander(mediationReferral as unknown as Process, opening, random);
  });

  it('every act, in every situation of a loan, with garbage in its form', () => {
    const random = chance(3);
    const positions = [[opens('2019-10-01')], [opens('2019-10-01'), lends('2019-10-02')]].flatMap((acts) => {
      const { position } = play(loan, acts);
      const { position: later } = play(loan, acts, '2019-12-01T00:00:00.000Z' as Instant);
      return [position!, later!];
    });
    for (const position of positions) {
      for (const act of Object.keys(loan.forms)) {
        for (let round = 0; round < 50; round += 1) {
          const at = '2019-12-02T08:00:00.000Z' as Instant;
          const data = garbageFields(random);
          const answer = advance(position, {
            id: 'x',
            seq: position.seq + 1,
            act,
            occurredAt: at,
            recordedAt: at,
            by: { relation: 'library' },
            data,
          });
          expect('refused' in answer || 'step' in answer).toBe(true);
        }
      }
    }
  });

  it('and garbage is written canonically and read back', () => {
    const random = chance(4);
    for (let round = 0; round < 500; round += 1) {
      const value = garbage(random);
      expect(canonical(JSON.parse(canonical(value)) as Json)).toBe(canonical(value));
    }
  });
});
