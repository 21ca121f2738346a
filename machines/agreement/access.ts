import { type Access, type AccessLine, decides, recordedFor } from '../kernel/index.js';
import { bodiesIn, deciding, inRole, type Known, signing } from './known.js';

const OFFICERS = ['caseManager', 'lead'];

/** A signatory decides; for one without an account, whoever keeps the agreement records it on its paper. */
const THEIRS: readonly AccessLine[] = [decides('signatory'), recordedFor('signatory', 'keeper')];
const DECIDERS: readonly AccessLine[] = [decides('decider'), recordedFor('decider', 'keeper')];
/** What any of them may note. */
const NOTED: readonly AccessLine[] = [decides('keeper'), decides('signatory')];

export const access = {
  relations: {
    keeper: { label: 'l’organisme qui tient la convention', roles: OFFICERS },
    signatory: { label: 'un signataire', roles: OFFICERS },
    decider: { label: 'celui qui décide de la reconduction', roles: OFFICERS },
    purchaser: { label: 'l’acheteur', roles: OFFICERS },
    fund: { label: 'la caisse nationale qui met les pièces à disposition', roles: OFFICERS },
    // whoever carries out the market follows it and is told; it decides nothing but what it signs
    holder: { label: 'le titulaire', roles: [] },
    observer: { label: 'un organisme lié à la convention', roles: [] },
    supervisor: { label: 'le responsable au sein de l’organisme qui tient la convention', roles: ['lead'] },
    market: { label: 'le marché dont découle le contrat', roles: [] },
  },
  holders: (known: Known) => ({
    keeper: { organisations: [known.keeper] },
    signatory: { organisations: bodiesIn(signing(known)) },
    decider: { organisations: bodiesIn(deciding(known)) },
    purchaser: { organisations: inRole(known, 'PURCHASER') },
    fund: { organisations: inRole(known, 'FUND') },
    holder: { organisations: inRole(known, 'HOLDER') },
    observer: { organisations: inRole(known, 'MEMBER', 'FUND') },
    supervisor: { organisations: [known.keeper] },
    market: { organisations: [] },
  }),
  acts: {
    open: [decides('keeper')],
    reviseDraft: [decides('keeper')],
    provideDocuments: [decides('fund'), recordedFor('fund', 'keeper')],
    sign: THEIRS,
    abandon: [decides('keeper')],
    openEvaluation: THEIRS,
    fillEvaluation: THEIRS,
    signEvaluation: THEIRS,
    flagRegulatoryChange: THEIRS,
    liftRegulatoryChange: THEIRS,
    renew: DECIDERS,
    declineRenewal: DECIDERS,
    giveNotice: THEIRS,
    withdrawNotice: THEIRS,
    acceptWithdrawal: THEIRS,
    proposeAmendment: THEIRS,
    signAmendment: THEIRS,
    dropAmendment: [decides('keeper')],
    changeRepresentative: THEIRS,
    recordSuccession: [decides('keeper')],
    recordAnnex: NOTED,
    callMeeting: NOTED,
    recordMeeting: NOTED,
    verifyContacts: NOTED,
    recordIndicators: NOTED,
    recordSurvey: NOTED,
    recordReview: NOTED,
    placeOrder: [decides('purchaser')],
    cancelOrder: [decides('purchaser')],
    end: [decides('purchaser')],
    frameworkEndsSoon: [decides('market')],
    frameworkEnded: [decides('market')],
    ALARM_RELEASED: [decides('supervisor')],
  },
  reads: {
    identity: ['keeper', 'signatory', 'purchaser'],
  },
} as const satisfies Access<Known>;
