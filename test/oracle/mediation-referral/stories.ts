import type { Position, Process } from '../../../machines/kernel/index.js';
import { act, after, CONSULTED, qualified, REFERS, REPRESENTED, type Tried, toEmployer, toFund, toParty } from './facts.js';
import { employer, FRAMEWORK, fund, KINDS, type Kind, lead, leadIn, MEMBER, mediator, named, party } from './people.js';

/* The shortest way to each situation, for each type of dispute and entry mode. None of them crosses a deadline. */

const consults = ({ mode }: Kind) => act('recordConsultation', '2019-10-03', CONSULTED, lead(leadIn(mode)));
const approves = act('fundApproves', '2019-10-04', {}, fund());
const agrees = act('employerAgrees', '2019-10-05', REPRESENTED, employer());
const informs = ({ mode }: Kind, data: Tried['data'], on = '2019-10-07') => act('recordInformation', on, data, lead(leadIn(mode)));

/** Who is written to before the referral, the organisation first (information matrix N1, N2). Type D: the fund is no person to write to. */
const prior = (kind: Kind): readonly Tried[] => {
  const persons = kind.type === 'D' ? ['p2'] : ['p1', 'p2'];
  if (kind.mode === 3) return [];
  return [informs(kind, kind.mode === 1 ? toEmployer() : toFund()), ...persons.map((id) => informs(kind, toParty(id)))];
};

/** In mode 3: the fund is told early, so that it could sign in the employer's stead; the party that did not ask, before the order. */
const toldEarly = (kind: Kind): readonly Tried[] => (kind.mode === 3 ? [informs(kind, toFund(), '2019-10-02')] : []);
const toldBeforeTheOrder = (kind: Kind): readonly Tried[] =>
  kind.mode === 3 && kind.type !== 'D' ? [informs(kind, toParty('p1'), '2019-10-09')] : [];

export const refers = (kind: Kind, on = '2019-10-08'): Tried =>
  kind.mode === 3 ? act('refer', on, REFERS, party(), 'lead') : act('refer', on, REFERS, lead(leadIn(kind.mode)));

/** What is waited for before the referral, in that order, each with what it takes. */
export const preparation = (kind: Kind): Readonly<Record<string, readonly Tried[]>> => ({
  ...(kind.type === 'C' ? { consultation: [consults(kind)], fundApproval: [approves] } : {}),
  ...(kind.mode === 3 ? { employerAgreement: [agrees] } : {}),
  ...(kind.mode === 3 ? {} : { priorInformation: prior(kind) }),
});

/** The acts that lead to each situation that this kind of case knows. */
function storiesOf(kind: Kind): Readonly<Record<string, readonly Tried[]>> {
  const { mode } = kind;
  const leads = lead(leadIn(mode));
  const draft = qualified(kind).slice(0, 1);
  const begun = [...qualified(kind), ...toldEarly(kind)];
  const waits = Object.entries(preparation(kind));
  const upTo = (count: number) => [...begun, ...waits.slice(0, count).flatMap(([, acts]) => acts)];
  const ready = upTo(waits.length);
  const referred = [...ready, refers(kind), ...toldBeforeTheOrder(kind)];
  const ordered = [...referred, act('issueOrder', '2019-10-10', { commitmentNumber: 'E-7' }, leads)];
  const inMediation = [...ordered, act('startMediation', '2019-10-14', { performingMember: MEMBER }, mediator())];
  const ends = (outcome: string) => [...inMediation, act('recordOutcome', '2019-10-15', { outcome }, mediator())];
  return {
    draft,
    // one has been told already: the rest is still waited for
    ...Object.fromEntries(
      waits.map(([situation], index) => [situation, [...upTo(index), ...prior(kind).slice(0, Number(situation === 'priorInformation'))]]),
    ),
    readyForReferral: ready,
    referred,
    ordered,
    inMediation,
    relationRestored: ends('RELATION_RESTORED'),
    relationAdapted: ends('RELATION_ADAPTED'),
    dialogueBroken: ends('DIALOGUE_BROKEN'),
    closedWithoutOutcome: [...inMediation, act('closeWithoutOutcome', '2019-10-15', { reason: 'PARTY_LEFT' }, mediator())],
    inadmissible: [...draft, act('declareInadmissible', '2019-10-02', { reason: 'NO_EXECUTIVE' }, leads)],
    ...(kind.type === 'C' ? { fundApprovalRefused: [...upTo(1), act('fundRefuses', '2019-10-04', {}, fund())] } : {}),
    ...(mode === 3 ? { employerAgreementRefused: [...begun, act('employerRefuses', '2019-10-05', {}, employer())] } : {}),
    partyDeclined: [...ordered, act('partyDeclines', '2019-10-11', {}, party(), 'lead')],
    withdrawn: [
      ...begun,
      mode === 3
        ? act('withdraw', '2019-10-03', { reason: 'NO_LONGER_WANTED' }, party(), 'lead')
        : act('withdraw', '2019-10-03', { reason: 'NO_LONGER_WANTED' }, leads),
    ],
    frameworkUnavailable: [...begun, { ...act('frameworkEnded', '2019-10-03', {}, FRAMEWORK), findings: ENDED_EARLY }],
  };
}

/** An agreement that was ended before its term. */
const ENDED_EARLY = {
  framework: { answer: { state: 'ended', firstDay: '2019-03-28', lastDay: '2019-10-02', final: true } },
};

export const PREPARING = ['consultation', 'fundApproval', 'employerAgreement', 'priorInformation', 'readyForReferral'];
export const OPEN_SITUATIONS = ['draft', ...PREPARING, 'referred', 'ordered', 'inMediation'];

const PATHS = new Map(KINDS.map((kind) => [named(kind), storiesOf(kind)]));

/** Situations of a kind of case, in the order of its paths. */
export const situationsOf = (kind: Kind): readonly string[] => Object.keys(PATHS.get(named(kind)) ?? {});

/** `path('C3', 'fundApproval')`: the acts that lead there. */
export function path(kind: string, situation: string): readonly Tried[] {
  const acts = PATHS.get(kind)?.[situation];
  if (!acts) throw new Error(`${kind} knows no way to « ${situation} »`);
  return acts;
}

/** The position in which a case of this kind stands in this situation. */
export function standing(process: Process, kind: Kind, situation: string): Position {
  const position = after(process, path(named(kind), situation));
  if (position.situation !== situation)
    throw new Error(`${named(kind)} ${situation}: the acts that lead there lead to « ${position.situation} »`);
  return position;
}
