import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { bring, openCase, PATH, playTo } from '../harness/mediation.js';
import { until, World } from '../harness/world.js';
import { MailServer } from './mail-server.js';

/** The real worker and a real mail server that refuses, hangs, dies and goes away. No case waits for it, and nothing is lost. */

let world: World;
let server: MailServer;

beforeAll(async () => {
  server = await MailServer.start();
  Object.assign(process.env, {
    SMTP_URL: server.url,
    MAIL_FROM: 'Saisine <saisine@saisine.example>',
    PUBLIC_URL: 'https://saisine.example',
  });
  world = await World.start();
  // at whatever hour the test runs, nobody sleeps
  await world.pool.query(
    "INSERT INTO notice_settings (account_id, mail, digest_at, urgent, updated_at) SELECT id, true, '23:59', 'atOnce', now() FROM accounts",
  );
  await world.startWorker();
}, 90_000);
afterAll(async () => {
  await world?.stop();
  await server?.goAway();
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL']) delete process.env[name];
}, 60_000);
beforeEach(async () => {
  await server.goAway();
  server.manner = 'takes';
  await server.answer();
  server.received.length = 0;
});

interface Row {
  readonly id: string;
  readonly message_id: string;
  readonly recipient: string;
  readonly bytes: Buffer;
  readonly state: string;
  readonly tries: number;
  readonly last_error: string | null;
  readonly waits_for_seconds: number;
}

const mailsOf = async (caseId: string): Promise<readonly Row[]> =>
  (
    await world.pool.query<Row>(
      `SELECT DISTINCT m.id, m.message_id, m.recipient, m.bytes, m.state, m.tries, m.last_error,
              extract(epoch FROM m.next_try - clock_timestamp())::int AS waits_for_seconds
         FROM mails m JOIN mail_notices x ON x.mail_id = m.id JOIN notices n ON n.id = x.notice_id WHERE n.case_id = $1 ORDER BY m.recipient`,
      [caseId],
    )
  ).rows;

/** What the Schedule starts every half minute. Its own round may just have some of these mails in hand: both have ended. */
async function round(caseId: string): Promise<void> {
  await world.temporal.workflow.execute('mailRound', { workflowId: `mail-${randomUUID()}`, taskQueue: world.taskQueue });
  await until('no mail is in hand', async () => !(await states(caseId)).includes('sending'), 45_000);
}

/** All that waits is due, as if its pause had passed; a lease too. */
const timePasses = (caseId: string) =>
  world.pool.query(
    `UPDATE mails SET next_try = clock_timestamp(), lease_until = CASE WHEN state = 'sending' THEN clock_timestamp() - interval '1 second' END
      WHERE state IN ('waiting', 'sending') AND id IN (SELECT x.mail_id FROM mail_notices x JOIN notices n ON n.id = x.notice_id WHERE n.case_id = $1)`,
    [caseId],
  );

/** A case whose provider has just been told that it must act: there is somebody to write to at once. */
async function told(): Promise<string> {
  const caseId = await openCase(world);
  await playTo(world, caseId, 'issueOrder');
  await until('the provider is told', async () => {
    const { rows } = await world.pool.query("SELECT 1 FROM notices WHERE case_id = $1 AND kind = 'ordered'", [caseId]);
    return rows.length > 0;
  });
  return caseId;
}

/** An act is accepted, and its workflow follows it, whatever the mail server does. */
async function goesOn(caseId: string): Promise<void> {
  const next = PATH.find(({ act }) => act === 'startMediation');
  if (!next) throw new Error('this path has no mediation');
  const before = Date.now();
  const { head } = await bring(world, caseId, next);
  expect(Date.now() - before).toBeLessThan(5_000);
  await until('it is followed', async () => {
    const { rows } = await world.pool.query('SELECT followed_seq FROM cases WHERE id = $1', [caseId]);
    return rows[0].followed_seq >= head.seq;
  });
  await until('its notices are written', async () => {
    const { rows } = await world.pool.query("SELECT 1 FROM notices WHERE case_id = $1 AND kind = 'mediationStarted'", [caseId]);
    return rows.length > 0;
  });
}

const states = async (caseId: string) => [...new Set((await mailsOf(caseId)).map(({ state }) => state))];

it('a mail goes out once, whole, to who must act', async () => {
  const caseId = await told();
  await round(caseId);
  await round(caseId);
  expect(await states(caseId)).toEqual(['sent']);
  const mails = await mailsOf(caseId);
  expect(mails.map(({ recipient }) => recipient)).toContain('mediatrice@example.invalid');
  for (const { recipient, message_id, bytes } of mails) {
    const received = server.received.filter((one) => one.messageId === message_id);
    expect(received.map(({ to }) => to)).toEqual([[recipient]]);
    expect(received[0]?.bytes.toString('latin1')).toBe(bytes.toString('latin1'));
    const { text, subject } = await simpleParser(received[0]?.bytes as Buffer);
    expect(subject).toMatch(/^Saisine : /);
    expect(text).toContain(`https://saisine.example/dossiers/${caseId}`);
  }
}, 60_000);

it('a server that refuses for good is not asked again by itself', async () => {
  server.manner = { refuses: 550 };
  const caseId = await told();
  await round(caseId);
  const refused = await mailsOf(caseId);
  expect(refused.length).toBeGreaterThan(0);
  for (const mail of refused) expect(mail).toMatchObject({ state: 'failed', last_error: 'refused:550', tries: 1 });
  await goesOn(caseId);
  server.manner = 'takes';
  await timePasses(caseId);
  await round(caseId);
  expect(server.received.filter(({ messageId }) => refused.some(({ message_id }) => message_id === messageId))).toEqual([]);
  const stored = JSON.stringify(await mailsOf(caseId));
  expect(stored).not.toContain('go away');
}, 60_000);

it('a server that refuses for now is asked again later, with the same Message-ID', async () => {
  server.manner = { refuses: 451 };
  const caseId = await told();
  await round(caseId);
  const postponed = await mailsOf(caseId);
  for (const { state, last_error, waits_for_seconds } of postponed) {
    expect([state, last_error]).toEqual(['waiting', 'postponed:451']);
    expect(waits_for_seconds).toBeGreaterThan(30);
  }
  server.manner = 'takes';
  await round(caseId);
  expect(await states(caseId)).toEqual(['waiting']);
  await timePasses(caseId);
  await round(caseId);
  expect(await states(caseId)).toEqual(['sent']);
  expect(server.received.map(({ messageId }) => messageId)).toEqual(expect.arrayContaining(postponed.map(({ message_id }) => message_id)));
}, 60_000);

it('a server that accepts and dies before it says so is sent the same bytes again', async () => {
  const caseId = await told();
  server.manner = 'diesAfterData';
  await round(caseId);
  expect(await states(caseId)).toEqual(['waiting']);
  for (let turn = 0; turn < 2; turn += 1) {
    await timePasses(caseId);
    await round(caseId);
  }
  server.manner = 'takes';
  await timePasses(caseId);
  await round(caseId);
  expect(await states(caseId)).toEqual(['sent']);
  for (const { message_id, bytes } of await mailsOf(caseId)) {
    const received = server.received.filter(({ messageId }) => messageId === message_id);
    expect(received.length).toBeGreaterThan(1);
    expect(received.filter(({ answered }) => answered)).toHaveLength(1);
    for (const one of received) expect(one.bytes.equals(bytes)).toBe(true);
  }
}, 60_000);

it('a server that hangs holds no case up; when it answers again nothing is lost', async () => {
  await server.hang();
  const caseId = await told();
  const trying = round(caseId);
  await goesOn(caseId);
  await trying;
  const held = await mailsOf(caseId);
  expect(held.filter(({ last_error }) => last_error === 'silent').length).toBeGreaterThan(0);
  expect(held.filter(({ state }) => state !== 'waiting')).toEqual([]);
  await server.goAway();
  await server.answer();
  await timePasses(caseId);
  await round(caseId);
  expect(await states(caseId)).toEqual(['sent']);
}, 90_000);

it('a server that is away and comes back; and a worker that dies while it sends', async () => {
  await server.goAway();
  const caseId = await told();
  await round(caseId);
  expect((await mailsOf(caseId)).map(({ last_error }) => last_error)).toContain('unreachable');
  await goesOn(caseId);
  await server.hang();
  await timePasses(caseId);
  const cut = world.temporal.workflow.start('mailRound', { workflowId: `mail-${randomUUID()}`, taskQueue: world.taskQueue });
  await until('a mail is being sent', async () => (await states(caseId)).includes('sending'));
  await world.stopWorker('SIGKILL');
  await server.goAway();
  await server.answer();
  await (await cut).terminate();
  await world.startWorker();
  const before = await mailsOf(caseId);
  await timePasses(caseId);
  await round(caseId);
  await timePasses(caseId);
  await round(caseId);
  expect(await states(caseId)).toEqual(['sent']);
  for (const { message_id, bytes } of before) {
    const received = server.received.filter(({ messageId }) => messageId === message_id);
    expect(received).toHaveLength(1);
    expect(received[0]?.bytes.equals(bytes)).toBe(true);
  }
}, 120_000);
