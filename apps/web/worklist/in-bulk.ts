import { ApiProblem, call, type Schemas } from '../api/index.js';
import type { Row } from './rows.js';

export type Outcome = Schemas['Outcome'];

/** What is asked for each of the cases. */
export interface Asked {
  readonly act: string;
  readonly data: object;
  /** a legal day; none for what is done now */
  readonly occurredAt?: string;
}

/** So many cases a call: few enough that it can be said how far it is. */
const A_CALL = 20;

/**
 * Does an act for several cases, or says what would come of it.
 * @param key of one attempt: sent again with it, what is done is not done twice
 * @param told the outcomes so far
 * @returns one outcome a case. Throws ApiProblem when the form is refused or the server is away.
 */
export async function inBulk(
  { act, data, occurredAt }: Asked,
  rows: readonly Row[],
  key: string | undefined,
  told: (outcomes: readonly Outcome[]) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < rows.length; from += A_CALL) {
    const cases = rows.slice(from, from + A_CALL).map(({ id }) => id);
    const body = { cases, data, ...(occurredAt === undefined ? {} : { occurredAt }), ...(key === undefined ? { rehearse: true } : {}) };
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
    const answer = await call<{ outcomes: readonly Outcome[] }>('POST', `/v1/cases/bulk/${encodeURIComponent(act)}`, body, headers);
    outcomes.push(...answer.outcomes);
    told([...outcomes]);
    // the database went away half-way: what is left is done by trying again
    const away = answer.outcomes.find((one) => one.status === 'error' && one.code === 'database-unavailable');
    if (key !== undefined && away?.status === 'error')
      throw new ApiProblem({ status: 503, code: away.code, title: '', detail: away.detail });
  }
  return outcomes;
}

export const isFine = ({ status }: Outcome): boolean => status === 'allowed' || status === 'done';
