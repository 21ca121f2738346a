import type { StandIn } from '../delegation/index.js';
import type { Member, OrganisationKind, Role } from '../directory/index.js';
import { ProblemError } from '../problem/index.js';

/** The organisation a person acts for in this request. */
export interface ActingFor {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** their own, and those that colleagues lend them today */
  readonly roles: readonly Role[];
  readonly standsInFor?: readonly StandsInFor[];
}

/** A colleague for whom somebody stands in; of the lent roles, those that they would not hold otherwise. */
export type StandsInFor = StandIn;

/** Who makes this request, and for whom. */
export interface Who extends Member {
  readonly organisation: ActingFor;
}

/** A person of several organisations names one; a person of one need not. Throws a ProblemError otherwise. */
export function actingFor(member: Member, requested: string | undefined): Who {
  const organisations = organisationsOf(member);
  return { ...member, organisation: requested === undefined ? theOnly(organisations) : theRequested(organisations, requested) };
}

/** With the roles that colleagues lend. What one holds oneself is never borrowed. */
export function withLentRoles(who: Who, standIns: readonly StandIn[]): Who {
  if (standIns.length === 0) return who;
  const own = who.organisation.roles;
  const standsInFor = standIns.map((one) => ({ ...one, roles: one.roles.filter((role) => !own.includes(role)) }));
  const roles = [...new Set([...own, ...standsInFor.flatMap((one) => one.roles)])];
  return { ...who, organisation: { ...who.organisation, roles, standsInFor } };
}

/** The roles that somebody holds in this organisation without anybody lending them any. */
export const ownRoles = ({ memberships, organisation }: Who): readonly Role[] =>
  memberships.filter(({ organisationId }) => organisationId === organisation.id).map(({ role }) => role);

/** The colleagues whose cases are theirs to look after today. */
export const substitutedBy = ({ organisation: { standsInFor = [] } }: Pick<Who, 'organisation'>): readonly string[] =>
  standsInFor.filter(({ kind }) => kind === 'substitution').map(({ account }) => account);

/** Every organisation that a person belongs to, with their own roles in it. */
export function organisationsOf({ memberships }: Pick<Member, 'memberships'>): readonly ActingFor[] {
  const ids = [...new Set(memberships.map(({ organisationId }) => organisationId))];
  return ids.map((id) => {
    const here = memberships.filter(({ organisationId }) => organisationId === id);
    const { organisationName: name, organisationKind: kind } = here[0]!;
    return { id, name, kind, roles: here.map(({ role }) => role) };
  });
}

function theOnly(organisations: readonly ActingFor[]): ActingFor {
  const [only, ...others] = organisations;
  if (only === undefined) {
    throw new ProblemError(
      403,
      'no-organisation',
      'Votre compte n’est rattaché à aucune organisation : adressez-vous à votre responsable.',
    );
  }
  if (others.length > 0) {
    const choices = organisations.map(({ id, name }) => ({ id, name }));
    throw new ProblemError(
      400,
      'choose-organisation',
      'Vous appartenez à plusieurs organisations : indiquez celle pour laquelle vous agissez dans l’en-tête X-Organisation.',
      { organisations: choices },
    );
  }
  return only;
}

function theRequested(organisations: readonly ActingFor[], requested: string): ActingFor {
  const found = organisations.find(({ id }) => id === requested);
  if (found) return found;
  throw new ProblemError(403, 'not-a-member', 'Vous n’appartenez pas à l’organisation indiquée dans l’en-tête X-Organisation.');
}
