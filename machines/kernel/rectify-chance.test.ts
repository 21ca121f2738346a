import { describe, expect, it } from '@jest/globals';
import { addDays, type LegalDate, startOf } from '../calendar/index.js';
import { chance } from './chance.test-process.js';
import { cancels, givesBack, lends, notes, opens } from './fixture.test-process.js';
import { changesNothing, type Data, type Fact } from './index.js';
import { Case, replays, state } from './recorded-loan.test-process.js';

describe('whatever the log', () => {
  const START = '2024-01-10' as LegalDate;

  /** A case in which things happen, are learnt late, and time passes; accepted acts only. */
  function wander(random: () => number): Case {
    let here = Case.of([opens(START)], startOf(START));
    let day = 0;
    for (let turn = 0; turn < 12; turn += 1) {
      day += Math.floor(random() * 12);
      const learnt = `${addDays(START, day)}T${10 + Math.floor(random() * 10)}:00:00.000Z`;
      const happened = addDays(START, Math.max(0, day - Math.floor(random() * 6)));
      const acts = [lends, notes, notes, notes, givesBack, cancels];
      const act = (acts[Math.floor(random() * acts.length)] as typeof notes)(happened);
      try {
        here = here.afterwards(act, learnt);
      } catch (error) {
        if (!/^(not-in|case-ended|needs-rectification|in-the-future)/.test((error as Error).message)) throw error;
      }
    }
    return here;
  }

  it('a correction that says the same changes nothing, 300 cases', () => {
    const random = chance(7);
    let terms = 0;
    for (let round = 0; round < 300; round += 1) {
      const here = wander(random);
      const acts = here.log.filter(({ act }) => act !== 'DEADLINE_REACHED');
      const { seq, occurredAt, by, data } = acts[Math.floor(random() * acts.length)] as Fact;
      const same = { replaces: seq, by: { occurredAt, by: by as unknown as Data, data } };
      expect(changesNothing(here.shows(same))).toBe(true);
      const corrected = here.rectified(same);
      expect(state(corrected.position)).toEqual(state(here.position));
      expect(corrected.position.lastTransition).toBe(here.position.lastTransition);
      expect(corrected.step?.effects).toEqual([]);
      terms += here.position.lastTransition === undefined ? 0 : 1;
    }
    expect(terms).toBeGreaterThan(50);
  });

  it('a correction there and back leads to where the case stood, 150 cases', () => {
    const random = chance(11);
    let through = 0;
    for (let round = 0; round < 150; round += 1) {
      const here = wander(random);
      const acts = here.log.filter(({ act }) => act !== 'DEADLINE_REACHED');
      const { seq, occurredAt, by, data } = acts[Math.floor(random() * acts.length)] as Fact;
      const away = { replaces: seq, by: { occurredAt: addDays(START, Math.floor(random() * 20)) } };
      if (startOf(away.by.occurredAt) > here.position.clock) continue;
      const setAside = here.shows(away).unlawful.map((one) => one.seq);
      if (setAside.includes(1)) continue;
      through += 1;
      const corrected = here.rectified({ ...away, setAside });
      replays(corrected);
      const back = corrected.rectified({ replaces: seq, by: { occurredAt, by: by as unknown as Data, data } });
      expect(state(back.position)).toEqual(state(here.position));
      replays(back);
    }
    expect(through).toBeGreaterThan(80);
  });
});
