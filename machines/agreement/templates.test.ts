import { describe, expect, it } from '@jest/globals';
import { type Act, play } from '../kernel/index.js';
import { agreement } from './index.js';
import { templates } from './templates.js';

/** What a template says, with those who sign and a reference, is an agreement: nothing in it contradicts anything else. */

const SIGNED = '2025-04-14';
const ON = '2025-04-14T16:00:00.000Z';
const WHO = ['organisme-1', 'organisme-2'] as const;
const SAID = {
  FRAMEWORK_1: { firstDay: SIGNED },
  POOLED_MARKET_1: { firstDay: SIGNED },
  SUBSEQUENT_CONTRACT_1: { market: '24 AC 12' },
} as const;
const opening = (id: string, more: object): Act => ({
  act: 'open',
  occurredAt: ON as Act['occurredAt'],
  by: { relation: 'keeper', organisation: WHO[0] },
  data: {
    ...templates.find((one) => one.id === id)?.data,
    template: id,
    reference: '25 X 1',
    keeper: WHO[0],
    ...(SAID as Record<string, object>)[id],
    ...more,
  } as Act['data'],
});
const parties = (more: object) => WHO.map((organisation) => ({ organisation, role: 'PARTY', ...more }));

describe('a template', () => {
  it.each(templates.map(({ id }) => id))(
    '%s opens an agreement that is in force once it is signed (R3-042, R4-001, R2-075, R0-033)',
    (id) => {
      const { steps, position } = play(agreement, [opening(id, { signatories: parties({ signedOn: SIGNED }) })]);
      expect(steps.map((step) => ('refusals' in step ? step.refusals.map(({ code }) => code) : []))).toEqual([[]]);
      expect(position?.situation).toBe('inForce');
      expect(position?.known.firstCoveredDay).toBe(SIGNED);
    },
  );
});

it('who signs prevails over who was named at the head (R4-081, R2-129, A-74)', () => {
  const signs: Act = {
    act: 'sign',
    occurredAt: ON as Act['occurredAt'],
    by: { relation: 'signatory', organisation: WHO[1] },
    data: { title: 'Président' },
  };
  const { position } = play(agreement, [opening('CPOM_1', { signatories: parties({ title: 'Directeur général' }) }), signs]);
  expect(position?.known.signatories.map(({ title }) => title)).toEqual(['Directeur général', 'Président']);
});
