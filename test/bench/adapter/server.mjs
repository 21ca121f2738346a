import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Client } from '../client.mjs';
import { ACTS, OPENING } from '../reference-case.mjs';
import { start } from '../stack.mjs';

/** Speaks the five routes of the shared bench to the real API, whose processes it starts: README.md says what is unequal. */

const CONNECTIONS = 64;
const {
  PGHOST = '127.0.0.1',
  PGPORT = '5432',
  PGUSER = 'postgres',
  PGPASSWORD = '',
  PGDATABASE = 'postgres',
  PORT = '18310',
} = process.env;
/** @typedef {import('../reference-case.mjs').Request} Request */
const [qualify, toEmployer, toFirst, toSecond, refer, issueOrder, startMediation, recordSession, , recordOutcome] =
  /** @type {[Request, Request, Request, Request, Request, Request, Request, Request, Request, Request]} */ (ACTS);

/** Each command as the nearest acts; an empty list is only a reading. @type {Readonly<Record<string, readonly Request[]>>} */
const COMMANDS = {
  recordEmployerInfo: [qualify, toEmployer],
  recordPartiesInfo: [toFirst, toSecond],
  requestApproval: [],
  giveApproval: [refer],
  issuePurchaseOrder: [issueOrder],
  openMediation: [startMediation],
  recordSession: [recordSession],
  recordOutcome: [recordOutcome],
  close: [],
  closeBulk: [{ act: 'withdraw', as: OPENING.as, data: { reason: 'SETTLED_OTHERWISE' } }],
};

const stop = new AbortController();
/** @type {{ stop: () => Promise<void> }[]} */
const started = [];
const folder = join(process.cwd(), 'state');
mkdirSync(folder, { recursive: true });
const databaseUrl = `postgresql://${PGUSER}${PGPASSWORD && `:${PGPASSWORD}`}@${PGHOST}:${PGPORT}/${PGDATABASE}`;
const stack = await start(folder, { step: console.log, stop: stop.signal, databaseUrl }, started);
const client = await new Client(stack, CONNECTIONS).signIn();

/** The bench's id of a case and ours. @type {Map<string, string>} */
const cases = new Map();

/** Opens a case, or finds it again after a restart: its id is the request's key. @param {string} id */
async function caseOf(id) {
  const known = cases.get(id);
  if (known) return known;
  const { status, body } = await client.open(id);
  if (status !== 201) throw new Error(`open: ${status} ${body.detail}`);
  cases.set(id, body.id);
  return String(body.id);
}

/** @param {string} caseId @param {{ type: string, cmdId: string }} command */
async function carryOut(caseId, { type, cmdId }) {
  const acts = COMMANDS[type];
  if (!acts) return { status: 409, body: { code: 'unknown-command' } };
  if (acts.length === 0) return client.send('GET', `/v1/cases/${caseId}`, OPENING.as);
  for (const [index, act] of acts.entries()) {
    const answer = await client.act(caseId, act, `${cmdId}-${index}`);
    if (answer.status !== 200 || index === acts.length - 1) return answer;
  }
}

/** @param {string} method @param {string} path @param {any} body */
async function answer(method, path, body) {
  const [, what, id, part] = path.split('?')[0]?.split('/') ?? [];
  if (what === 'health') return { status: 200, body: {} };
  if (what === 'worklist') {
    const { status, body: list } = await client.send('GET', '/v1/cases?closed=false&limit=50', OPENING.as);
    return { status, body: list.cases };
  }
  if (method === 'POST' && id === undefined) return { status: 201, body: { id: await caseOf(body.id) } };
  const caseId = await caseOf(String(id));
  if (part === 'commands') return carryOut(caseId, body);
  const { status, body: history } = await client.send('GET', `/v1/cases/${caseId}/history`, OPENING.as);
  return { status, body: { events: history.facts } };
}

const server = createServer(async (request, reply) => {
  let text = '';
  for await (const part of request) text += part;
  const { status, body } = (await answer(request.method ?? 'GET', request.url ?? '/', text === '' ? undefined : JSON.parse(text)).catch(
    (/** @type {Error} */ error) => ({ status: 500, body: { message: error.message } }),
  )) ?? { status: 404, body: {} };
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
server.listen(Number(PORT), '127.0.0.1');

process.on('SIGTERM', async () => {
  stop.abort();
  server.close();
  for (const { stop: end } of started.reverse()) await end();
  process.exit(0);
});
