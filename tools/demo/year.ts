import { addDays, daysBetween, type LegalDate, weekday } from '../../machines/calendar/index.js';
import { Chance } from './chance.js';
import { type Fate, fateOf, stepsOf } from './fates.js';
import { names, written } from './names.js';
import { organisations } from './organisations.js';
import { type DisputeType, fundOfBranch, MARKET, mediation, type Party, party, type ReferralMode, type Step } from './paths.js';
import { people } from './people.js';

/** A believable year of work, drawn once and for all: nothing here knows the clock or chance. */

/** The market before the present one. */
export const EARLIER_MARKET = '24 AC 88';

/** A line of an import. */
export interface PaperCase {
  readonly key: string;
  readonly process: string;
  readonly reference?: string;
  readonly facts: readonly PaperFact[];
}

export interface PaperFact {
  readonly act: string;
  readonly occurredAt: LegalDate;
  readonly by?: object;
  readonly data: Step['data'];
}

export interface Planned {
  /** login of whoever opened it */
  readonly as: string;
  readonly lead: string;
  readonly line: PaperCase;
  readonly fate: Fate;
  /** what comes next, when it goes on */
  readonly next?: Step;
}

export interface Year {
  readonly today: LegalDate;
  /** the present market's; before it the earlier one holds */
  readonly firstDayOfMarket: LegalDate;
  readonly count?: number;
  readonly seed?: number;
}

export function yearOfWork({ today, firstDayOfMarket, count = 120, seed = 20_260_119 }: Year): readonly Planned[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, (_, index) => {
    const opened = onAWorkingDay(addDays(today, Math.round((index * 358) / count) - 364 + chance.between(0, 4)));
    return planned(`DEMO-${String(index + 1).padStart(3, '0')}`, opened, { today, firstDayOfMarket }, chance);
  });
}

function planned(key: string, opened: LegalDate, { today, firstDayOfMarket }: Year, chance: Chance): Planned {
  const type = chance.weighted<DisputeType>({ TYPE_A: 38, TYPE_B: 26, TYPE_C: 19, TYPE_D: 17 });
  const mode = chance.weighted<ReferralMode>({ NATIONAL_FUND: 35, EMPLOYER: 40, PARTIES: 25 });
  const [one, other, signatory, mediator] = names(chance, 4) as [Name, Name, Name, Name];
  const reference = `${opened.slice(0, 4)}/${key.slice(-3)}`;
  const path = mediation(type, mode, {
    parties: partiesOf(type, one, other, chance),
    opening: { market: opened < firstDayOfMarket ? EARLIER_MARKET : MARKET },
    qualification: {
      matter: chance.weighted({ CONFLICT: 5, INTERPERSONAL_DIFFICULTY: 3, MALAISE: 2 }),
      context: chance.weighted({ DEGRADED: 4, PREVENTIVE: 1 }),
      harassmentAlleged: chance.next() < 0.08,
    },
    requestedBy: chance.pick(['ALL_PARTIES', type === 'TYPE_D' ? 'p2' : 'p1', 'p2']),
    outcome: chance.weighted({ RELATION_RESTORED: 4, RELATION_ADAPTED: 4, DIALOGUE_BROKEN: 2 }),
    signatory,
    mediatorName: written(mediator),
    sessions: chance.between(1, 4),
  });
  const fate = fateOf(type, mode, chance);
  const { facts, next } = dated(path.opening, stepsOf(path.steps, fate, chance), opened, today, chance);
  const goesOn = next !== undefined && fate !== 'forgotten';
  return {
    as: path.opening.as,
    lead: path.lead,
    fate,
    line: { key, process: 'mediation-referral', reference, facts },
    ...(goesOn ? { next } : {}),
  };
}

type Name = ReturnType<typeof names>[number];

const BODIES = organisations.filter(({ kind }) => kind === 'localBody');

/** Between whom: across two bodies now and then, as the type lets it be. */
function partiesOf(type: DisputeType, one: Name, other: Name, chance: Chance): readonly Party[] {
  const body = chance.pick(BODIES);
  const at = ({ id, branch }: (typeof BODIES)[number], role: string): Partial<Party> => ({
    employer: id,
    branch: branch ?? '',
    function: role,
  });
  const head = chance.pick(['DIRECTOR', 'CHIEF_ACCOUNTING_FINANCE_OFFICER']);
  const first = (more: Partial<Party>) => party(one.lastName, one.firstName, more);
  const second = (more: Partial<Party>) => party(other.lastName, other.firstName, more);
  switch (type) {
    case 'TYPE_A':
      return [first(at(body, head)), second(at(chance.next() < 0.3 ? chance.pick(BODIES) : body, 'OTHER_EXECUTIVE'))];
    case 'TYPE_B':
      return [first(at(body, 'DIRECTOR')), second(at(body, chance.pick(['OTHER_EXECUTIVE', 'CHIEF_ACCOUNTING_FINANCE_OFFICER'])))];
    case 'TYPE_C':
      return [first(at(body, head)), second(at(body, 'BOARD_PRESIDENT'))];
    case 'TYPE_D':
      return [first({ ...at(body, 'NATIONAL_FUND'), employer: fundOfBranch(body.branch ?? '') }), second(at(body, head))];
  }
}

/** Days between an act and the one before it. */
const PAUSES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  qualify: [1, 6],
  recordConsultation: [4, 15],
  fundApproves: [1, 9],
  fundRefuses: [3, 20],
  employerAgrees: [1, 12],
  employerRefuses: [5, 30],
  refer: [1, 5],
  issueOrder: [1, 12],
  startMediation: [8, 25],
  recordSession: [6, 16],
  recordOutcome: [7, 25],
  closeWithoutOutcome: [7, 25],
  partyDeclines: [2, 14],
  withdraw: [2, 20],
};

/** The steps on their days, up to the eve of today; and the first one that is still to come. */
function dated(opening: Step, steps: readonly Step[], opened: LegalDate, today: LegalDate, chance: Chance) {
  const facts: PaperFact[] = [{ act: opening.act, occurredAt: opened, data: opening.data }];
  let day = opened;
  for (const step of steps) {
    const [least, most] = PAUSES[step.act] ?? [0, 2];
    day = onAWorkingDay(addDays(day, chance.between(least, most)));
    if (daysBetween(day, today) < 1) return { facts, next: step };
    facts.push({ act: step.act, occurredAt: day, by: step.by ?? inTheNameOf(step), data: step.data });
  }
  return { facts, next: undefined };
}

const RELATIONS: Readonly<Record<string, string>> = {
  fundApproves: 'concernedFund',
  fundRefuses: 'concernedFund',
  employerAgrees: 'employer',
  employerRefuses: 'employer',
  startMediation: 'mediator',
  recordSession: 'mediator',
  recordOutcome: 'mediator',
  closeWithoutOutcome: 'mediator',
};

const inTheNameOf = ({ act, as }: Step) => ({ relation: RELATIONS[act] ?? 'lead', organisation: organisationOf(as) });

export const organisationOf = (login: string): string =>
  people.find(({ subject }) => subject === login)?.memberships[0]?.organisationId ?? '';

/** The next Monday for a Saturday or a Sunday. */
function onAWorkingDay(day: LegalDate): LegalDate {
  const place = weekday(day);
  return place >= 6 ? addDays(day, 8 - place) : day;
}
