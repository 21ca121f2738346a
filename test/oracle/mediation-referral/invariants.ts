import type { Data, Fact } from '../../../machines/kernel/index.js';
import { isCovered } from './market.js';

/*
 * What must be true of the facts of any case, read from the circular and from nothing else: the guards are not asked here,
 * nor what the machine knows. A log that breaks one of these is wrong, whatever led to it.
 */

interface Person {
  readonly id: string;
  readonly role: string;
  readonly employer: string;
  readonly fund: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const records = (value: unknown): readonly Data[] => (Array.isArray(value) ? (value as readonly Data[]) : []);

/** Everything that is wrong with a log, one sentence each. */
export function brokenIn(facts: readonly Fact[]): readonly string[] {
  return [...order(facts), ...referral(facts), ...mediation(facts), ...ends(facts)];
}

const first = (facts: readonly Fact[], act: string) => facts.find((fact) => fact.act === act);
const before = (facts: readonly Fact[], fact: Fact) => facts.filter(({ seq }) => seq < fact.seq);
const byThen = (facts: readonly Fact[], fact: Fact) => before(facts, fact).filter(({ occurredAt }) => occurredAt <= fact.occurredAt);

/** Who is in the case, in which type and mode, and who conducts it, as it stood before a fact. */
function standing(facts: readonly Fact[], fact: Fact) {
  const earlier = before(facts, fact);
  const qualified = first(earlier, 'qualify');
  const settled = earlier.filter(({ act }) => act === 'qualify' || act === 'changeMode').at(-1);
  const leads = earlier.flatMap(({ data }) => (text(data.lead) === '' ? [] : [text(data.lead)]));
  const people = records(qualified?.data.parties).map(
    (party, index): Person => ({
      id: `p${index + 1}`,
      role: text(party.function),
      employer: text(party.employer),
      fund: party.function === 'NATIONAL_FUND' ? text(party.employer) : text(party.nationalFund),
    }),
  );
  const asks = settled?.data.requestedBy;
  const asking = asks === 'ALL_PARTIES' ? people.map(({ id }) => id) : [text(settled?.data.requestingParty)];
  return { type: text(qualified?.data.type), mode: text(settled?.data.mode), lead: leads.at(-1) ?? '', people, asking };
}

const employersOf = (people: readonly Person[]) => [
  ...new Set(people.filter(({ role }) => role !== 'NATIONAL_FUND' && role !== 'BOARD_PRESIDENT').map(({ employer }) => employer)),
];
const fundsOf = (people: readonly Person[]) => [...new Set(people.map(({ fund }) => fund))];
const WRITTEN = ['LETTER', 'EMAIL', 'HAND_DELIVERED'];
const wroteTo = (facts: readonly Fact[], member: string, id: string) =>
  facts.some(({ act, data }) => act === 'recordInformation' && data[member] === id && WRITTEN.includes(text(data.medium)));

/** R1-052, R1-053, P1-G8: one order, by who conducts, on a day that the agreement covers, after the referral. */
function order(facts: readonly Fact[]): readonly string[] {
  const orders = facts.filter(({ act }) => act === 'issueOrder');
  return orders.flatMap((one) => {
    const { mode, lead, people } = standing(facts, one);
    const told = byThen(facts, one);
    const unaware = mode === 'PARTIES' ? people.filter(({ id }) => id !== first(told, 'refer')?.by.person) : [];
    return [
      ...(orders.length > 1 ? ['it was ordered twice'] : []),
      ...(isCovered(one.occurredAt.slice(0, 10)) ? [] : ['it was ordered on a day that no agreement covers']),
      ...(told.some(({ act }) => act === 'refer') ? [] : ['it was ordered before the referral']),
      ...(one.by.organisation === lead ? [] : ['it was ordered by somebody who does not conduct']),
      ...unaware
        .filter(({ id, role, employer }) => !(role === 'NATIONAL_FUND' ? wroteTo(told, 'fund', employer) : wroteTo(told, 'party', id)))
        .map(({ id }) => `it was ordered, and ${id} did not know`),
    ];
  });
}

/** P1-G4 to P1-G6: what precedes the referral, by the day of each. */
function referral(facts: readonly Fact[]): readonly string[] {
  const referrals = facts.filter(({ act }) => act === 'refer');
  return referrals.flatMap((one) => {
    const { type, mode, lead, people, asking } = standing(facts, one);
    const done = byThen(facts, one);
    const persons = people.filter(({ role }) => role !== 'NATIONAL_FUND');
    const fundsAsParties = people.filter(({ role }) => role === 'NATIONAL_FUND').map(({ employer }) => employer);
    const unwritten = (member: string, ids: readonly string[]) => ids.filter((id) => id !== lead && !wroteTo(done, member, id));
    const ofPersons = unwritten(
      'party',
      persons.map(({ id }) => id),
    );
    const missing = {
      NATIONAL_FUND: [...unwritten('employer', employersOf(people)), ...ofPersons, ...unwritten('fund', fundsAsParties)],
      EMPLOYER: [...unwritten('fund', fundsOf(people)), ...ofPersons],
      PARTIES: employersOf(people).filter((id) => !done.some((fact) => agreesFor(fact, id, people))),
    }[mode];
    const named = mode === 'PARTIES' ? asking.includes(text(one.by.person)) : one.by.organisation === lead;
    const conducts = mode === 'NATIONAL_FUND' ? fundsOf(people) : employersOf(people);
    return [
      ...(referrals.length > 1 ? ['it was referred twice'] : []),
      ...(missing ?? ['a mode']).map((id) => `it was referred without ${id}`),
      ...(named ? [] : ['it was referred by somebody whom the mode does not name']),
      ...(conducts.includes(lead) ? [] : ['it was conducted by somebody whom the mode does not name']),
      ...(isCovered(one.occurredAt.slice(0, 10)) ? [] : ['it was referred on a day that no agreement covers']),
      ...(type === 'TYPE_C'
        ? fundsOf(people)
            .filter((id) => !isApproved(done, id))
            .map((id) => `it was referred without the approval of ${id}`)
        : []),
    ];
  });
}

const agreesFor = ({ act, by, data, findings }: Fact, employer: string, people: readonly Person[]): boolean =>
  act === 'employerAgrees' &&
  (text(data.employer) || by.organisation) === employer &&
  ((data.signatory !== 'PARTY' && (findings?.signatoryIsAParty?.answer ?? null) === null) || text(data.overrideReason) !== '') &&
  (by.relation === 'employer' ||
    (data.signatory === 'FUND_INSTEAD' &&
      people.some((one) => one.employer === employer && one.fund === by.organisation) &&
      !people.some(({ role, fund }) => role === 'NATIONAL_FUND' && fund === by.organisation)));

/** An approval that rests on a consultation of the three: president, director or chief accounting officer, and this fund. */
const isApproved = (done: readonly Fact[], fund: string): boolean =>
  done.some(
    (approval) =>
      approval.act === 'fundApproves' &&
      approval.by.organisation === fund &&
      byThen(done, approval).some(
        ({ act, data }) =>
          act === 'recordConsultation' &&
          data.presidentPresent === true &&
          data.executivePresent === true &&
          records(data.funds).some((one) => one.fund === fund),
      ),
  );

const WITHIN = ['recordSession', 'recordOutcome', 'closeWithoutOutcome'];
const OUTCOMES = ['RELATION_RESTORED', 'RELATION_ADAPTED', 'DIALOGUE_BROKEN'];

/** R1-036, R1-040: a mediation follows the order, and has one outcome of three, stated by the mediator. */
function mediation(facts: readonly Fact[]): readonly string[] {
  const outcomes = facts.filter(({ act }) => act === 'recordOutcome');
  const follows = (fact: Fact, act: string) => byThen(facts, fact).some((one) => one.act === act);
  return [
    ...(outcomes.length > 1 ? ['it had two outcomes'] : []),
    ...outcomes.filter(({ data }) => !OUTCOMES.includes(text(data.outcome))).map(({ data }) => `« ${text(data.outcome)} » is no outcome`),
    ...outcomes.filter(({ by }) => by.relation !== 'mediator').map(({ by }) => `the outcome was stated by ${by.relation}`),
    ...facts.filter((fact) => fact.act === 'startMediation' && !follows(fact, 'issueOrder')).map(() => 'it began without an order'),
    ...facts.filter((fact) => WITHIN.includes(fact.act) && !follows(fact, 'startMediation')).map(({ act }) => `${act} before it began`),
  ];
}

const ENDS = [
  'declareInadmissible',
  'fundRefuses',
  'employerRefuses',
  'partyDeclines',
  'withdraw',
  'frameworkEnded',
  'recordOutcome',
  'closeWithoutOutcome',
];

/** Nothing is decided after an end, and nothing before the case is qualified but to leave it. */
function ends(facts: readonly Fact[]): readonly string[] {
  const end = facts.find(({ act }) => ENDS.includes(act));
  const later = end ? facts.filter(({ seq }) => seq > end.seq) : [];
  return later.map(({ act }) => `${act} after ${end?.act}`);
}
