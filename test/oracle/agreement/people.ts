import type { DecidedBy } from '../../../machines/kernel/index.js';

/* Fictional organisations by ids only, and who they are in the agreements of the checks. */

export const PURCHASER = 'acheteur-1';
export const HOLDER = 'prestataire-1';
export const MEMBER = 'membre-du-groupement-2';
export const FUND = 'fonds-1';
const STRANGER = 'organisme-etranger-au-dossier';

/** Those of the protocol and of the Cpom. */
export const REGIONAL = 'caisse-regionale-1';
export const HEALTH_SERVICE = 'service-de-sante-1';
export const STATE = 'direction-regionale-1';

export const keeper = (organisation = PURCHASER): DecidedBy => ({ relation: 'keeper', organisation });
export const signatory = (organisation = PURCHASER): DecidedBy => ({ relation: 'signatory', organisation });
export const decider = (organisation = PURCHASER): DecidedBy => ({ relation: 'decider', organisation });
export const purchaser = (organisation = PURCHASER): DecidedBy => ({ relation: 'purchaser', organisation });
export const fund: DecidedBy = { relation: 'fund', organisation: FUND };
export const MARKET_VOICE: DecidedBy = { relation: 'market' };

/** Whoever stands in each relation to the order contract, and some who decide nothing in it. */
export const PEOPLE: Readonly<Record<string, DecidedBy>> = {
  keeper: keeper(),
  signatory: signatory(),
  decider: decider(),
  purchaser: purchaser(),
  holder: { relation: 'holder', organisation: HOLDER },
  fund,
  observer: { relation: 'observer', organisation: MEMBER },
  supervisor: { relation: 'supervisor', organisation: PURCHASER },
  market: MARKET_VOICE,
  auditor: { relation: 'auditor', organisation: STRANGER },
};
