import type { DecidedBy, Relation } from './fact.js';
import type { DataClass } from './form.js';

/** Who may decide an act, and who may record that decision when the decider has no account. */
export interface AccessLine {
  readonly decides: Relation;
  /** absent: only whoever decides */
  readonly recordedBy?: Relation;
}

/** `decides('mediator')`: the mediator, in person. */
export const decides = (relation: Relation): AccessLine => ({ decides: relation });
/** `recordedFor('party', 'lead')`: a party decides, the organisation in the lead records it with its evidence. */
export const recordedFor = (relation: Relation, recordedBy: Relation): AccessLine => ({ decides: relation, recordedBy });

/** Who stands in a relation to the case, by ids only. */
export interface Holders {
  readonly organisations: readonly string[];
  /** persons of the case: `p1` */
  readonly persons?: readonly string[];
}

export interface RelationRule {
  /** French, as shown: « la caisse nationale qui saisit » */
  readonly label: string;
  /** roles of a member through which the organisation acts in this relation; none: it only reads or is told */
  readonly roles: readonly string[];
}

/**
 * What only some of those who see a case may learn of it: everybody else knows that something happened, not what.
 * A restricted situation is one in which the case has ended.
 */
export interface Restriction {
  readonly acts: readonly string[];
  readonly situations: readonly string[];
  readonly documents: readonly string[];
  /** members of what the facts establish */
  readonly known: readonly string[];
  readonly to: readonly Relation[];
}

/** A process's access rules. What is not named here is denied. */
export interface Access<Known> {
  readonly relations: Readonly<Record<Relation, RelationRule>>;
  /** from what the facts establish to who holds each relation */
  readonly holders: (known: Known) => Readonly<Record<Relation, Holders>>;
  readonly acts: Readonly<Record<string, readonly AccessLine[]>>;
  /** which relation may read which class of fields; `administrative` is for everyone who may see the case */
  readonly reads: Readonly<Partial<Record<Exclude<DataClass, 'administrative'>, readonly Relation[]>>>;
  /** within `administrative`: what is not for everyone who may see the case */
  readonly restricted?: readonly Restriction[];
}

/** Is there a line that lets this relation decide, recorded like this? */
export function mayDecide(lines: readonly AccessLine[] | undefined, by: DecidedBy, recordedAs: Relation | undefined): boolean {
  return (lines ?? []).some((line) => line.decides === by.relation && (line.recordedBy ?? line.decides) === (recordedAs ?? by.relation));
}

/** Does whoever is named really stand in that relation to this case? Ids that are not given are not checked. */
export function holds<Known>(access: Access<Known>, known: Known, by: DecidedBy): boolean {
  const held = access.holders(known)[by.relation];
  if (by.organisation !== undefined && !held?.organisations.includes(by.organisation)) return false;
  return by.person === undefined || (held?.persons ?? []).includes(by.person);
}
