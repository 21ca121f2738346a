import type { Data } from '../../../machines/kernel/index.js';
import { type Chance, chance } from '../mediation-referral/chance.js';
import { date, days, LAST, months, OBSERVER, STRANGER, startDay, type Terms, termsByChance } from './terms-by-chance.js';

/*
 * Agreements by chance: terms, and what is done under them in the order of time, rightly or wrongly. Nothing here knows the law: days are
 * drawn around those that might matter, by the proleptic arithmetic of `Date`, and whether an act is possible is for the two sides to say.
 */

/** An act as both sides read it; `on` is a day of Paris or an instant in UTC. */
export interface Said {
  readonly act: string;
  readonly on: string;
  readonly by: { readonly relation: string; readonly organisation: string };
  /** the relation that recorded it, or null when that is whoever decides */
  readonly as: string | null;
  readonly data: Data;
}

/** A life to be told: its acts, and the day up to which nothing more is done. */
export interface Life {
  readonly acts: readonly Said[];
  readonly until: string;
}

/** One agreement and what becomes of it; the same seed, the same life. */
export function lifeByChance(seed: number): Life {
  const luck = chance(seed);
  const start = startDay(luck);
  const terms = termsByChance(luck, start);
  const acts = [...concluding(luck, terms, start), ...living(luck, terms, start)];
  const last = acts.at(-1)?.on.slice(0, 10) ?? start;
  const until = luck.one([days(last, 1), days(last, 200), months(last, 30), LAST]);
  return { acts, until: [until, LAST].sort()[0] as string };
}

type Who = (organisation: string, relation?: string) => Pick<Said, 'by' | 'as'>;
/** In person, or through the keeper that records it. */
const whoever =
  (luck: Chance): Who =>
  (organisation, relation = 'signatory') => ({ by: { relation, organisation }, as: luck.next() < 0.3 ? 'keeper' : null });

function concluding(luck: Chance, { data, signers, keeper }: Terms, start: string): readonly Said[] {
  const keeps = { by: { relation: 'keeper', organisation: keeper }, as: null };
  const who = whoever(luck);
  const open: Said = { act: 'open', on: start, ...keeps, data };
  const signed = (data.signatories as readonly Data[]).some(({ signedOn }) => signedOn !== undefined);
  if (signed && luck.next() < 0.95) return [open];
  const signatures = signers.filter(() => luck.next() < 0.98);
  return [
    open,
    ...(luck.next() < 0.02 ? [{ act: 'abandon', on: start, ...keeps, data: { reason: 'NO_LONGER_WANTED' } }] : []),
    ...signatures.map((one, index): Said => ({ act: 'sign', on: days(start, index * luck.one([0, 0, 1, 3])), ...who(one), data: {} })),
  ];
}

/** What is done in each term, drawn around its supposed ends; in the order of time but for what is told late. */
function living(luck: Chance, terms: Terms, start: string): readonly Said[] {
  const { initialTerm, renewalTerm, firstDay } = terms.data as { initialTerm?: number; renewalTerm?: number; firstDay?: string };
  const from = firstDay ?? start;
  const acts: Said[] = [];
  let reach = 0;
  const many = luck.one([1, 1, 1, 2, 2, 3, 4, 13]);
  for (let term = 0; term < many && acts.length < 90; term += 1) {
    const length = term === 0 ? (initialTerm ?? 24) : (renewalTerm ?? 12);
    const [first, end] = [months(from, reach), months(from, reach + length)];
    if (end > LAST) break;
    acts.push(...oneTerm({ luck, terms, who: whoever(luck), first, end, length }));
    reach += length;
  }
  return toldLate(
    luck,
    acts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  );
}

/** Now and then something is told late, and dated some days back. */
const toldLate = (luck: Chance, acts: readonly Said[]): readonly Said[] =>
  acts.map((one) => (one.on.length === 10 && luck.next() < 0.02 ? { ...one, on: days(one.on, -luck.one([1, 5, 40])) } : one));

interface Term {
  readonly luck: Chance;
  readonly terms: Terms;
  readonly who: Who;
  readonly first: string;
  /** the day after its supposed last day */
  readonly end: string;
  /** months */
  readonly length: number;
}

function oneTerm(term: Term): readonly Said[] {
  const { luck, terms } = term;
  const often = { CONDITION: 0.92, RESERVE: 0.3, NONE: 0.1 }[terms.data.evaluation as string] ?? 0;
  const renews = { EXPRESS: 0.85, NONE: 0.03 }[terms.data.renewal as string] ?? 0.12;
  return [
    ...(luck.next() < often ? evaluation(term) : []),
    ...(luck.next() < 0.1 ? flag(term) : []),
    ...(luck.next() < renews ? renewal(term) : []),
    ...(luck.next() < 0.06 ? opposition(term) : []),
    ...(luck.next() < 0.12 ? notice(term) : []),
    ...(luck.next() < 0.12 ? amendment(term) : []),
    ...(luck.next() < 0.1 ? nuisance(term) : []),
  ];
}

/** A day of the term: at its edges, or somewhere in it. */
function within({ luck, first, end }: Term): string {
  const span = Math.max(1, Math.round((date(end).getTime() - date(first).getTime()) / 86_400_000));
  const day =
    luck.next() < 0.15 ? luck.one([first, days(first, 1), days(end, -2), days(end, -1), end]) : days(first, Math.floor(luck.next() * span));
  return luck.next() < 0.04 ? `${day}T${luck.one(['21:59:59.999', '22:59:59.999', '22:00:00.000', '12:00:00.000'])}Z` : day;
}
const sorted = (...list: string[]) => list.sort();

function evaluation(term: Term): readonly Said[] {
  const { luck, terms, who } = term;
  const [opens, fills, signs, signsToo] = sorted(within(term), within(term), within(term), within(term)) as [
    string,
    string,
    string,
    string,
  ];
  const filled = (on: string): Said => ({
    act: 'fillEvaluation',
    on,
    ...who(luck.one(terms.signers)),
    data: {
      verdict: luck.next() < 0.9 ? 'FAVOURABLE' : 'UNFAVOURABLE',
      services: terms.signers.slice(luck.next() < 0.02 ? 1 : 0).map((organisation) => ({ organisation, reported: 3, handled: 1 })),
    },
  });
  const signatures = (on: string, each: number) =>
    terms.signers.filter(() => luck.next() < each).map((one): Said => ({ act: 'signEvaluation', on, ...who(one), data: {} }));
  const again = luck.next() < 0.12 ? [filled(signs), ...signatures(signsToo, 0.9)] : [];
  return [
    { act: 'openEvaluation', on: opens, ...who(luck.one(terms.signers)), data: {} },
    filled(fills),
    ...signatures(signs, 0.97),
    ...again,
  ];
}

function flag(term: Term): readonly Said[] {
  const { luck, terms, who } = term;
  const [raised, lifted] = sorted(within(term), within(term)) as [string, string];
  const acts: Said[] = [
    { act: 'flagRegulatoryChange', on: raised, ...who(luck.one(terms.signers)), data: { reference: 'Décret 2026-100' } },
  ];
  return luck.next() < 0.6 ? [...acts, { act: 'liftRegulatoryChange', on: lifted, ...who(luck.one(terms.signers)), data: {} }] : acts;
}

const deciders = ({ purchaser, signers }: Terms) => (purchaser === undefined ? signers : [purchaser]);

function renewal(term: Term): readonly Said[] {
  const on = within(term);
  return deciders(term.terms)
    .filter(() => term.luck.next() < 0.93)
    .map((one) => ({ act: 'renew', on, ...term.who(one, 'decider'), data: {} }));
}

/** Around the last day on which it is still in time. */
function opposition(term: Term): readonly Said[] {
  const { luck, terms, who, end } = term;
  const limit = months(days(end, -1), -Number(terms.data.opposition));
  const on = luck.next() < 0.7 ? days(limit, luck.one([-30, -2, -1, 0, 0, 1, 2])) : within(term);
  return [{ act: 'declineRenewal', on, ...who(luck.one(deciders(terms)), 'decider'), data: {} }];
}

/** Around the day from which it ends with the term, by one or several; now and then withdrawn. */
function notice(term: Term): readonly Said[] {
  const { luck, terms, who, end } = term;
  const aligned = months(days(end, -1), -Number(terms.data.notice));
  const givers = luck.shuffled(terms.signers).slice(0, luck.one([1, 1, 1, 2]));
  return givers.flatMap((giver) => {
    const on = luck.next() < 0.6 ? days(aligned, luck.one([-40, -3, -2, -1, 0, 0, 1, 2, 3])) : within(term).slice(0, 10);
    const given: Said = { act: 'giveNotice', on, ...who(giver), data: {} };
    if (luck.next() < 0.5) return [given];
    const withdrawn = days(on, luck.one([0, 1, 15, 60, 89, 95]));
    const accepted = days(withdrawn, luck.one([0, 1, 20, 40]));
    const accepting = terms.signers.filter((one) => (one === giver ? luck.next() < 0.1 : luck.next() < 0.9));
    return [
      given,
      { act: 'withdrawNotice', on: withdrawn, ...who(giver), data: {} },
      ...accepting.map((one): Said => ({ act: 'acceptWithdrawal', on: accepted, ...who(one), data: { giver } })),
    ];
  });
}

const CHANGES: readonly Data[] = [
  { initialTerm: 14 },
  { initialTerm: 72 },
  { initialTerm: 9 },
  { renewalTerm: 24 },
  { renewalTerm: 6 },
  { mostRenewals: 5 },
  { notice: 1 },
  { notice: 6 },
  { notice: 0 },
  { opposition: 1 },
  { evaluation: 'NONE' },
  { evaluation: 'CONDITION' },
  { renewal: 'EXPRESS' },
  { renewal: 'TACIT', renewalTerm: 12 },
  { renewal: 'NONE' },
  { renewal: 'NONE', evaluation: 'NONE' },
  { renewal: 'TACIT_INDEFINITE' },
];

function amendment(term: Term): readonly Said[] {
  const { luck, terms, who, end } = term;
  const change = luck.one(CHANGES);
  const lasts = ['initialTerm', 'renewal', 'renewalTerm', 'mostRenewals'].some((name) => name in change);
  const subject = luck.next() < 0.05 ? 'BOTH' : lasts ? 'DURATION' : 'CONTENT';
  const proposed = luck.next() < 0.3 ? days(end, luck.one([-30, -3, -1, 0])) : within(term).slice(0, 10);
  const signatures = terms.signers.filter(() => luck.next() < 0.93);
  const acts: Said[] = [
    { act: 'proposeAmendment', on: proposed, ...who(luck.one(terms.signers)), data: { subject, matter: 'Durée et préavis', ...change } },
    ...signatures.map((one): Said => ({ act: 'signAmendment', on: days(proposed, luck.one([0, 0, 1, 2, 30])), ...who(one), data: {} })),
  ];
  const drops: Said = {
    act: 'dropAmendment',
    on: days(proposed, 31),
    by: { relation: 'keeper', organisation: terms.keeper },
    as: null,
    data: {},
  };
  return luck.next() < 0.3 ? [...acts, drops] : acts;
}

/** By somebody whom it does not concern, or where it can't be. */
function nuisance(term: Term): readonly Said[] {
  const { luck, terms, who } = term;
  const on = within(term);
  const keeps = { by: { relation: 'keeper', organisation: terms.keeper }, as: null };
  const purchases = { by: { relation: 'purchaser', organisation: terms.purchaser ?? terms.keeper }, as: null };
  return [
    luck.one<Said>([
      { act: 'giveNotice', on, ...who(STRANGER), data: {} },
      { act: 'giveNotice', on, ...who(OBSERVER), data: {} },
      { act: 'giveNotice', on, ...keeps, data: {} },
      { act: 'declineRenewal', on, ...who(luck.one(terms.signers)), data: {} },
      { act: 'sign', on, ...who(luck.one(terms.signers)), data: {} },
      { act: 'signEvaluation', on, ...who(luck.one(terms.signers)), data: {} },
      { act: 'withdrawNotice', on, ...who(luck.one(terms.signers)), data: {} },
      { act: 'acceptWithdrawal', on, ...who(luck.one(terms.signers)), data: { giver: luck.one(terms.signers) } },
      { act: 'signAmendment', on, ...who(luck.one(terms.signers)), data: {} },
      { act: 'abandon', on, ...keeps, data: { reason: 'NO_LONGER_WANTED' } },
      { act: 'end', on, ...purchases, data: { reason: 'PURCHASER_DECIDED' } },
    ]),
  ];
}
