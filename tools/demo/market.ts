import type { Casework } from '../../libs/casework/index.js';
import type { Directory } from '../../libs/directory/index.js';
import { actingFor } from '../../libs/identity/index.js';
import { ProblemError } from '../../libs/problem/index.js';
import { addDays, addMonths, dayOf, type LegalDate, toInstant } from '../../machines/calendar/index.js';
import { currentProcess } from '../../machines/registry.js';
import { MARKET, PROVIDER } from './paths.js';

/** The opening of a framework agreement, as a request takes it. */
export interface Market {
  readonly data: Readonly<Record<string, unknown>>;
  /** when it was concluded */
  readonly occurredAt: LegalDate;
}

/** Whoever registers it. */
export const PURCHASER = 'achats.gestionnaire';

/** A framework agreement of the fictional purchaser, signed by all on that day; months. */
export const frameworkTerms = (reference: string, firstDay: string, signedOn: string, terms: Readonly<Record<string, unknown>> = {}) => ({
  template: 'FRAMEWORK_1',
  reference,
  keeper: 'centrale-achats',
  signatories: [
    { organisation: 'centrale-achats', role: 'PURCHASER', signedOn },
    { organisation: PROVIDER, role: 'HOLDER', signedOn },
    { organisation: 'cabinet-associe', role: 'MEMBER' },
  ],
  effect: 'FIXED',
  firstDay,
  initialTerm: 12,
  renewal: 'TACIT',
  renewalTerm: 12,
  mostRenewals: 3,
  notice: 0,
  opposition: 0,
  evaluation: 'NONE',
  regulatoryReserve: false,
  carries: 'MEDIATIONS',
  dataAnnex: false,
  ...terms,
});

/** A year, renewed three times by a year unless somebody decides otherwise. */
export function market(reference: string, firstDay: LegalDate): Market {
  const signedOn = addDays(firstDay, -15);
  return { data: frameworkTerms(reference, firstDay, signedOn), occurredAt: signedOn };
}

/** The agreement of the circular, with fictional organisations: over since 27 March 2023. */
export const historicalMarket: Market = market('18 AC 27', '2019-03-28' as LegalDate);

/** A fictional agreement that is in its first year whenever it is registered. */
export const currentMarket = (): Market => market(MARKET, addMonths(dayOf(toInstant(Date.now())), -8, 'clamp'));

/** Opens the agreement under which mediations are ordered, inside the program; nothing when it is there already. */
export async function registerMarket(casework: Casework, directory: Directory, opening: Market = currentMarket()): Promise<void> {
  const process = currentProcess('agreement');
  const member = await directory.memberOf(PURCHASER);
  if (!process || !member) throw new Error('the directory is not seeded, or no process is called agreement');
  try {
    const { head } = await casework.open({ process, who: actingFor(member, undefined), ...opening });
    // what its own dates have brought since: it shows at once, with or without a worker
    await casework.recordDue(head.id);
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'already-registered')) throw error;
  }
}

/** The same over HTTP, for a system that runs in processes of its own. */
export async function registerMarketAt(apiUrl: string, token: string, opening: Market = currentMarket()): Promise<void> {
  const response = await fetch(`${apiUrl}/v1/agreements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(opening),
  });
  const { code, detail } = (await response.json()) as { code?: string; detail?: string };
  if (response.status !== 201 && code !== 'already-registered')
    throw new Error(`the market was not registered: ${response.status} ${detail}`);
}
