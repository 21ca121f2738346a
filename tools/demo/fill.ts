import { addMonths, dayOf, type LegalDate, toInstant } from '../../machines/calendar/index.js';
import { agreementsOn, type PaperAgreement } from './agreements.js';
import { currentMarket, type Market, market, PURCHASER, registerMarketAt } from './market.js';
import type { Step } from './paths.js';
import { people } from './people.js';
import { EARLIER_MARKET, organisationOf, type Planned, yearOfWork } from './year.js';

/** Where a demonstration is filled in: a running system, and a token for each of its people. */
export interface Running {
  readonly apiUrl: string;
  readonly token: (login: string) => Promise<string>;
}

export interface Filled {
  readonly imported: number;
  readonly already: number;
  /** what was not taken in, and why */
  readonly refused: readonly string[];
  readonly assigned: number;
  /** acts done today, so that something is fresh */
  readonly acts: number;
}

interface Line {
  readonly key: string;
  readonly status: 'imported' | 'already' | 'refused';
  readonly case?: { readonly id: string };
  readonly problems?: readonly { readonly code: string; readonly message: string }[];
}

/** Of the youngest cases that go on, so many go on today. */
const FRESH = 15;

/** Fills a year of work in. A second time it finds everything there, and adds nothing. */
export async function fill(running: Running, today: LegalDate = dayOf(toInstant(Date.now()))): Promise<Filled> {
  await registerMarketAt(running.apiUrl, await running.token(PURCHASER), earlierMarket(today));
  await registerMarketAt(running.apiUrl, await running.token(PURCHASER));
  const year = yearOfWork({ today, firstDayOfMarket: currentMarket().data.firstDay as LegalDate });
  const lines = await importAll(running, [...agreementsOn(today), ...year]);
  const idOf = ({ line }: Planned) => lines.find(({ key }) => key === line.key)?.case?.id;
  const isRefused = ({ status, problems = [] }: Line) => status === 'refused' && !problems.some(({ code }) => code === 'import-key-reused');
  const count = (status: Line['status']) => lines.filter((line) => line.status === status).length;
  const refused = lines.filter(isRefused);
  return {
    imported: count('imported'),
    already: lines.length - count('imported') - refused.length,
    refused: refused.map(({ key, problems = [] }) => `${key} : ${problems.map(({ code, message }) => `${code} (${message})`).join(' ')}`),
    assigned: await assignAll(running, year, idOf),
    acts: await goOn(running, year, idOf),
  };
}

/** Four years from two and a half years ago: the cases of before the present market rest on it. */
const earlierMarket = (today: LegalDate): Market => market(EARLIER_MARKET, addMonths(today, -30, 'clamp'));

/** Each organisation brings in what it opened. */
async function importAll(running: Running, all: readonly PaperAgreement[]): Promise<readonly Line[]> {
  const found: Line[] = [];
  for (const login of new Set(all.map(({ as }) => as))) {
    const lines = all.filter(({ as }) => as === login).map(({ line }) => line);
    const answer = await send(running, 'POST', '/v1/cases/import', login, { lines });
    found.push(...(answer as { readonly lines: readonly Line[] }).lines);
  }
  return found;
}

/** Two open cases of three are somebody's: whoever manages cases where they are conducted. */
async function assignAll(running: Running, year: readonly Planned[], idOf: (one: Planned) => string | undefined): Promise<number> {
  let assigned = 0;
  for (const [index, one] of year.entries()) {
    const id = idOf(one);
    const colleagues = people.filter(({ memberships }) =>
      memberships.some(({ organisationId, role }) => organisationId === one.lead && role === 'caseManager'),
    );
    const account = colleagues[index % colleagues.length]?.accountId;
    if (id === undefined || index % 3 === 2 || isEnded(one)) continue;
    const { present } = (await send(running, 'GET', `/v1/cases/${id}/assignment`, one.as)) as { readonly present: unknown };
    if (present) continue;
    await send(running, 'PUT', `/v1/cases/${id}/assignment`, one.as, { account });
    assigned += 1;
  }
  return assigned;
}

const isEnded = ({ next, fate }: Planned): boolean => next === undefined && fate !== 'forgotten';

/** Some of the youngest go on today: documents are drafted, and people are told. */
async function goOn(running: Running, year: readonly Planned[], idOf: (one: Planned) => string | undefined): Promise<number> {
  const fresh = year.filter(({ next }) => next !== undefined).slice(-FRESH);
  let acts = 0;
  for (const one of fresh) {
    const id = idOf(one);
    const { act, as, data, by } = one.next as Step;
    if (id === undefined) continue;
    const { replayed } = await post(running, `/v1/cases/${id}/actions/${act}`, as, { data, by }, `demo-${one.line.key}-${act}`);
    if (!replayed) acts += 1;
  }
  return acts;
}

async function send(running: Running, method: string, path: string, login: string, body?: object): Promise<unknown> {
  return (await answered(running, method, path, login, body)).json();
}

async function post(running: Running, path: string, login: string, body: object, key: string): Promise<{ readonly replayed: boolean }> {
  const { headers } = await answered(running, 'POST', path, login, body, key);
  return { replayed: headers.get('idempotency-replayed') === 'true' };
}

async function answered(
  { apiUrl, token }: Running,
  method: string,
  path: string,
  login: string,
  body?: object,
  key?: string,
): Promise<Response> {
  const organisation = organisationOf(login);
  const response = await fetch(apiUrl + path, {
    method,
    headers: {
      authorization: `Bearer ${await token(login)}`,
      'x-organisation': organisation,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status < 300) return response;
  const { detail } = (await response.json()) as { readonly detail?: string };
  throw new Error(`${method} ${path} : ${response.status} ${detail ?? ''}`);
}
