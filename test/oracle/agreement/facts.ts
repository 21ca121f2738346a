import type { Act, Data, DecidedBy } from '../../../machines/kernel/index.js';
import { actOf, type Path, standingBy } from '../playing.js';

/* The agreement of the circular with fictional organisations, by ids only, and the shortest way to each situation. */

export const PURCHASER = 'acheteur-1';
export const HOLDER = 'prestataire-1';
export const MEMBER = 'membre-du-groupement-2';
const STRANGER = 'organisme-etranger-au-dossier';

/** Whoever stands in each relation to this case, and some who decide nothing in it. */
export const PEOPLE: Readonly<Record<string, DecidedBy>> = {
  purchaser: { relation: 'purchaser', organisation: PURCHASER },
  holder: { relation: 'holder', organisation: HOLDER },
  member: { relation: 'member', organisation: MEMBER },
  supervisor: { relation: 'supervisor', organisation: PURCHASER },
  referringFund: { relation: 'referringFund', organisation: STRANGER },
  auditor: { relation: 'auditor', organisation: STRANGER },
};

export const act = (name: string, occurredAt: string, data: Data = {}, by = PEOPLE.purchaser as DecidedBy, recordedAs?: string): Act =>
  actOf(name, occurredAt, data, by, recordedAs);

/** 18 AC 27 as the circular tells it: twelve months from 28 March 2019, three times renewable by a year. */
export const OPENING = {
  reference: '18 AC 27',
  purchaser: PURCHASER,
  holder: HOLDER,
  members: [{ organisation: MEMBER }],
  firstDay: '2019-03-28',
  initialTerm: 12,
  renewalTerm: 12,
  mostRenewals: 3,
  renewal: 'TACIT',
};
export const opens = (on = '2019-03-20', change: Data = {}): Act => act('open', on, { ...OPENING, ...change });
export const express = (change: Data = {}): Act => opens('2019-03-20', { renewal: 'EXPRESS', ...change });

export const PATHS: Readonly<Record<string, Path>> = {
  notYetInForce: { acts: [opens()] },
  inForce: { acts: [opens()], until: '2019-04-01' },
  exhausted: { acts: [opens()], until: '2023-04-01' },
  notRenewed: { acts: [opens(), act('declineRenewal', '2019-12-02')], until: '2020-04-01' },
  ended: { acts: [opens(), act('end', '2019-11-04', { reason: 'HOLDER_FAILED' })] },
};
export const OPEN_SITUATIONS = ['notYetInForce', 'inForce'];
export const standing = standingBy(PATHS);

/** The forms each act is tried with. */
export const FILLED_IN: Readonly<Record<string, readonly Data[]>> = {
  renew: [{}],
  declineRenewal: [{}],
  end: [{ reason: 'PURCHASER_DECIDED' }, { reason: 'AGREED_WITH_HOLDER' }, { reason: 'HOLDER_FAILED' }],
};

/** A day on which the acts can be tried there. */
export const triedOn = (situation: string): string => (situation === 'notYetInForce' ? '2019-03-22' : '2019-04-10');
