import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Client, expect, several } from '../client.mjs';
import { LogDatabase } from '../log-database.mjs';
import { OPENING, PLURAL } from '../reference-case.mjs';
import { round, spread } from '../statistics.mjs';
import { aCase, Usage } from '../usage.mjs';
import { endingAt, KEEPER, TERM_END } from './fictional.mjs';

const AUDITOR = 'auditrice';

/** Opening them, and following each up to the eve, takes about so long. */
const EVE = { atLeastMs: 20_000, eachMs: 90 };
const AT_ONCE = 8;
/** At work meanwhile: eight things a second, as eighty people do of whom each does one every ten seconds. */
const PEOPLE = 4;
const PAUSE_MS = 500;
const PATIENCE_MS = 600_000;
/** Cases that are played again afterwards. */
const SAMPLE = 40;

/**
 * The midnight at which the terms of many agreements end together: their sandbox clocks stand so that all of them strike at the same instant.
 * @param {import('../stack.mjs').Stack} stack @param {{ terms: number, step: (line: string) => void }} options
 */
export async function midnight(stack, { terms, step }) {
  const client = await new Client(stack, AT_ONCE + PEOPLE).signIn([KEEPER.login, OPENING.as, AUDITOR]);
  const log = await LogDatabase.connect(stack.databaseUrl);
  const database = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  database.on('error', () => {}); // a lost server shows in the query that needs it
  const strikes = Date.now() + EVE.atLeastMs + terms * EVE.eachMs;
  const ids = await opened(client, terms, strikes);
  step(`${terms} conventions enregistrées`);
  await log.followed(PATIENCE_MS);
  const left = strikes - Date.now();
  if (left < 2_000) throw new Error(`la veille n’a pas suffi : minuit a sonné depuis ${round(-left / 1000, 0)} s`);
  step(`suivies ; minuit dans ${round(left / 1000, 0)} s`);
  await sleep(left - 1_000);

  const usage = new Usage(stack.pids);
  const work = { ids, since: strikes, until: Number.POSITIVE_INFINITY };
  const people = atWork(client, work);
  await until('chaque terme est consigné', async () => (await recorded(database)) === terms);
  const recordedMs = Date.now() - strikes;
  await until('chaque terme est suivi', async () => (await unfollowed(database)) === 0);
  const followedMs = Date.now() - strikes;
  work.until = Date.now();
  const meanwhile = await people;
  const used = usage.until();
  step('chaque terme est consigné et suivi');
  await log.followed(PATIENCE_MS);
  await check(client, database, ids);
  await Promise.all([client.close(), log.close(), database.end()]);
  return {
    terms,
    recordedSeconds: round(recordedMs / 1000, 1),
    followedSeconds: round(followedMs / 1000, 1),
    cpuMsATerm: round(used.all / terms, 1),
    cpuMsATermByProcess: aCase(used.byProcess, terms),
    ownShare: used.ownShare,
    machineBusy: used.machineBusy,
    meanwhile,
  };
}

/** @param {Client} client @param {number} terms @param {number} strikes */
async function opened(client, terms, strikes) {
  /** @type {string[]} */
  const ids = [];
  let number = 0;
  await several(terms, AT_ONCE, async () => {
    number += 1;
    const body = endingAt(number, strikes);
    ids.push(String(expect(await client.send('POST', '/v1/agreements', KEEPER.login, body), 201, 'ouverture').body.id));
  });
  return ids;
}

/**
 * What people do meanwhile, and how long each answer takes.
 * @param {Client} client @param {{ ids: readonly string[], since: number, until: number }} work
 */
async function atWork(client, work) {
  /** @type {Record<string, number[]>} */
  const taken = {};
  const some = () => work.ids[Math.floor(Math.random() * work.ids.length)];
  /** @type {readonly { what: string, ask: () => Promise<import('../client.mjs').Answer>, wanted: readonly number[] }[]} */
  const things = [
    { what: 'lire un dossier', ask: () => client.send('GET', `/v1/cases/${some()}`, KEEPER.login), wanted: [200] },
    { what: 'lire les échéances', ask: () => client.send('GET', '/v1/deadlines?limit=50', KEEPER.login), wanted: [200] },
    { what: 'lire le registre', ask: () => client.send('GET', '/v1/registers/agreements?limit=50', KEEPER.login), wanted: [200] },
    { what: 'ouvrir un dossier', ask: () => client.send('POST', `/v1/${PLURAL}`, OPENING.as, { data: OPENING.data }), wanted: [201] },
    // one whose term was its last has ended
    {
      what: 'un acte',
      ask: () => client.send('POST', `/v1/cases/${some()}/actions/verifyContacts`, KEEPER.login, { data: {} }),
      wanted: [200, 409],
    },
  ];
  const one = async (/** @type {number} */ first) => {
    for (let turn = first; Date.now() < work.until; turn += 1) {
      const { what, ask, wanted } = /** @type {NonNullable<(typeof things)[number]>} */ (things[turn % things.length]);
      const answer = await ask();
      if (!wanted.includes(answer.status)) throw new Error(`${what} : ${answer.status} ${answer.body?.detail ?? ''}`);
      if (Date.now() > work.since) taken[what] = [...(taken[what] ?? []), answer.ms];
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, (_, first) => one(first)));
  const all = { ...taken, tout: Object.values(taken).flat() };
  return Object.fromEntries(Object.entries(all).map(([what, ms]) => [what, spread(ms)]));
}

const TERMS = `FROM facts f WHERE f.act = 'DEADLINE_REACHED' AND f.body->'data'->>'consequence' = 'transition' AND f.occurred_at = '${TERM_END}'`;

/** @param {pg.Pool} database @returns {Promise<number>} */
const recorded = async (database) => (await database.query(`SELECT count(*)::int AS n ${TERMS}`)).rows[0].n;

/** Those whose workflow has not followed the end of its term, or with something of it left to do. @param {pg.Pool} database @returns {Promise<number>} */
const unfollowed = async (database) =>
  (
    await database.query(`SELECT count(*)::int AS n ${TERMS.replace('WHERE', 'JOIN cases c ON c.id = f.case_id WHERE')} AND (c.followed_seq < f.seq
      OR EXISTS (SELECT FROM effects e WHERE e.case_id = f.case_id AND e.seq = f.seq AND e.done_at IS NULL))`)
  ).rows[0].n;

/** Each has its term recorded once, led where it leads, its deadlines in their order, and replays. @param {Client} client @param {pg.Pool} database @param {readonly string[]} ids */
async function check(client, database, ids) {
  const { rows } = await database.query(`
    SELECT count(*) FILTER (WHERE times <> 1)::int AS "pas consignées une fois",
           count(*) FILTER (WHERE situation <> CASE WHEN renewal = 'NONE' THEN 'expired' ELSE 'inForce' END)::int AS "dans une autre situation",
           count(*) FILTER (WHERE disorder)::int AS "dont les échéances ne sont pas dans l’ordre",
           count(*) FILTER (WHERE alarm IS NOT NULL)::int AS "avec une alerte des deux témoins",
           count(*) FILTER (WHERE undone)::int AS "avec un effet qui n’est pas accompli"
      FROM (SELECT c.situation, c.alarm, (SELECT o.body->'data'->>'renewal' FROM facts o WHERE o.case_id = c.id AND o.seq = 1) AS renewal,
                   (SELECT count(*) ${TERMS} AND f.case_id = c.id) AS times,
                   EXISTS (SELECT FROM facts a JOIN facts b ON b.case_id = a.case_id AND b.seq > a.seq AND b.occurred_at < a.occurred_at
                            WHERE a.case_id = c.id AND a.act = 'DEADLINE_REACHED' AND b.act = 'DEADLINE_REACHED') AS disorder,
                   EXISTS (SELECT FROM effects e WHERE e.case_id = c.id AND e.done_at IS NULL) AS undone
              FROM cases c WHERE c.id = ANY('{${ids.join()}}'::uuid[])) one`);
  const flaws = Object.entries(rows[0]).flatMap(([what, count]) => (count === 0 ? [] : [`${count} conventions ${what}`]));
  for (const id of ids.filter((_, index) => index % Math.ceil(ids.length / SAMPLE) === 0)) {
    const { body } = expect(await client.send('GET', `/v1/cases/${id}/replay`, AUDITOR), 200, 'rejeu');
    if (!body.verified) flaws.push(`${id} ne se rejoue pas`);
  }
  if (flaws.length > 0) throw new Error(`Travail mal fait : ${flaws.join(' ; ')}`);
}

/** @param {string} what @param {() => Promise<boolean>} so */
async function until(what, so) {
  for (const end = Date.now() + PATIENCE_MS; !(await so()); await sleep(200)) {
    if (Date.now() > end) throw new Error(`jamais ainsi en ${PATIENCE_MS / 1000} s : ${what}`);
  }
}
