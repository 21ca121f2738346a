import type { Instant } from '../../../machines/calendar/index.js';
import { type Act, CALENDAR, DEADLINE_REACHED, OPEN, type Process, play, type Refusal } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { after, attempt, type Path } from '../playing.js';
import { act, express, HOLDER, MEMBER, OPENING, opens, PATHS, PEOPLE, standing } from './facts.js';

/** An act that breaks one rule: the codes it is refused with, and what is said to be missing. */
interface Broken {
  readonly rule: string;
  /** nothing: the opening itself is tried */
  readonly before: Path;
  readonly act: Act;
  /** `code missing-id`, in order */
  readonly refused: readonly string[];
  /** one requirement that each of the refusals must cite */
  readonly cites: string;
  /** what the sentence must say */
  readonly says?: string;
}

const NOTHING: Path = { acts: [] };
const opening = (rule: string, change: object, refused: string, cites: string, on = '2019-03-20'): Broken => ({
  rule,
  before: NOTHING,
  act: opens(on, change as Act['data']),
  refused: [refused],
  cites,
});
const inForce = PATHS.inForce as Path;
const renewed: Path = { acts: [express(), act('renew', '2019-12-02')] };
const declined: Path = { acts: [opens(), act('declineRenewal', '2019-12-02')] };
const lastTerm: Path = { acts: [opens()], until: '2022-05-02' };

const BROKEN: readonly Broken[] = [
  opening('an agreement that can be renewed for no time (R1-019)', { renewalTerm: 0 }, 'renewal-without-term renewalTerm', 'R1-019'),
  opening('a renewal term, and no renewal (R1-019)', { mostRenewals: 0 }, 'term-without-renewal renewalTerm', 'R1-019'),
  opening('the holder beside itself (R1-017)', { members: [{ organisation: HOLDER }] }, `provider-twice ${HOLDER}`, 'R1-017'),
  opening(
    'a member named three times is said once (R1-017)',
    { members: [{ organisation: MEMBER }, { organisation: MEMBER }, { organisation: MEMBER }] },
    `provider-twice ${MEMBER}`,
    'R1-017',
  ),
  opening('concluded after its first day (R1-018)', {}, 'concluded-after-first-day 2019-03-28', 'R1-018', '2019-03-29'),
  opening(
    'terms that may go beyond the reviewed calendar (R1-020)',
    { firstDay: '2019-03-28', mostRenewals: 9, renewalTerm: 24 },
    'beyond-the-calendar mostRenewals',
    'R1-020',
  ),
  {
    rule: 'a fourth renewal (R1-019, R1-020, P2-E1)',
    before: lastTerm,
    act: act('renew', '2022-05-02'),
    refused: ['renewals-exhausted'],
    cites: 'P2-E1',
    says: 'reconduit trois fois sur trois, durée totale de quatre ans',
  },
  {
    rule: 'to decline a fourth renewal, of which there is none (R1-019)',
    before: lastTerm,
    act: act('declineRenewal', '2022-05-02'),
    refused: ['renewals-exhausted'],
    cites: 'R1-020',
  },
  {
    rule: 'to renew what can’t be renewed at all (R1-019)',
    before: { acts: [opens('2019-03-20', { mostRenewals: 0, renewalTerm: 0, initialTerm: 18 })], until: '2019-04-01' },
    act: act('renew', '2019-05-02'),
    refused: ['renewals-exhausted'],
    cites: 'R1-019',
    says: 'n’est pas reconductible : durée totale de 18 mois',
  },
  {
    rule: 'one renewal of one (R1-019)',
    before: { acts: [opens('2019-03-20', { mostRenewals: 1, initialTerm: 6, renewalTerm: 6 })], until: '2019-11-01' },
    act: act('renew', '2019-11-02'),
    refused: ['renewals-exhausted'],
    cites: 'R1-019',
    says: 'reconduit une fois sur une, durée totale d’un an',
  },
  {
    rule: 'to renew twice for one term (A-28)',
    before: renewed,
    act: act('renew', '2019-12-03'),
    refused: ['renewal-given'],
    cites: 'A-28',
  },
  {
    rule: 'to decline a renewal that was decided (A-28)',
    before: renewed,
    act: act('declineRenewal', '2019-12-03'),
    refused: ['renewal-given'],
    cites: 'A-28',
  },
  {
    rule: 'to renew what was declined (A-28)',
    before: declined,
    act: act('renew', '2019-12-03'),
    refused: ['renewal-declined'],
    cites: 'A-28',
  },
  {
    rule: 'to decline twice (A-28)',
    before: declined,
    act: act('declineRenewal', '2019-12-03'),
    refused: ['renewal-declined'],
    cites: 'A-28',
  },
  ...(['renew', 'declineRenewal', 'end'] as const).map(
    (name): Broken => ({
      rule: `${name} dated before the agreement was concluded (R1-018)`,
      before: { acts: [opens('2019-03-28')] },
      act: act(name, '2019-03-27', name === 'end' ? { reason: 'HOLDER_FAILED' } : {}),
      refused: ['before-the-agreement 2019-03-28'],
      cites: 'R1-018',
    }),
  ),
  {
    rule: 'to end, before it was concluded, what is not yet in force (R1-018)',
    before: PATHS.notYetInForce as Path,
    act: act('end', '2019-03-19', { reason: 'HOLDER_FAILED' }),
    refused: ['before-the-agreement 2019-03-20'],
    cites: 'R1-018',
  },
];

/** What the kernel refuses in every process, asked here. */
const KERNEL: readonly Broken[] = [
  {
    rule: 'to renew before the first day (R1-018)',
    before: PATHS.notYetInForce as Path,
    act: act('renew', '2019-03-22'),
    refused: ['not-in-this-situation'],
    cites: 'R1-018',
  },
  {
    rule: 'the holder’s decision (R1-016)',
    before: inForce,
    act: act('renew', '2019-04-10', {}, PEOPLE.holder),
    refused: ['not-yours-to-decide'],
    cites: 'R1-019',
  },
  {
    rule: 'another purchasing body’s decision (R1-016)',
    before: inForce,
    act: act('end', '2019-04-10', { reason: 'HOLDER_FAILED' }, { relation: 'purchaser', organisation: 'acheteur-2' }),
    refused: ['not-in-this-relation'],
    cites: 'A-27',
  },
  { rule: 'a decision of tomorrow (A-95)', before: inForce, act: act('renew', '2023-01-02'), refused: ['in-the-future'], cites: 'A-95' },
  {
    rule: 'a decision older than a term that has passed (A-95)',
    before: { acts: [opens()], until: '2020-05-04' },
    act: act('declineRenewal', '2020-03-27'),
    refused: ['needs-rectification 2020-03-27T23:00:00.000Z'],
    cites: 'A-95',
  },
  {
    rule: 'anything once it has ended (R1-020)',
    before: PATHS.exhausted as Path,
    act: act('renew', '2023-04-01'),
    refused: ['case-ended'],
    cites: 'R1-020',
  },
];

const spoken = ({ code, missing }: Refusal) => [code, ...missing.map(({ id }) => id)].join(' ');
const LEARNT = '2022-06-01T12:00:00.000Z';

function refusalsOf(process: Process, { before, act: tried }: Broken): readonly Refusal[] {
  if (tried.act === OPEN) return play(process, [tried]).steps.flatMap((step) => (step.accepted ? [] : step.refusals));
  const position = after(process, before);
  const answer = attempt(position, tried, position.clock > LEARNT ? position.clock : LEARNT);
  return 'refused' in answer ? answer.refused : [];
}

const broken = (one: Broken): Check => ({
  name: `refused: ${one.rule}`,
  run: (process) => {
    const refused = refusalsOf(process, one);
    return [
      ...differs('refusals', refused.map(spoken), one.refused),
      ...refused
        .filter(({ source }) => !source.requirements.includes(one.cites))
        .map(({ code }): Failure => `« ${code} » does not cite ${one.cites}`),
      ...refused
        .filter(({ message }) => !message.includes(one.says ?? ''))
        .map(({ message }): Failure => `« ${message} » does not say « ${one.says} »`),
    ];
  },
});

/** Nothing of what follows is refused. */
const passes = (name: string, acts: readonly Act[], situation: string, until?: string): Check => ({
  name: `accepted: ${name}`,
  run: (process) => differs('situation', after(process, { acts, until }).situation, situation),
});

export const guardChecks: readonly Check[] = [
  ...[...BROKEN, ...KERNEL].map(broken),
  passes('concluded before its first day, it waits for it (R1-018)', [opens('2019-03-27')], 'notYetInForce'),
  passes('concluded on its first day, it is in force at once (R1-018)', [opens('2019-03-28')], 'inForce'),
  passes('concluded in the last hour of the eve, it waits (R1-018)', [opens('2019-03-27T22:59:59.999Z')], 'notYetInForce'),
  passes('concluded in the first hour of its first day, it is in force (R1-018)', [opens('2019-03-27T23:00:00.000Z')], 'inForce'),
  passes('a consortium of one (R1-017)', [opens('2019-03-20', { members: [] })], 'notYetInForce'),
  passes('a last possible term that ends with the calendar’s last year but one (A-95)', [opens('2019-03-20', { mostRenewals: 8, renewalTerm: 24 })], 'notYetInForce'), // biome-ignore format: a name and its facts
  passes(
    'an express renewal in the last hour of a term (R1-019, A-28)',
    [express(), act('renew', '2020-03-27T22:59:59.999Z')],
    'inForce',
    '2020-04-01',
  ),
  passes('a tacit agreement renewed expressly all the same (A-28)', [opens(), act('renew', '2019-12-02')], 'inForce', '2020-04-01'),
  passes('ended before its first day (A-27)', [opens(), act('end', '2019-03-21', { reason: 'HOLDER_FAILED' })], 'ended'),
  passes(
    'a second renewal decided in the second term (R1-019)',
    [express(), act('renew', '2019-12-02'), act('renew', '2020-12-02')],
    'inForce',
    '2021-04-01',
  ),
];

/** Each refusal that this process can give, whichever check provokes it, and what is refused to a case or a log that is not whole. */
export function refusalsSeen(process: Process): readonly Refusal[] {
  const facts = play(process, [opens(), act('end', '2019-11-04', { reason: 'HOLDER_FAILED' })]).steps.flatMap((step) =>
    step.accepted ? [step.fact] : [],
  );
  const gap = facts.filter(({ seq }) => seq !== 2);
  const late = facts.filter(({ seq }) => seq === 1).map((fact) => ({ ...fact }));
  const overdue = { ...act('end', '2019-11-04', OPENING), id: 'fact-2', seq: 2, recordedAt: '2020-01-01T00:00:00.000Z' as Instant };
  const unsaid = [
    ...play(process, [act('renew', '2019-11-04')]).steps,
    ...play(process, gap).steps,
    ...play(process, [...late, overdue]).steps,
  ];
  const early = attempt(standing(process, 'inForce'), { ...act(DEADLINE_REACHED, '2019-10-10'), by: CALENDAR }, LEARNT);
  const impostor = play(process, [{ ...opens(), by: { relation: 'purchaser', organisation: 'acheteur-2' } }]).steps;
  return [
    ...[...BROKEN, ...KERNEL].flatMap((one) => refusalsOf(process, one)),
    ...[...unsaid, ...impostor].flatMap((step) => (step.accepted ? [] : step.refusals)),
    ...('refused' in early ? early.refused : []),
  ];
}
