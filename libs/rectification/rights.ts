import type { PoolClient } from 'pg';
import { ALARM_RELEASED, type Fact, type Position } from '../../machines/kernel/index.js';
import { type Asking, actingRelations, heldRelations, isAuditor, notYours } from '../casework/index.js';
import { areSubstitutes } from '../delegation/index.js';
import type { Proposal } from './model.js';
import { ownProposal, substituteOfProposer } from './problems.js';

/**
 * A fact is corrected by those who could bring it in: in the relation under which it was decided or recorded, for the
 * organisation that decided it. What came in with a case that began on paper, also by those who brought the case in.
 * Answers this relation. Throws 403.
 */
export function correctingRelation(position: Position, fact: Fact, opening: Fact | undefined, who: Asking): string {
  const acting = actingRelations(position, who);
  const isTheirs = ({ by, recordedAs }: Fact) =>
    acting.includes(recordedAs ?? by.relation) &&
    (recordedAs !== undefined || by.organisation === undefined || by.organisation === who.organisation.id);
  const under = isTheirs(fact) ? fact : fact.imported && opening && isTheirs(opening) ? opening : undefined;
  if (under) return under.recordedAs ?? under.by.relation;
  const relation = fact.recordedAs ?? fact.by.relation;
  const label = position.process.access.relations[relation]?.label ?? relation;
  throw notYours(`Ce fait se corrige par ${label} : votre rôle ou votre relation au dossier ne le permet pas.`);
}

/** In which relation somebody decides about a proposal: the proposer's own, for the same organisation, or the one that supervises. */
export function decidingRelation(position: Position, { relation, organisation }: Proposal, who: Asking): string | undefined {
  const acting = actingRelations(position, who);
  const supervisors = (position.process.access.acts[ALARM_RELEASED] ?? []).map(({ decides }) => decides);
  if (acting.includes(relation) && organisation === who.organisation.id) return relation;
  return acting.find((one) => supervisors.includes(one));
}

/** Whoever may decide it, its proposer included, and an auditor. */
export const maySeeProposal = (position: Position, proposal: Proposal, who: Asking): boolean =>
  isAuditor(who) ||
  decidingRelation(position, proposal, who) !== undefined ||
  (proposal.proposer === who.accountId && heldRelations(position, who).length > 0);

/** Two pairs of eyes: neither the proposer, nor anybody who stood in for them or for whom they did. Answers the relation. Throws 403. */
export async function secondPerson(client: PoolClient, position: Position, proposal: Proposal, who: Asking): Promise<string> {
  const relation = decidingRelation(position, proposal, who);
  if (relation === undefined)
    throw notYours('Cette correction s’approuve par qui agit dans la même relation au dossier, ou par son responsable.');
  if (proposal.proposer === who.accountId) throw ownProposal();
  const { proposer, organisation, madeAt } = proposal;
  const organisations = [...new Set([organisation, who.organisation.id])];
  for (const place of organisations) {
    for (const at of [madeAt, new Date().toISOString()])
      if (await areSubstitutes(client, place, proposer, who.accountId, at)) throw substituteOfProposer();
  }
  return relation;
}
