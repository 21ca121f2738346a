import { describe, expect, it } from '@jest/globals';
import { givesBack, type Loan, lends, loanParts, notes, opens } from './fixture.test-process.js';
import { type Act, ALARM_RELEASED, type DeadlineRule, decides, defineProcess, play } from './index.js';

describe('the fact with which a situation began', () => {
  const waiting: DeadlineRule<Loan> = {
    name: 'waiting',
    label: 'Dossier en attente',
    situations: 'open',
    anchor: (_, __, entered) => entered,
    after: { period: 'P10D' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['library'],
    source: loanParts.source,
  };
  const { access } = loanParts;
  const acts = { ...access.acts, [ALARM_RELEASED]: [decides('library')] };
  const bent = defineProcess({ ...loanParts, access: { ...access, acts }, deadlines: [...loanParts.deadlines, waiting] });
  const released: Act = { ...notes('2024-03-04'), act: ALARM_RELEASED, data: { finding: 'VERIFIED' } };
  const told = [notes('2024-03-03'), notes('2024-03-02'), released, notes('2024-03-25'), givesBack('2024-04-02')];
  const log = play(bent, [opens('2024-02-28'), lends('2024-03-01'), ...told]).steps.flatMap((step) => (step.accepted ? [step.fact] : []));
  const after = log.map(({ act, data }, index) => ({
    fact: String(data.name ?? act),
    position: play(bent, log.slice(0, index + 1)).position!,
  }));

  it('is not the last one: it stays through facts that stay, and through deadlines that only speak', () => {
    expect(after.map(({ fact, position: { entered } }) => `${fact}: since ${entered.seq} ${entered.act} ${entered.at}`)).toEqual([
      'open: since 1 open 2024-02-28',
      'lend: since 2 lend 2024-03-01',
      'note: since 2 lend 2024-03-01',
      'note: since 2 lend 2024-03-01',
      'ALARM_RELEASED: since 2 lend 2024-03-01',
      'returnReminder.1: since 2 lend 2024-03-01',
      'waiting: since 2 lend 2024-03-01',
      'returnReminder.2: since 2 lend 2024-03-01',
      'quiet: since 2 lend 2024-03-01',
      'loanTerm: since 10 DEADLINE_REACHED 2024-03-22T23:00:00.000Z',
      'note: since 10 DEADLINE_REACHED 2024-03-22T23:00:00.000Z',
      'giveBack: since 12 giveBack 2024-04-02',
    ]);
  });

  it('is what a delay may count from, which begins anew with each situation and with nothing else', () => {
    const due = after.map(({ position }) => position.deadlines.find(({ name }) => name === 'waiting')?.legalDate);
    const [ofTheRequest, ofTheLoan, ofTheDelay] = ['2024-03-09', '2024-03-11', '2024-04-02'];
    const spoken = [undefined, undefined, undefined];
    expect(due).toEqual([ofTheRequest, ...Array(5).fill(ofTheLoan), ...spoken, ofTheDelay, ofTheDelay, undefined]);
  });
});
