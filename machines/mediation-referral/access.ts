import { type Access, decides, recordedFor } from '../kernel/index.js';
import { employersToInform, isInformed, type Known } from './known.js';

const OFFICERS = ['caseManager', 'lead'];

export const access = {
  relations: {
    referringFund: { label: 'la caisse nationale qui saisit', roles: OFFICERS },
    employer: { label: 'l’organisme employeur', roles: OFFICERS },
    party: { label: 'une partie', roles: [] },
    provider: { label: 'le prestataire', roles: ['lead'] },
    mediator: { label: 'le médiateur', roles: ['mediator'] },
    supervisor: { label: 'le responsable au sein de la caisse nationale', roles: ['lead'] },
  },
  holders: (known: Known) => ({
    referringFund: { organisations: [known.referringFund] },
    supervisor: { organisations: [known.referringFund] },
    // the case is theirs to follow once they themselves were written to; all of them were before the referral
    employer: { organisations: employersToInform(known).filter((id) => isInformed(known, `employer:${id}`)) },
    party: { organisations: [], persons: known.parties.map((party) => party.id) },
    provider: { organisations: provider(known) },
    mediator: { organisations: provider(known) },
  }),
  acts: {
    open: [decides('referringFund')],
    qualify: [decides('referringFund')],
    declareInadmissible: [decides('referringFund')],
    recordInformation: [decides('referringFund')],
    refer: [decides('referringFund')],
    issueOrder: [decides('referringFund')],
    startMediation: [decides('mediator')],
    recordSession: [decides('mediator')],
    recordOutcome: [decides('mediator')],
    closeWithoutOutcome: [decides('mediator')],
    partyDeclines: [recordedFor('party', 'referringFund'), recordedFor('party', 'mediator')],
    withdraw: [decides('referringFund'), recordedFor('party', 'referringFund')],
    ALARM_RELEASED: [decides('supervisor')],
  },
  reads: {
    identity: ['referringFund', 'employer', 'mediator'],
  },
  restricted: [
    // the kind of the outcome is for the parties, the order's issuer and the mediator who stated it
    {
      acts: ['recordOutcome'],
      situations: ['relationRestored', 'relationAdapted', 'dialogueBroken'],
      documents: ['outcomeStatement'],
      known: ['outcome'],
      to: ['party', 'referringFund', 'mediator'],
    },
    // the order is between its issuer and the provider
    {
      acts: ['issueOrder'],
      situations: [],
      documents: ['purchaseOrder'],
      known: [],
      to: ['referringFund', 'provider', 'mediator'],
    },
  ],
} as const satisfies Access<Known>;

function provider({ provider: lead, performingMember }: Known): readonly string[] {
  return [...new Set([lead, performingMember])].filter((id): id is string => id !== null);
}
