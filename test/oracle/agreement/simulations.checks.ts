import { CALENDAR_VERSION, type Instant } from '../../../machines/calendar/index.js';
import { type Position, type Process, play } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { after } from '../playing.js';
import { CPOM_LINES, FRAMEWORK_LINES, PROTOCOL_LINES, REFUSED_LINES, type Simulated } from './simulations.js';

/** `P1Y` -> 12 */
function monthsOf(period = ''): number {
  const [, years = '0', months = '0'] = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(period) ?? [];
  return 12 * Number(years) + Number(months);
}
const before = (due: string) => new Date(Date.parse(due) - 1).toISOString();

/** The proof as the table writes it. */
function proof(position: Position, end: string) {
  const { due, explanation } = position.deadlines.find(({ name }) => name === end) ?? {};
  const { anchor, period, profile, calendar } = explanation ?? {};
  return { due, from: anchor?.at.slice(0, 10), months: monthsOf(period), profile, calendar };
}

function simulated(process: Process, { acts, end, from, months, profile, due, leadsTo, cites }: Simulated): readonly Failure[] {
  const standing = after(process, { acts, until: before(due) });
  const source = standing.deadlines.find(({ name }) => name === end)?.explanation.source;
  return [
    ...differs('on its eve', standing.situation, 'inForce'),
    ...differs('proof', proof(standing, end), { due, from, months, profile, calendar: CALENDAR_VERSION }),
    ...cites.filter((id) => !source?.requirements.includes(id)).map((id) => `« ${source?.text} » does not cite ${id}`),
    ...differs('then', after(process, { acts, until: due }).situation, leadsTo),
  ];
}

export const simulationChecks: readonly Check[] = [
  ...[...PROTOCOL_LINES, ...FRAMEWORK_LINES, ...CPOM_LINES].map(
    (line): Check => ({ name: `simulated: ${line.rule}`, run: (process) => simulated(process, line) }),
  ),
  ...REFUSED_LINES.map(
    ([rule, acts, cites]): Check => ({
      name: `simulated: ${rule}`,
      run: (process) => {
        const { steps } = play(process, acts, '2031-01-01T00:00:00.000Z' as Instant);
        const refused = steps.flatMap((step) => (step.accepted ? [] : [step]));
        const [last] = refused;
        return [
          ...differs(
            'refused',
            refused.map(({ fact }) => fact),
            [acts.at(-1)],
          ),
          ...(last?.refusals ?? [])
            .filter(({ source }) => !source.requirements.includes(cites))
            .map(({ code }) => `« ${code} » does not cite ${cites}`),
        ];
      },
    }),
  ),
];
