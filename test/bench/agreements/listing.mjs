import { Client, expect, several } from '../client.mjs';
import { spread } from '../statistics.mjs';
import { Usage } from '../usage.mjs';
import { KEEPER, RARELY } from './fictional.mjs';

/** Rows on a page. */
const PAGE = 50;
/** How far somebody pages on. */
const PAGES = 5;

/** @typedef {{ label: string, as: string, path: string, rows: 'deadlines' | 'rows' | 'cases', pages?: number }} List */

/** @type {readonly List[]} */
const LISTS = [
  { label: 'échéances, première page', as: KEEPER.login, path: `/v1/deadlines?limit=${PAGE}`, rows: 'deadlines' },
  { label: 'échéances, pages suivantes', as: KEEPER.login, path: `/v1/deadlines?limit=${PAGE}`, rows: 'deadlines', pages: PAGES },
  {
    label: 'échéances qui changent la situation',
    as: KEEPER.login,
    path: `/v1/deadlines?limit=${PAGE}&consequence=transition`,
    rows: 'deadlines',
  },
  { label: 'échéances de qui suit peu de dossiers', as: RARELY.login, path: `/v1/deadlines?limit=${PAGE}`, rows: 'deadlines' },
  { label: 'registre, première page', as: KEEPER.login, path: `/v1/registers/agreements?limit=${PAGE}`, rows: 'rows' },
  { label: 'registre, pages suivantes', as: KEEPER.login, path: `/v1/registers/agreements?limit=${PAGE}`, rows: 'rows', pages: PAGES },
  { label: 'registre, recherche', as: KEEPER.login, path: `/v1/registers/agreements?limit=${PAGE}&q=-0009`, rows: 'rows' },
  { label: 'registre de qui suit peu de dossiers', as: RARELY.login, path: `/v1/registers/agreements?limit=${PAGE}`, rows: 'rows' },
  { label: 'liste de travail', as: KEEPER.login, path: `/v1/cases?limit=${PAGE}`, rows: 'cases' },
];

/**
 * How long each list takes while several people ask for it at the same time.
 * @param {import('../stack.mjs').Stack} stack @param {{ times: number, atOnce: number }} options
 */
export async function listing(stack, { times, atOnce }) {
  const client = await new Client(stack, atOnce).signIn([KEEPER.login, RARELY.login]);
  const figures = [];
  for (const list of LISTS) {
    await several(Math.ceil(times / 10), atOnce, () => read(client, list)); // Node and PostgreSQL plan as they go
    const usage = new Usage(stack.pids);
    /** @type {number[]} */
    const ms = [];
    await several(times, atOnce, async () => void ms.push(...(await read(client, list))));
    figures.push({ label: list.label, ms: spread(ms), ownShare: usage.until().ownShare });
  }
  await client.close();
  return figures;
}

/** One look at a list: its first page, or those after it. @param {Client} client @param {List} list @returns {Promise<number[]>} */
async function read(client, { as, path, rows, pages = 0 }) {
  const first = expect(await client.send('GET', path, as), 200, path);
  if (first.body[rows].length === 0) throw new Error(`${path} : rien à lire`);
  if (pages === 0) return [first.ms];
  const later = [];
  for (let next = first.body.next; next !== null && later.length < pages; ) {
    const page = expect(await client.send('GET', `${path}&cursor=${next}`, as), 200, path);
    later.push(page.ms);
    next = page.body.next;
  }
  return later;
}
