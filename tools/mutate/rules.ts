import { addDays } from '../../machines/calendar/index.js';
import {
  type AccessLine,
  asXStateGuards,
  type DeadlineRule,
  type Guard,
  type Holders,
  notFromText,
  refusal,
} from '../../machines/kernel/index.js';
import { rebuilt } from './machine.js';
import { bent, type Mutant, NOTHING, type Parts, replacedAt, statesOf, without, withoutAt } from './mutant.js';

/** Each guard made to let everything pass, and nothing. */
export function guardMutants(parts: Parts): readonly Mutant[] {
  const no = refusal('never', 'Jamais.', notFromText('Mutant', 'A-12'));
  const instead = (name: string, guard: Guard<unknown>) => ({
    guards: { ...parts.guards, [name]: guard },
    machine: rebuilt(parts.machine, statesOf(parts.machine), asXStateGuards({ [name]: guard })),
  });
  return Object.keys(parts.guards).flatMap((name) => [
    bent(
      `guard ${name} always passes`,
      parts,
      instead(name, () => []),
    ),
    bent(
      `guard ${name} always refuses`,
      parts,
      instead(name, () => [no]),
    ),
  ]);
}

/** Each deadline removed, told to one relation less, running in one situation less; each delay removed, or a day late. */
export function deadlineMutants(parts: Parts): readonly Mutant[] {
  const open = Object.entries(statesOf(parts.machine)).flatMap(([id, state]) =>
    (state as { type?: string }).type === 'final' ? [] : [id],
  );
  return [...parts.deadlines.flatMap((rule, index) => ruleMutants(parts, rule, index, open)), ...settingMutants(parts)];
}

function ruleMutants(parts: Parts, rule: Parts['deadlines'][number], index: number, open: readonly string[]): readonly Mutant[] {
  const instead = (name: string, change: Partial<DeadlineRule<unknown>>) =>
    bent(`deadline ${rule.name} ${name}`, parts, { deadlines: replacedAt(parts.deadlines, index, { ...rule, ...change } as typeof rule) });
  const situations = rule.situations === 'open' ? open : rule.situations;
  return [
    bent(`deadline ${rule.name} removed`, parts, { deadlines: withoutAt(parts.deadlines, index) }),
    ...rule.tells.map((relation, at) => instead(`without telling ${relation}`, { tells: withoutAt(rule.tells, at) })),
    ...situations.map((id) => instead(`not in ${id}`, { situations: situations.filter((one) => one !== id) })),
    ...(rule.situations === 'open' ? [] : [instead('in every situation', { situations: 'open' })]),
    ...(['transition', 'escalation', 'reminder'] as const)
      .filter((one) => one !== rule.consequence)
      .map((one) => instead(`as a ${one}`, { consequence: one })),
    ...(rule.everySetting === undefined ? [] : [instead('without its return', { everySetting: undefined })]),
    ...(rule.ahead === undefined ? [] : [instead('counted from its anchor, ahead of nothing', { ahead: undefined })]),
    ...(rule.tellsDependants === undefined ? [] : [instead('without telling those that rest on it', { tellsDependants: undefined })]),
    ...contractMutants(rule.after).map(([name, after]) => instead(name, { after })),
  ];
}

type Delay = DeadlineRule<unknown>['after'];

/** What a case's own contract lays down: none of it, or all of it a day late. */
function contractMutants(after: Delay): readonly (readonly [string, Delay])[] {
  if ('onDay' in after) return [['a day late', { onDay: (known) => addDays(after.onDay(known), 1) }]];
  if (!('agreed' in after)) return [];
  return [
    ['without what is agreed', { agreed: () => [] }],
    ['a day late', { agreed: (known) => after.agreed(known).map(aDayLonger) }],
  ];
}

/** `P10D` -> `P11D`, `P1Y` -> `P1Y1D` */
const aDayLonger = (period: string): string =>
  /D$/.test(period) ? period.replace(/\d+(?=D$)/, (days) => String(Number(days) + 1)) : `${period}1D`;

function settingMutants(parts: Parts): readonly Mutant[] {
  return Object.entries(parts.settings).flatMap(([name, rule]) => {
    const instead = (what: string, periods: readonly string[]) =>
      bent(`setting ${name} ${what}`, parts, { settings: { ...parts.settings, [name]: { ...rule, default: periods } } });
    return [
      bent(`setting ${name} removed`, parts, { settings: without(parts.settings, name) }),
      ...rule.default.flatMap((period, at) => [
        instead(`without ${period}`, withoutAt(rule.default, at)),
        instead(`${period} a day late`, replacedAt(rule.default, at, aDayLonger(period))),
      ]),
    ];
  });
}

/** Each access line removed, each relation, each of its roles, whoever holds it, and each line of what may be read. */
export function accessMutants(parts: Parts): readonly Mutant[] {
  const { acts, relations, holders, reads } = parts.access;
  const instead = (name: string, change: Partial<Parts['access']>) => bent(name, parts, { access: { ...parts.access, ...change } });
  const said = ({ decides, recordedBy }: AccessLine) => (recordedBy === undefined ? decides : `${decides}/${recordedBy}`);
  return [
    ...Object.entries(acts).flatMap(([act, lines]) => [
      ...lines.map((line, at) => instead(`access ${act}: without ${said(line)}`, { acts: { ...acts, [act]: withoutAt(lines, at) } })),
      ...(lines.length > 1 ? [instead(`access ${act}: removed`, { acts: without(acts, act) })] : []),
    ]),
    ...Object.entries(relations).flatMap(([id, rule]) => [
      instead(`relation ${id} removed`, { relations: without(relations, id) }),
      ...rule.roles.map((role, at) =>
        instead(`relation ${id}: without the role ${role}`, {
          relations: { ...relations, [id]: { ...rule, roles: withoutAt(rule.roles, at) } },
        }),
      ),
      instead(`relation ${id}: held by nobody`, { holders: (known) => without(holders(known) as Record<string, Holders>, id) }),
      ...(isOfPersons(holders, id)
        ? [instead(`relation ${id}: its persons forgotten`, { holders: (known) => withoutPersons(holders(known), id) })]
        : []),
    ]),
    ...Object.entries(reads).flatMap(([dataClass, readers = []]) => [
      instead(`reads ${dataClass}: removed`, { reads: without(reads, dataClass) }),
      ...readers.map((reader, at) =>
        instead(`reads ${dataClass}: without ${reader}`, { reads: { ...reads, [dataClass]: withoutAt(readers, at) } }),
      ),
    ]),
  ];
}

/** Do persons stand in it? Asked of a case that knows nothing. */
const isOfPersons = (holders: Parts['access']['holders'], id: string): boolean => holders(NOTHING)[id]?.persons !== undefined;

const withoutPersons = (held: Readonly<Record<string, Holders>>, id: string) => ({
  ...held,
  [id]: { organisations: held[id]?.organisations ?? [] },
});
