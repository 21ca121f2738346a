import { obstacles, type Position } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import type { AllowedTable, Cell } from '../table.js';
import { act, attempt, FILLED_IN, PEOPLE, standing, TRIED_AT } from './facts.js';

/** As the table calls a relation. */
const NAMED: Readonly<Record<string, string>> = { referringFund: 'fund' };
const RECORDERS = [undefined, 'referringFund', 'mediator'];

/** For every situation, every act, every relation, decided in person or recorded for somebody. */
export const tableChecks = (table: AllowedTable): readonly Check[] => [
  {
    name: 'the table and the machine name the same situations and acts',
    run: (process) => [
      ...differs('situations', Object.keys(process.situations).sort(), [...table.situations].sort()),
      ...differs(
        'acts',
        [...new Set(Object.values(process.situations).flatMap(({ ways }) => ways.map((way) => way.act)))].sort(),
        [...table.acts].sort(),
      ),
      ...Object.keys(process.access.relations).flatMap((relation) =>
        relation in PEOPLE ? [] : [`nobody tries the acts as « ${relation} »`],
      ),
    ],
  },
  {
    name: 'what is shown of the machine leads where the table says, also where somebody must still be informed (P1, R1-041)',
    run: (process) =>
      Object.values(process.situations).flatMap(({ id, ways }) =>
        table.acts.flatMap((name) => {
          const shown = ways.filter((way) => way.act === name).map(({ target }) => target);
          return shown.length === 0 ? [] : differs(`${id} × ${name} is shown to lead to`, shown, targetsOf(table, id, name));
        }),
      ),
  },
  ...table.situations.map(
    (situation): Check => ({
      name: `${situation}: each act is open to exactly those whom the table names (P1, R1-021, R1-036, R1-042, R1-053, A-12)`,
      run: (process) => {
        const position = standing(process, situation);
        return table.acts.flatMap((name) =>
          Object.keys(PEOPLE).flatMap((relation) =>
            RECORDERS.flatMap((as) => tried(position, name, relation, as, table.cell(situation, name))),
          ),
        );
      },
    }),
  ),
];

/** Where the act is refused to everyone for now, it leads where it leads once it is allowed. */
function targetsOf(table: AllowedTable, situation: string, name: string): readonly string[] {
  const { targets } = table.cell(situation, name);
  return targets.length > 0 ? targets : [...new Set(table.situations.flatMap((one) => table.cell(one, name).targets))];
}

function tried(position: Position, name: string, relation: string, recordedAs: string | undefined, cell: Cell): readonly Failure[] {
  const by = PEOPLE[relation]!;
  const decides = NAMED[relation] ?? relation;
  const recordedBy = recordedAs === undefined ? decides : (NAMED[recordedAs] ?? recordedAs);
  const allowed = cell.who.some((who) => who.decides === decides && who.recordedBy === recordedBy);
  const where = `${position.situation} × ${name} × ${decides}/${recordedBy}`;
  const beforeTheForm = obstacles(position, name, by, recordedAs).length === 0;
  const reached = new Set<string>();
  const failures: Failure[] = [];
  for (const data of FILLED_IN[name] ?? []) {
    const answer = attempt(position, act(name, TRIED_AT, data, by, recordedAs));
    const accepted = 'step' in answer;
    if (accepted) reached.add(answer.step.situation);
    if (accepted !== allowed)
      failures.push(`${where}: ${accepted ? 'accepted' : 'refused'}, the table says ${allowed ? 'accepted' : 'refused'}`);
  }
  if (beforeTheForm !== allowed) failures.push(`${where}: offered before the form is ${beforeTheForm}, the table says ${allowed}`);
  return allowed ? [...failures, ...differs(`${where} leads to`, [...reached], cell.targets)] : failures;
}
