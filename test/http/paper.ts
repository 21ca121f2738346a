import { dayOf, instant, type LegalDate } from '../../machines/calendar/index.js';
import { type FictionalLine, fictionalAgreement } from '../../tools/import/fictional-cases.js';
import { type Answer, type Api, expectProblem } from './harness.js';
import { accepted, FUND } from './mediation.js';

/** Cases that began on paper, over HTTP. */

export const PURCHASER = 'achats.gestionnaire';
export const NDJSON = { 'Content-Type': 'application/x-ndjson' };
export const today = (): LegalDate => dayOf(instant(new Date().toISOString()));

/** Whatever stands on a line: a case, a text as it is, or bytes. */
export type Written = FictionalLine | object | string | Uint8Array;

export function ndjson(lines: readonly Written[], end = '\n'): Uint8Array {
  const bytes = lines.map((line) =>
    line instanceof Uint8Array ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
  );
  return Buffer.concat(bytes.flatMap((line) => [line, Buffer.from(end)]));
}

export const send = (
  api: Api,
  body: unknown,
  { as = FUND, query = '', headers = NDJSON as Record<string, string> } = {},
): Promise<Answer> => api.send('POST', `/v1/cases/import${query}`, { as, body, headers });

/** What became of each line; a request that is refused as a whole throws. */
// biome-ignore lint/suspicious/noExplicitAny: what a server answers is judged member by member
export async function imported(api: Api, lines: readonly Written[], more: Parameters<typeof send>[2] = {}): Promise<any> {
  return accepted(await send(api, ndjson(lines), more)).body;
}

/** The agreement on which the mediations rest. */
export async function withAgreement(api: Api): Promise<void> {
  const { lines } = await imported(api, [fictionalAgreement()], { as: PURCHASER });
  if (lines[0].status !== 'imported') throw new Error(`no agreement: ${JSON.stringify(lines)}`);
}

export { expectProblem };
