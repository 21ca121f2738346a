/**
 * The reference case: a mediation referral by its first path. Eleven requests, two reminders running in each open
 * situation but one, three documents of which one purchase order, one end.
 *
 * @typedef {{ act: string, as: string, data: Readonly<Record<string, unknown>> }} Request
 */

export const PROCESS = 'mediation-referral';
export const PLURAL = 'mediation-referrals';

const FUND = 'fonds.gestionnaire';
const MEDIATOR = 'mediatrice';

/** Names are invented, as everywhere. @param {string} lastName */
const party = (lastName) => ({
  lastName,
  firstName: 'Essai',
  function: 'OTHER_EXECUTIVE',
  employer: 'caisse-a',
  branch: 'maladie',
  personallyConcerned: true,
});

/** @type {Request} */
export const OPENING = { act: 'open', as: FUND, data: { market: '18 AC 27', referringFund: 'fonds-maladie' } };

/** @type {readonly Request[]} */
export const ACTS = [
  {
    act: 'qualify',
    as: FUND,
    data: {
      type: 'TYPE_A',
      mode: 'NATIONAL_FUND',
      matter: 'CONFLICT',
      context: 'DEGRADED',
      hierarchicalLink: false,
      harassmentAlleged: false,
      parties: [party('Fictif'), party('Imaginaire')],
    },
  },
  { act: 'recordInformation', as: FUND, data: { recipient: 'EMPLOYER', employer: 'caisse-a', medium: 'LETTER' } },
  { act: 'recordInformation', as: FUND, data: { recipient: 'PARTY', party: 'p1', medium: 'LETTER' } },
  { act: 'recordInformation', as: FUND, data: { recipient: 'PARTY', party: 'p2', medium: 'EMAIL' } },
  { act: 'refer', as: FUND, data: { provider: 'cabinet-mediation' } },
  { act: 'issueOrder', as: FUND, data: {} },
  { act: 'startMediation', as: MEDIATOR, data: { mediatorName: 'Personne Inventée' } },
  { act: 'recordSession', as: MEDIATOR, data: {} },
  { act: 'recordSession', as: MEDIATOR, data: {} },
  { act: 'recordOutcome', as: MEDIATOR, data: { outcome: 'RELATION_ADAPTED' } },
];

export const REQUESTS = 1 + ACTS.length;
/** an act that the opening situation does not know */
export const WRONG_ACT = 'issueOrder';
/** where the case ends */
export const END = 'relationAdapted';
export const PEOPLE = [FUND, MEDIATOR];
