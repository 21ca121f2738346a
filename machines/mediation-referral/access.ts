import { type Access, decides, recordedFor } from '../kernel/index.js';
import { concernedFunds, employersOf, isInformed, type Known } from './known.js';

const OFFICERS = ['caseManager', 'lead'];

export const access = {
  relations: {
    lead: { label: 'l’organisme qui conduit la saisine', roles: OFFICERS },
    opener: { label: 'l’organisme qui a ouvert le dossier', roles: [] },
    employer: { label: 'l’organisme employeur', roles: OFFICERS },
    agreeingEmployer: { label: 'l’employeur dont l’accord est attendu', roles: OFFICERS },
    concernedFund: { label: 'la caisse nationale concernée', roles: OFFICERS },
    awaitedFund: { label: 'la caisse nationale dont l’aval est attendu', roles: [] },
    approvingFund: { label: 'la caisse nationale qui donne son aval', roles: OFFICERS },
    party: { label: 'une partie', roles: [] },
    provider: { label: 'le prestataire', roles: ['lead'] },
    mediator: { label: 'le médiateur', roles: ['mediator'] },
    supervisor: { label: 'le responsable au sein de l’organisme qui conduit la saisine', roles: ['lead'] },
    framework: { label: 'l’accord-cadre', roles: [] },
  },
  holders: (known: Known) => ({
    lead: { organisations: [known.lead] },
    supervisor: { organisations: [known.lead] },
    opener: { organisations: [known.opener] },
    employer: { organisations: employers(known) },
    agreeingEmployer: { organisations: known.mode === 'PARTIES' ? employersOf(known).filter((id) => !hasAgreed(known, id)) : [] },
    concernedFund: { organisations: funds(known) },
    awaitedFund: { organisations: known.type === 'TYPE_C' ? concernedFunds(known).filter((id) => !hasApproved(known, id)) : [] },
    approvingFund: { organisations: known.type === 'TYPE_C' ? concernedFunds(known) : [] },
    party: { organisations: [], persons: known.parties.map((party) => party.id) },
    provider: { organisations: provider(known) },
    mediator: { organisations: provider(known) },
    framework: { organisations: [] },
  }),
  acts: {
    open: [decides('lead')],
    qualify: [decides('lead')],
    declareInadmissible: [decides('lead')],
    changeMode: [decides('lead')],
    recordConsultation: [decides('lead'), decides('concernedFund')],
    fundApproves: [decides('concernedFund')],
    fundRefuses: [decides('concernedFund')],
    employerAgrees: [decides('employer'), decides('concernedFund')],
    employerRefuses: [decides('employer')],
    recordInformation: [decides('lead')],
    refer: [decides('lead'), recordedFor('party', 'lead')],
    issueOrder: [decides('lead')],
    startMediation: [decides('mediator')],
    recordSession: [decides('mediator')],
    recordOutcome: [decides('mediator')],
    closeWithoutOutcome: [decides('mediator')],
    partyDeclines: [recordedFor('party', 'lead'), recordedFor('party', 'mediator')],
    withdraw: [decides('lead'), recordedFor('party', 'lead')],
    frameworkEndsSoon: [decides('framework')],
    frameworkEnded: [decides('framework')],
    ALARM_RELEASED: [decides('supervisor')],
  },
  reads: {
    identity: ['lead', 'employer', 'concernedFund', 'mediator'],
  },
  restricted: [
    // the kind of the outcome is for the parties, the order's issuer, the approving fund and the mediator who stated it
    {
      acts: ['recordOutcome'],
      situations: ['relationRestored', 'relationAdapted', 'dialogueBroken'],
      documents: ['outcomeStatement'],
      known: ['outcome'],
      to: ['party', 'lead', 'approvingFund', 'mediator'],
    },
    // the order is between its issuer and the provider
    {
      acts: ['issueOrder'],
      situations: [],
      documents: ['purchaseOrder'],
      known: [],
      to: ['lead', 'provider', 'mediator'],
    },
  ],
} as const satisfies Access<Known>;

/** In mode 3 their agreement is asked; else the case is theirs to follow once they were written to. */
function employers(known: Known): readonly string[] {
  const all = employersOf(known);
  return known.mode === 'PARTIES' ? all : all.filter((id) => isInformed(known, `employer:${id}`));
}

const hasAgreed = ({ agreements }: Known, id: string): boolean => agreements.some(({ organisation }) => organisation === id);
const hasApproved = ({ approvals }: Known, id: string): boolean => approvals.some(({ organisation }) => organisation === id);

/** They approve in type C and refer together in mode 1; else the case is theirs to follow once they were written to. */
function funds(known: Known): readonly string[] {
  const all = concernedFunds(known);
  return known.type === 'TYPE_C' || known.mode === 'NATIONAL_FUND' ? all : all.filter((id) => isInformed(known, `fund:${id}`));
}

function provider({ provider: lead, performingMember }: Known): readonly string[] {
  return [...new Set([lead, performingMember])].filter((id): id is string => id !== null);
}
