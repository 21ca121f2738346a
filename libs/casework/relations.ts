import type { AccessLine, DataClass, Position, Process } from '../../machines/kernel/index.js';

/** Who asks, as far as a case is concerned: an organisation, and the roles a person has in it. */
export interface Asking {
  readonly accountId: string;
  readonly organisation: {
    readonly id: string;
    readonly kind: string;
    readonly roles: readonly string[];
    /** colleagues who lend them roles today: of each, those that they hold only thanks to it */
    readonly standsInFor?: readonly { readonly account: string; readonly delegation: string; readonly roles: readonly string[] }[];
  };
}

/** The relations in which somebody's organisation stands to a case. */
export function heldRelations(position: Position, { organisation }: Asking): readonly string[] {
  return Object.entries(position.process.access.holders(position.known))
    .filter(([, holders]) => holders.organisations.includes(organisation.id))
    .map(([relation]) => relation);
}

/** Those of them in which this person's roles let them act. */
export function actingRelations(position: Position, asking: Asking): readonly string[] {
  return heldRelations(position, asking).filter((relation) => hasRoleFor(position.process, relation, asking));
}

export const hasRoleFor = (process: Process, relation: string, { organisation }: Asking): boolean =>
  (process.access.relations[relation]?.roles ?? []).some((role) => organisation.roles.includes(role));

/** For whom somebody acts in a relation that only a lent role opens to them; undefined when a role of their own does. */
export function onBehalfOf(process: Process, relation: string, { organisation: { roles, standsInFor = [] } }: Asking): string | undefined {
  const needed = process.access.relations[relation]?.roles ?? [];
  const isLent = (role: string) => standsInFor.some((one) => one.roles.includes(role));
  if (needed.some((role) => roles.includes(role) && !isLent(role))) return undefined;
  return standsInFor.find((one) => one.roles.some((role) => needed.includes(role)))?.account;
}

/** An auditor of an audit office reads every case, and nothing personal in it. */
export const isAuditor = ({ organisation }: Asking): boolean =>
  organisation.kind === 'auditOffice' && organisation.roles.includes('auditor');

/** Is it an act that people bring in? What another case says in its own voice is nobody's. */
export const isForPeople = ({ access }: Process, act: string): boolean =>
  (access.acts[act] ?? []).some(({ decides, recordedBy }) => (access.relations[recordedBy ?? decides]?.roles ?? []).length > 0);

/** May this person know that the case exists? */
export const maySee = (position: Position, asking: Asking): boolean => isAuditor(asking) || heldRelations(position, asking).length > 0;

/** The classes of personal fields this person may read in this case. */
export function readableClasses(position: Position, asking: Asking): readonly DataClass[] {
  const acting = actingRelations(position, asking);
  return Object.entries(position.process.access.reads)
    .filter(([, relations]) => relations?.some((relation) => acting.includes(relation)))
    .map(([dataClass]) => dataClass as DataClass);
}

/** Do they read who did what in this case? Whoever reads names does; so does an auditor, though not whom it was about. */
export const readsWhoActed = (position: Position, asking: Asking): boolean =>
  isAuditor(asking) || readableClasses(position, asking).includes('identity');

/** The line under which this person may bring an act in: deciding it, or recording it for whoever decides. */
export function lineFor(
  process: Process,
  act: string,
  acting: readonly string[],
  wanted?: string,
  /** it is another organisation that decides, so nobody here does in person */
  inAnothersName = false,
): AccessLine | undefined {
  const lines = (process.access.acts[act] ?? [])
    .filter((line) => acting.includes(line.recordedBy ?? line.decides))
    .filter((line) => wanted === undefined || line.decides === wanted);
  return lines.find((line) => (line.recordedBy === undefined) !== inAnothersName) ?? (inAnothersName ? undefined : lines[0]);
}
