/** Invented agreements: a keeper, another signatory, terms of a year that renew themselves, two yearly duties. Nobody in them exists. */

export const KEEPER = { organisation: 'carsat-monts', login: 'carsat.gestionnaire' };
/** Stands in one agreement of so many, and has its own page to read among the others'. */
export const RARELY = { organisation: 'caisse-b', login: 'caisse-b.gestionnaire', oneIn: 400 };
const OTHER = 'spst-rives';

/**
 * The opening of one, signed by both on a day.
 * @param {number} number  tells them apart @param {string} signedOn @param {object} [terms]  what this one says otherwise
 */
export function opening(number, signedOn, terms = {}) {
  const other = number % RARELY.oneIn === 0 ? RARELY.organisation : OTHER;
  return {
    template: 'PDP_PROTOCOL_1',
    reference: `PDP ${signedOn.slice(0, 4)}-${String(number).padStart(6, '0')}`,
    keeper: KEEPER.organisation,
    signatories: [
      { organisation: KEEPER.organisation, role: 'PARTY', signedOn },
      { organisation: other, role: 'PARTY', signedOn },
    ],
    effect: 'SIGNATURE',
    initialTerm: 12,
    renewal: 'TACIT',
    renewalTerm: 12,
    notice: 3,
    opposition: 3,
    evaluation: 'NONE',
    regulatoryReserve: false,
    duties: [{ duty: 'MEETING' }, { duty: 'CONTACTS' }],
    carries: 'PDP_REFERRALS',
    dataAnnex: false,
    ...terms,
  };
}

/** Signed by both on that day, for a year: the term ends on the eve of the anniversary, at 24:00 in Paris. */
export const SIGNED_ON = '2025-04-14';
export const TERM_END = '2026-04-13T22:00:00.000Z';

/**
 * The request that opens one whose term ends at an instant to come, by a sandbox clock of its own. Every fourth ends with its term; the
 * others are renewed.
 * @param {number} number @param {number} strikes  milliseconds since 1970
 */
export function endingAt(number, strikes) {
  const change = number % 4 === 0 ? { renewal: 'NONE', renewalTerm: undefined, opposition: 0 } : {};
  const now = new Date(Date.parse(TERM_END) - (strikes - Date.now())).toISOString();
  return { data: opening(number, SIGNED_ON, change), occurredAt: SIGNED_ON, sandbox: { now } };
}

const DAY = 86_400_000;

/** A line of an import: signed within the last eleven months, each day as many. @param {number} number */
export function paperLine(number) {
  const signedOn = new Date(Date.now() - (5 + ((number * 7) % 325)) * DAY).toISOString().slice(0, 10);
  return { key: `BENCH-${number}`, process: 'agreement', facts: [{ act: 'open', occurredAt: signedOn, data: opening(number, signedOn) }] };
}
