import { dayOf, type Instant } from '../../../machines/calendar/index.js';
import { forecast, type Position, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { act, after, changeOfMode, qualified, REFERS, REPRESENTED, type Tried, toFund } from './facts.js';
import {
  BODY,
  DIRECTOR,
  EXECUTIVE,
  employer,
  FUND,
  fund,
  KINDS,
  type Kind,
  lead,
  leadIn,
  MEMBER,
  named,
  OTHER_FUND,
  PROVIDER,
  party,
} from './people.js';
import { OPEN_SITUATIONS, path, situationsOf, standing } from './stories.js';
import { eightInParis, silence, type Told, told } from './told.js';

/** Reminders and alerts: none of them is in the text, and none decides. */

const reminder = (name: string, from: string, days: number, to: Told['to']): Told => ({
  name,
  due: eightInParis(from, days),
  consequence: 'reminder',
  to,
});
/** T1: fifteen and thirty days. */
const twice = (name: string, from: string, to: Told['to']) => [15, 30].map((days, turn) => reminder(`${name}.${turn + 1}`, from, days, to));

/** What follows the approvals is waited for from the last of them on, and without any from the qualification on. */
const waitsSince = ({ type }: Kind): string => (type === 'C' ? '2019-10-04' : '2019-10-02');

/** What counts from the situation's own anchor; the fund was told early in mode 3, so T2 is asked apart. */
const OWN: Readonly<Record<string, (lead: readonly string[], kind: Kind) => readonly Told[]>> = {
  priorInformation: (conducts, kind) => twice('informationReminder', waitsSince(kind), { lead: conducts }),
  fundApproval: (conducts) => twice('approvalReminder', '2019-10-03', { awaitedFund: [FUND], lead: conducts }),
  employerAgreement: (conducts, kind) => twice('agreementReminder', waitsSince(kind), { agreeingEmployer: [BODY], lead: conducts }),
  referred: (conducts) => [reminder('orderReminder', '2019-10-08', 10, { lead: conducts })],
};

/** The mediator's relation is held once the referral is made. */
const mediatorsIn = (situation: string): readonly string[] =>
  situation === 'inMediation' ? [PROVIDER, MEMBER] : ['referred', 'ordered'].includes(situation) ? [PROVIDER] : [];

/** Everything that must be said until five months have passed, in order. */
function expectedTold(kind: Kind, situation: string): readonly Told[] {
  const conducts = [leadIn(kind.mode)];
  // the day of the last act that happened: no movement since
  const movedOn = path(named(kind), situation)
    .map(({ occurredAt }) => String(occurredAt))
    .sort()
    .at(-1) as string;
  const escalated = [60, 90, 120, 150].map((days, turn) => ({
    name: turn === 0 ? 'noMovementEscalation' : `noMovementEscalation.${turn + 1}`,
    due: eightInParis(movedOn, days),
    consequence: 'escalation',
    to: { supervisor: conducts },
  }));
  const silent = reminder('noMovement', movedOn, 30, { lead: conducts, mediator: mediatorsIn(situation) });
  return inOrder([...(OWN[situation]?.(conducts, kind) ?? []), silent, ...escalated]);
}
const inOrder = (told: readonly Told[]) =>
  [...told].sort((a, b) => (`${a.due} ${a.consequence} ${a.name}` < `${b.due} ${b.consequence} ${b.name}` ? -1 : 1));

/** Five days and an hour, as written on a wall calendar: summer time ends in Paris on 27 October 2019. */
const WALL: readonly (readonly [kind: string, situation: string, dues: readonly string[]])[] = [
  ['A1', 'draft', ['2019-10-31T07:00:00.000Z', '2019-11-30T07:00:00.000Z']],
  [
    'A1',
    'priorInformation',
    ['2019-10-17T06:00:00.000Z', '2019-11-01T07:00:00.000Z', '2019-11-06T07:00:00.000Z', '2019-12-06T07:00:00.000Z'],
  ],
  [
    'C1',
    'priorInformation',
    ['2019-10-19T06:00:00.000Z', '2019-11-03T07:00:00.000Z', '2019-11-06T07:00:00.000Z', '2019-12-06T07:00:00.000Z'],
  ],
  ['C2', 'fundApproval', ['2019-10-18T06:00:00.000Z', '2019-11-02T07:00:00.000Z', '2019-11-02T07:00:00.000Z', '2019-12-02T07:00:00.000Z']],
  [
    'B3',
    'employerAgreement',
    ['2019-10-17T06:00:00.000Z', '2019-11-01T07:00:00.000Z', '2019-11-01T07:00:00.000Z', '2019-12-01T07:00:00.000Z'],
  ],
  [
    'C3',
    'employerAgreement',
    ['2019-10-19T06:00:00.000Z', '2019-11-03T07:00:00.000Z', '2019-11-03T07:00:00.000Z', '2019-12-03T07:00:00.000Z'],
  ],
  ['D2', 'referred', ['2019-10-18T06:00:00.000Z', '2019-11-07T07:00:00.000Z', '2019-12-07T07:00:00.000Z']],
];

/** T2: the employer still owes the funds an information, seven days after the referral. */
const twoFunds = [DIRECTOR, { ...EXECUTIVE, branch: 'famille', nationalFund: OTHER_FUND }];
const referred: readonly Tried[] = [
  ...qualified({ type: 'B', mode: 3 }, twoFunds),
  act('employerAgrees', '2019-10-05', REPRESENTED, employer()),
  act('refer', '2019-10-08', REFERS, party(), 'lead'),
];
const tellsFund = (one: string) => act('recordInformation', '2019-10-09', toFund(one), lead(BODY));
const tellsParty = act('recordInformation', '2019-10-09', { recipient: 'PARTY', party: 'p1', medium: 'EMAIL' }, lead(BODY));
const orders = act('issueOrder', '2019-10-10', {}, lead(BODY));
const starts = act('startMediation', '2019-10-11', {}, { relation: 'mediator', organisation: PROVIDER });
const T2: readonly (readonly [stage: string, acts: readonly Tried[], due: boolean])[] = [
  ['neither fund was told', referred, true],
  ['one of two funds was told', [...referred, tellsFund(OTHER_FUND)], true],
  ['both funds were told', [...referred, tellsFund(OTHER_FUND), tellsFund(FUND)], false],
  ['ordered, and neither fund was told', [...referred, tellsParty, orders], true],
  ['in mediation, and one of two funds was told', [...referred, tellsParty, tellsFund(FUND), orders, starts], true],
  ['in mediation, and both funds were told', [...referred, tellsParty, tellsFund(FUND), orders, starts, tellsFund(OTHER_FUND)], false],
  ['mode 1: nobody owes the funds anything', path('A1', 'referred'), false],
];

const SETTINGS = {
  pendingReminders: ['P15D', 'P30D'],
  fundInformationReminder: ['P7D'],
  orderReminder: ['P10D'],
  noMovement: ['P30D'],
  noMovementEscalation: ['P60D'],
  noMovementInterval: ['P30D'],
};

const AFTER_THE_REFERRAL = ['referred', 'ordered', 'inMediation'];
const RULES = {
  informationReminder: { situations: ['priorInformation'], tells: ['lead'], after: 'pendingReminders' },
  approvalReminder: { situations: ['fundApproval'], tells: ['awaitedFund', 'lead'], after: 'pendingReminders' },
  agreementReminder: { situations: ['employerAgreement'], tells: ['agreeingEmployer', 'lead'], after: 'pendingReminders' },
  fundInformationReminder: { situations: AFTER_THE_REFERRAL, tells: ['lead'], after: 'fundInformationReminder' },
  orderReminder: { situations: ['referred'], tells: ['lead'], after: 'orderReminder' },
  noMovement: { situations: 'open', tells: ['lead', 'mediator'], after: 'noMovement' },
  noMovementEscalation: { situations: 'open', tells: ['supervisor'], after: 'noMovementEscalation' },
};

const openOf = (kind: Kind) => situationsOf(kind).filter((situation) => OPEN_SITUATIONS.includes(situation));

export const deadlineChecks: readonly Check[] = [
  {
    name: 'these deadlines and no other, each in its situations, to these relations, by these delays (T1 to T3, A-12, R1-043, R1-048, R1-049, R1-052)',
    run: (process) =>
      differs(
        'rules',
        Object.fromEntries(
          process.deadlines.map(({ name, situations, tells, after: delay }) => [
            name,
            { situations, tells, after: 'setting' in delay ? delay.setting : delay },
          ]),
        ),
        RULES,
      ),
  },
  {
    name: 'the delays that no text fixes, and their defaults (A-12)',
    run: (process) =>
      differs('settings', Object.fromEntries(Object.entries(process.settings).map(([name, rule]) => [name, rule.default])), SETTINGS),
  },
  ...WALL.map(
    ([kind, situation, dues]): Check => ({
      name: `${kind} ${situation}: these deadlines run, at 08:00 in Paris, and no other (A-12, A-95)`,
      run: (process) =>
        differs(
          'due',
          after(process, path(kind, situation)).deadlines.map(({ due }) => due),
          dues,
        ),
    }),
  ),
  ...KINDS.flatMap((kind) =>
    openOf(kind).map(
      (situation): Check => ({
        name: `${named(kind)} ${situation}: when nothing is done, each deadline speaks once, to these, on its day (A-12, R1-043, R1-048, R1-052)`,
        run: (process) => differs('told', inOrder(told(standing(process, kind, situation), 155)), expectedTold(kind, situation)),
      }),
    ),
  ),
  ...KINDS.map(
    (kind): Check => ({
      name: `${named(kind)}: no deadline decides anything, however long the silence; after an end nothing is due (A-12, P1-E1)`,
      run: (process) =>
        situationsOf(kind).flatMap((situation) => {
          const position = standing(process, kind, situation);
          if (OPEN_SITUATIONS.includes(situation)) {
            const later = forecast(position, '2020-10-16T00:00:00.000Z' as Instant).position;
            return differs(`${situation} after a year`, later?.situation, situation);
          }
          return [
            ...differs(`${situation} closed`, position.closed, true),
            ...differs(`${situation} deadlines`, position.deadlines.length, 0),
            ...differs(`${situation} steps`, silence(position, 400).length, 0),
          ];
        }),
    }),
  ),
  ...T2.map(
    ([stage, acts, due]): Check => ({
      name: `T2, mode 3: ${stage} (R1-049, A-19)`,
      run: (process) => {
        const expected = due ? [reminder('fundInformationReminder', '2019-10-08', 7, { lead: [BODY] })] : [];
        const found = told(after(process, acts), 25).filter(({ name }) => name.startsWith('fundInformation'));
        return differs('told', found, expected);
      },
    }),
  ),
  {
    name: 'a change of mode begins the delays anew; a second consultation those of the approval (P1-E12, A-12)',
    run: (process) => {
      const changed = after(process, [...path('A1', 'priorInformation'), act('changeMode', '2019-10-10', changeOfMode(2), lead(FUND))]);
      const consulted = { presidentPresent: true, executivePresent: true, funds: [{ fund: FUND }] };
      const again = after(process, [...path('C2', 'fundApproval'), act('recordConsultation', '2019-10-11', consulted, fund())]);
      const toldAs = (position: Position, name: string) => told(position, 60).filter((one) => one.name.startsWith(name));
      return [
        ...differs('information', toldAs(changed, 'information'), twice('informationReminder', '2019-10-10', { lead: [BODY] })),
        ...differs('approval', toldAs(again, 'approval'), twice('approvalReminder', '2019-10-11', { awaitedFund: [FUND], lead: [BODY] })),
      ];
    },
  },
  {
    name: 'every deadline says from which fact and by which rule it was counted (A-12, A-95)',
    run: (process) =>
      KINDS.flatMap((kind) => openOf(kind).flatMap((situation) => standing(process, kind, situation).deadlines)).flatMap(
        ({ name, legalDate, due, explanation: { source, rule, anchor } }) => [
          ...differs(`${name}: the legal date is the day on which it is due`, legalDate, dayOf(due)),
          ...(source.assumed && source.requirements.includes('A-12')
            ? []
            : [`${name}: it must be marked « not from the text » and cite A-12`]),
          ...(rule.includes('jours') && anchor.seq > 0 ? [] : [`${name}: no explanation`]),
        ],
      ),
  },
  {
    name: 'every waiting situation, of every kind, has a deadline that reaches a person of an organisation in the case (A-12)',
    run: (process) => KINDS.flatMap((kind) => openOf(kind).flatMap((situation) => unreached(process, kind, situation))),
  },
];

function unreached(process: Process, kind: Kind, situation: string): readonly string[] {
  const { deadlines, known } = standing(process, kind, situation);
  const holders = process.access.holders(known);
  const people = (relation: string) =>
    (holders[relation]?.organisations.length ?? 0) > 0 && (process.access.relations[relation]?.roles.length ?? 0) > 0;
  return deadlines.some(({ tells }) => tells.some(people)) ? [] : [`${named(kind)} ${situation}: nobody is reminded`];
}
