import { expect } from '@jest/globals';
import type { Office } from './office.js';

/** An agreement of two services that journeys work on: nothing else in the office rests on it. */

export const REGIONAL_FUND = 'carsat.gestionnaire';
export const HEALTH_SERVICE = 'spst.gestionnaire';
export const FUND_ID = 'carsat-monts';
export const SERVICE_ID = 'spst-rives';

/** A protocol that both services signed on paper, that day: a year, renewed when its evaluation allows it, three months' notice. */
const protocol = (reference: string, signedOn: string) => ({
  template: 'PDP_PROTOCOL_1',
  reference,
  keeper: FUND_ID,
  signatories: [FUND_ID, SERVICE_ID].map((organisation) => ({ organisation, role: 'PARTY', signedOn })),
  effect: 'SIGNATURE',
  initialTerm: 12,
  renewal: 'TACIT',
  renewalTerm: 12,
  notice: 3,
  opposition: 3,
  evaluation: 'CONDITION',
  regulatoryReserve: true,
  carries: 'PDP_REFERRALS',
  dataAnnex: false,
});

/** '2026-11-23': so many days before today in Paris. */
export const daysAgo = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date(Date.now() - days * 86_400_000));

/** In force for a hundred days. Answers its id. */
export async function openProtocol({ client }: Pick<Office, 'client'>, reference: string): Promise<string> {
  const signedOn = daysAgo(100);
  const { status, body } = await client.send('POST', '/v1/agreements', REGIONAL_FUND, {
    data: protocol(reference, signedOn),
    occurredAt: signedOn,
  });
  expect([status, body.detail]).toEqual([201, undefined]);
  return body.id;
}
