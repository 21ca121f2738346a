import { describe, expect, it } from '@jest/globals';
import type { Deadline } from '../../machines/kernel/index.js';
import { currentProcess } from '../../machines/registry.js';
import { deadlineView, moveView } from './deadline-view.js';
import { NOTHING_HIDDEN, type Veil } from './veil.js';

const process = currentProcess('mediation-referral');
if (!process) throw new Error('no mediation referral');
const at = '2026-02-03' as Deadline['legalDate'];
const DEADLINE: Deadline = {
  name: 'orderReminder',
  label: 'Bon de commande attendu',
  legalDate: '2026-02-18' as Deadline['legalDate'],
  due: '2026-02-18T07:00:00.000Z' as Deadline['due'],
  consequence: 'reminder',
  tells: ['lead'],
  explanation: {
    anchor: { seq: 4, act: 'refer', at },
    period: 'P15D',
    profile: 'days',
    calendar: '2026-11',
    rule: '…',
    source: process.source,
  },
};
const MOVE = { seq: 4, act: 'refer', at, was: { legalDate: '2026-02-10', due: '2026-02-10T07:00:00.000Z' } };
const HIDDEN: Veil = { ...NOTHING_HIDDEN, act: (act) => act === 'refer' };

describe('the act from which a deadline counts', () => {
  it('is named for whoever may learn of it', () => {
    expect(deadlineView(process, DEADLINE, NOTHING_HIDDEN).explanation.anchor).toEqual({
      seq: 4,
      act: 'refer',
      at,
      label: process.formRules.refer?.label,
      french: '03/02/2026',
    });
    expect(moveView(process, MOVE, NOTHING_HIDDEN).by.act).toBe('refer');
  });

  it('stands without its name for everybody else, and the day with it: the history shows that too', () => {
    const { anchor } = deadlineView(process, DEADLINE, HIDDEN).explanation;
    expect(anchor).toEqual({ seq: 4, act: null, at, label: 'Acte réservé', french: '03/02/2026' });
    const moved = moveView(process, MOVE, HIDDEN);
    expect(JSON.stringify([anchor, moved])).not.toMatch(/refer|Saisir/);
    expect(moved.was.french).toBe('mardi 10 février 2026');
  });
});
