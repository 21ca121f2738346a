import { type Data, type DecidedBy, obstacles, type Position, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { type AllowedTable, type Cell, type Section, together } from '../table.js';
import { act, attempt, CONSULTED, changeOfMode, INSTEAD, qualification, REFERS, REPRESENTED, toEmployer, toFund } from './facts.js';
import { KINDS, type Kind, MODES, named, PROVIDER, peopleIn } from './people.js';
import { PREPARING, situationsOf, standing } from './stories.js';

const RECORDERS = [undefined, 'lead', 'mediator'];
/** What only the form says: who it is that signs, or in whose name it is done. Before it is filled in, these may be offered. */
const ONLY_THE_FORM_TELLS = ['fundApproves', 'employerAgrees', 'refer', 'withdraw'];

const HEADING = /^(?:All types|Types? (?<types>[A-D, ]+)), (?:all modes|mode (?<mode>\d))/;

/** The tables that speak of a kind of case, read as one. */
function tableOf(sections: readonly Section[], { type, mode }: Kind): AllowedTable {
  const speaks = ({ heading }: Section) => {
    const found = HEADING.exec(heading)?.groups;
    if (!found) throw new Error(`« ${heading} » does not say of which types and mode it speaks`);
    return (found.types?.includes(type) ?? true) && (found.mode === undefined || found.mode === String(mode));
  };
  return together(sections.filter(speaks));
}

/** The forms each act is tried with: facts that satisfy every guard. */
function filledIn(name: string, { type, mode }: Kind, { relation }: DecidedBy): readonly Data[] {
  const FORMS: Readonly<Record<string, readonly Data[]>> = {
    qualify: [qualification(type, mode)],
    declareInadmissible: [{ reason: 'NO_EXECUTIVE' }],
    changeMode: MODES.filter((other) => other !== mode).map((other) => changeOfMode(other)),
    recordConsultation: [CONSULTED],
    employerAgrees: [relation === 'concernedFund' ? INSTEAD : REPRESENTED],
    recordInformation: [mode === 1 ? toEmployer() : toFund()],
    refer: [REFERS],
    issueOrder: [{ commitmentNumber: 'E-7' }],
    startMediation: [{ performingMember: PROVIDER }],
    recordOutcome: [{ outcome: 'RELATION_RESTORED' }, { outcome: 'RELATION_ADAPTED' }, { outcome: 'DIALOGUE_BROKEN' }],
    closeWithoutOutcome: [{ reason: 'NO_SOLUTION_EMERGED' }],
    withdraw: [{ reason: 'NO_LONGER_WANTED' }],
  };
  return FORMS[name] ?? [{}];
}

/** The agreement's end is told after it; everything else is tried in October 2019. */
const triedOn = (name: string): string => (name === 'frameworkEnded' ? '2023-03-28' : '2019-10-16T10:00:00.000Z');

/** For each kind of case, every situation, every act and every relation, decided in person or recorded for somebody. */
export function tableChecks(sections: readonly Section[]): readonly Check[] {
  const tables = new Map(KINDS.map((kind) => [named(kind), tableOf(sections, kind)]));
  const acts = [...new Set(sections.flatMap(({ table }) => table.acts))];
  const situations = [...new Set(sections.flatMap(({ table }) => table.situations))];
  return [
    {
      name: 'the tables and the machine name the same situations, but for the one nobody rests in, and the same acts',
      run: (process) => [
        ...differs('situations', Object.keys(process.situations).sort(), [...situations, 'qualified'].sort()),
        ...differs('acts', actsOf(process), [...acts].sort()),
        ...Object.keys(process.access.relations).flatMap((relation) =>
          relation in peopleIn(1) ? [] : [`nobody tries the acts as « ${relation} »`],
        ),
      ],
    },
    {
      name: 'what is shown of the machine leads where the tables say, for one kind of case or another (P1, R1-041)',
      run: (process) =>
        Object.values(process.situations).flatMap(({ id, ways }) =>
          acts.flatMap((name) => {
            const shown = ways.filter((way) => way.act === name).map(({ target }) => target);
            return shown.length === 0
              ? []
              : differs(`${id} × ${name} is shown to lead to`, waited(shown), waited(targetsOf(tables, id, name)));
          }),
        ),
    },
    ...KINDS.flatMap((kind) =>
      situationsOf(kind).map(
        (situation): Check => ({
          name: `${named(kind)}, ${situation}: each act is open to exactly those whom the table names (P1, R1-021, R1-028, R1-036, R1-041, R1-042, R1-044, R1-047, R1-048, R1-053, A-12)`,
          run: (process) => {
            const position = standing(process, kind, situation);
            const table = tables.get(named(kind)) as AllowedTable;
            return acts.flatMap((name) =>
              Object.entries(peopleIn(kind.mode)).flatMap(([, by]) =>
                RECORDERS.flatMap((as) => tried(position, kind, name, by, as, table.cell(situation, name))),
              ),
            );
          },
        }),
      ),
    ),
  ];
}

const actsOf = (process: Process) =>
  [...new Set(Object.values(process.situations).flatMap(({ ways }) => ways.map((way) => way.act)))].sort();

/** Whatever prepares a referral leads to the first thing that is still waited for. */
const waited = (targets: readonly string[]) => [
  ...new Set(targets.map((one) => (one === 'qualified' || PREPARING.includes(one) ? 'what is waited for' : one))),
];

/** Over all kinds of case. Where the act is refused to everyone for now, it leads where it leads once it is allowed. */
function targetsOf(tables: ReadonlyMap<string, AllowedTable>, id: string, name: string): readonly string[] {
  const all = [...tables.values()];
  const here = all.flatMap((table) => table.cell(id, name).targets);
  return here.length > 0 ? here : all.flatMap((table) => table.situations.flatMap((one) => table.cell(one, name).targets));
}

function tried(
  position: Position,
  kind: Kind,
  name: string,
  by: DecidedBy,
  recordedAs: string | undefined,
  { who, targets }: Cell,
): readonly Failure[] {
  const recordedBy = recordedAs ?? by.relation;
  const allowed = who.some((one) => one.decides === by.relation && one.recordedBy === recordedBy);
  const where = `${position.situation} × ${name} × ${by.relation}/${recordedBy}`;
  const offered = obstacles(position, name, by, recordedAs).length === 0;
  const reached = new Set<string>();
  const failures: Failure[] = [];
  for (const data of filledIn(name, kind, by)) {
    const answer = attempt(position, act(name, triedOn(name), data, by, recordedAs));
    const accepted = 'step' in answer;
    if (accepted) reached.add(answer.step.situation);
    if (accepted !== allowed)
      failures.push(`${where}: ${accepted ? 'accepted' : 'refused'}, the table says ${allowed ? 'accepted' : 'refused'}`);
  }
  if (offered !== allowed && !(offered && ONLY_THE_FORM_TELLS.includes(name)))
    failures.push(`${where}: offered before the form is ${offered}, the table says ${allowed}`);
  return allowed ? [...failures, ...differs(`${where} leads to`, [...reached], targets)] : failures;
}
