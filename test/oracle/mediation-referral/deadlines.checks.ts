import { addDays, atLocalTime, dayOf, type Instant, type LegalDate } from '../../../machines/calendar/index.js';
import { DEADLINE_REACHED, forecast, type Position, type Process, type Step } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { FUND, MEMBER, OPEN_SITUATIONS, PATHS, PROVIDER, standing } from './facts.js';

const FUND_ALONE = { referringFund: [FUND] };
const PENDING = 'informationReminder';
const ORDER = 'orderReminder';

interface Expected {
  /** what counts from the situation's own anchor: name, day, days after it */
  readonly own: readonly (readonly [name: string, anchoredOn: string, days: number])[];
  /** the day of the last act: no movement since */
  readonly movedOn: string;
  /** as written on a wall calendar, 08:00 in Paris: summer time ends on 27 October 2019 */
  readonly instants: readonly string[];
  /** who stands in the mediator's relation by now */
  readonly mediators: readonly string[];
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  draft: { own: [], movedOn: '2019-10-01', instants: ['2019-10-31T07:00:00.000Z', '2019-11-30T07:00:00.000Z'], mediators: [] },
  priorInformation: {
    own: [
      [`${PENDING}.1`, '2019-10-02', 15],
      [`${PENDING}.2`, '2019-10-02', 30],
    ],
    movedOn: '2019-10-03',
    instants: ['2019-10-17T06:00:00.000Z', '2019-11-01T07:00:00.000Z', '2019-11-02T07:00:00.000Z', '2019-12-02T07:00:00.000Z'],
    mediators: [],
  },
  readyForReferral: { own: [], movedOn: '2019-10-07', instants: ['2019-11-06T07:00:00.000Z', '2019-12-06T07:00:00.000Z'], mediators: [] },
  referred: {
    own: [[ORDER, '2019-10-08', 10]],
    movedOn: '2019-10-08',
    instants: ['2019-10-18T06:00:00.000Z', '2019-11-07T07:00:00.000Z', '2019-12-07T07:00:00.000Z'],
    mediators: [PROVIDER],
  },
  ordered: { own: [], movedOn: '2019-10-10', instants: ['2019-11-09T07:00:00.000Z', '2019-12-09T07:00:00.000Z'], mediators: [PROVIDER] },
  inMediation: {
    own: [],
    movedOn: '2019-10-14',
    instants: ['2019-11-13T07:00:00.000Z', '2019-12-13T07:00:00.000Z'],
    mediators: [PROVIDER, MEMBER],
  },
};

const eightInParis = (day: string, days: number): Instant => atLocalTime(addDays(day as LegalDate, days), '08:00');

interface Told {
  readonly name: string;
  readonly due: string;
  readonly consequence: string;
  /** relation -> organisations */
  readonly to: Readonly<Record<string, readonly string[]>>;
}

/** Everything that must be said until five months have passed, in order. */
function expectedTold({ own, movedOn, mediators }: Expected): readonly Told[] {
  const reminded = { referringFund: [FUND], mediator: mediators };
  const escalated = [60, 90, 120, 150].map((days, turn) => ({
    name: turn === 0 ? 'noMovementEscalation' : `noMovementEscalation.${turn + 1}`,
    due: eightInParis(movedOn, days),
    consequence: 'escalation',
    to: { supervisor: [FUND] },
  }));
  return [
    ...own.map(([name, anchoredOn, days]) => ({ name, due: eightInParis(anchoredOn, days), consequence: 'reminder', to: FUND_ALONE })),
    { name: 'noMovement', due: eightInParis(movedOn, 30), consequence: 'reminder', to: reminded },
    ...escalated,
  ].sort((a, b) => (a.due < b.due ? -1 : 1));
}

/** What is said when nothing more is done. */
const silence = (position: Position, days: number): readonly Step[] =>
  forecast(position, eightInParis(dayOf(position.clock), days)).steps.filter(
    (step): step is Step => step.accepted && step.fact.act === DEADLINE_REACHED,
  );

function told({ fact, effects }: Step): readonly Told[] {
  return effects.map((effect) => {
    const { organisations } = effect.content as { organisations: Record<string, string[]> };
    return { name: String(fact.data.name), due: fact.occurredAt, consequence: String(fact.data.consequence), to: organisations };
  });
}

export const deadlineChecks: readonly Check[] = [
  ...Object.entries(EXPECTED).flatMap(([situation, expected]): Check[] => [
    {
      name: `${situation}: these deadlines run, at 08:00 in Paris, and no other (A-12, A-95, R1-043, R1-052)`,
      run: (process) =>
        differs(
          'due',
          standing(process, situation).deadlines.map(({ due }) => due),
          expected.instants,
        ),
    },
    {
      name: `${situation}: when nothing is done, each deadline speaks once, to these, on its day (A-12, R1-043, R1-052)`,
      run: (process) => differs('told', silence(standing(process, situation), 155).flatMap(told), expectedTold(expected)),
    },
    {
      name: `${situation}: no deadline decides anything, however long the silence (A-12)`,
      run: (process) => {
        const { position } = forecast(standing(process, situation), '2022-01-01T00:00:00.000Z' as Instant);
        return differs('situation after two years', position?.situation, situation);
      },
    },
  ]),
  ...Object.keys(PATHS)
    .filter((situation) => !OPEN_SITUATIONS.includes(situation))
    .map((situation) => ({
      name: `${situation}: after the end nothing is due (A-12)`,
      run: (process: Process) => {
        const position = standing(process, situation);
        return [
          ...differs('closed', position.closed, true),
          ...differs('deadlines', position.deadlines.length, 0),
          ...differs('steps', silence(position, 400).length, 0),
        ];
      },
    })),
  {
    name: 'every deadline says from which fact and by which rule it was counted (A-12, A-95)',
    run: (process) =>
      OPEN_SITUATIONS.flatMap((situation) => standing(process, situation).deadlines).flatMap(
        ({ name, legalDate, due, explanation: { source, rule, anchor } }) => [
          ...differs(`${name}: the legal date is the day on which it is due`, legalDate, dayOf(due)),
          ...(source.assumed && source.requirements.includes('A-12')
            ? []
            : [`${name}: it must be marked « not from the text » and cite A-12`]),
          ...(rule.includes('jours') && anchor.seq > 0 ? [] : [`${name}: no explanation`]),
        ],
      ),
  },
];
