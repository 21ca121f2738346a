import { type Access, decides, recordedFor } from '../kernel/index.js';
import { employersOf, type Known } from './known.js';

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
    // the case is theirs to follow once they may have been told of it
    employer: { organisations: known.informed.length > 0 ? employersOf(known) : [] },
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
} as const satisfies Access<Known>;

function provider({ provider: lead, performingMember }: Known): readonly string[] {
  return [...new Set([lead, performingMember])].filter((id): id is string => id !== null);
}
