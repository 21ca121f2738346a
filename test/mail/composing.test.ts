import { randomUUID } from 'node:crypto';
import { openPool } from '../../libs/persistence/index.js';
import { openCase, PATH, playTo } from '../harness/mediation.js';
import { World } from '../harness/world.js';
import { PostOffice } from './post-office.js';

/** Who is told, when, and in which mail. Monday 23 November 2026 and the days around it; the notices themselves come from a played case. */

let world: World;
let office: PostOffice;
let caseId: string;

const DIGEST_HOUR = '2026-11-23T07:31:00Z';
const FUND_MANAGER = 'fonds.responsable';
const FUND_OFFICER = 'fonds.gestionnaire';

beforeAll(async () => {
  world = await World.start();
  office = new PostOffice(world);
}, 60_000);
afterAll(async () => {
  await office?.close();
  await world?.stop();
});

beforeEach(async () => {
  await clean();
  caseId = await openCase(world);
});

async function clean(): Promise<void> {
  const tables = [
    'mail_notices',
    'mails',
    'digests',
    'notice_recipients',
    'notice_reads',
    'notices',
    'notice_settings',
    'escalation_settings',
  ];
  for (const table of [...tables, 'delegations', 'assignments']) await world.pool.query(`DELETE FROM ${table}`);
  await world.pool.query('UPDATE effects SET done_at = clock_timestamp()');
}

const account = async (login: string): Promise<string> =>
  (await world.pool.query<{ id: string }>('SELECT id FROM accounts WHERE subject = $1', [login])).rows[0]?.id as string;

/** A case whose mediation has begun: the fund is told so, which can wait for its digest. */
async function begun(at: string): Promise<void> {
  await playTo(world, caseId, 'startMediation');
  await office.tellAll();
  await office.toldAt(caseId, at);
}

async function substitution(from: string, to: string): Promise<void> {
  await world.pool.query(
    `INSERT INTO delegations (id, organisation_id, kind, from_account, to_account, roles, first_day, last_day, starts_at, ends_at, created_at, created_by)
     VALUES ($1, 'fonds-maladie', 'substitution', $2, $3, '{caseManager}', '2026-01-01', '2099-01-01', '2026-01-01', '2099-01-01', clock_timestamp(), $2)`,
    [randomUUID(), await account(from), await account(to)],
  );
}

async function assignedTo(login: string): Promise<void> {
  await world.pool.query(
    `INSERT INTO assignments (id, case_id, organisation_id, account_id, since, assigned_by) VALUES ($1, $2, 'fonds-maladie', $3, clock_timestamp(), $3)`,
    [randomUUID(), caseId, await account(login)],
  );
}

describe('whom a notice concerns', () => {
  it('is everybody whose role acts in its relation, where nobody looks after the case', async () => {
    await begun('2026-11-20T14:00:00Z');
    expect(await office.concerned(caseId, 'mediationStarted')).toEqual([`${FUND_OFFICER} role`, `${FUND_MANAGER} role`]);
  });

  it('is whoever looks after it, and who stands in for them; also when that comes later', async () => {
    await substitution(FUND_OFFICER, 'dpo');
    await assignedTo(FUND_OFFICER);
    await begun('2026-11-20T14:00:00Z');
    expect(await office.concerned(caseId, 'mediationStarted')).toEqual(['dpo substitute', `${FUND_OFFICER} assigned`]);
    await world.pool.query('UPDATE assignments SET ended_at = clock_timestamp(), ended_by = assigned_by');
    await assignedTo(FUND_MANAGER);
    await office.round('2026-11-21T10:00:00Z');
    expect(await office.concerned(caseId, 'mediationStarted')).toEqual([`${FUND_MANAGER} assigned`]);
    const { rows } = await world.pool.query(
      "SELECT count(*)::int AS n FROM notice_recipients WHERE until IS NOT NULL AND why = 'substitute'",
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });

  it('is everybody of an organisation that lacks the role, rather than nobody', async () => {
    const cabinet = "WHERE organisation_id = 'cabinet-mediation'";
    await playTo(world, caseId, 'refer');
    await world.pool.query(`UPDATE memberships SET role = 'dpo' ${cabinet}`);
    try {
      await office.tellAll();
    } finally {
      await world.pool.query(`UPDATE memberships SET role = 'mediator' ${cabinet}`);
    }
    expect(await office.concerned(caseId, 'referred')).toEqual(['mediatrice member']);
  });

  it('is who acts there in another relation, where nobody has the role for the one that was told', async () => {
    await playTo(world, caseId, 'refer');
    await office.tellAll();
    expect(await office.concerned(caseId, 'referred')).toEqual(['mediatrice role']);
  });
});

describe('the daily digest', () => {
  it('is composed once a person a day, by however many workers, again and again', async () => {
    await begun('2026-11-20T14:00:00Z');
    const pools = [1, 2, 3].map(() => openPool(process.env.DATABASE_URL as string, 3));
    const counts = await Promise.all([...pools, ...pools].map((pool) => office.round(DIGEST_HOUR, pool)));
    await Promise.all(pools.map((pool) => pool.end()));
    const mails = await office.mails();
    expect(counts.reduce((sum, count) => sum + count)).toBe(mails.length);
    const digests = mails.filter(({ occasion }) => occasion === 'digest:2026-11-23').map(({ login }) => login);
    expect(digests).toEqual(expect.arrayContaining([FUND_OFFICER, FUND_MANAGER]));
    expect(new Set(digests).size).toBe(digests.length);
    const twice = 'SELECT notice_id, account_id FROM mail_notices GROUP BY 1, 2 HAVING count(*) > 1';
    expect((await world.pool.query(twice)).rows).toEqual([]);
  });

  it('whose worker dies while it composes leaves nothing behind, and is composed by the next one', async () => {
    await begun('2026-11-20T14:00:00Z');
    await world.pool.query(`
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE TRIGGER dies BEFORE INSERT ON mail_notices FOR EACH STATEMENT EXECUTE FUNCTION die()`);
    const dying = openPool(process.env.DATABASE_URL as string, 3);
    await expect(office.round(DIGEST_HOUR, dying)).rejects.toMatchObject({ code: 'database-unavailable' });
    await dying.end();
    await world.pool.query('DROP FUNCTION die() CASCADE');
    expect(await office.mails()).toEqual([]);
    await office.round(DIGEST_HOUR);
    const digests = (await office.mails()).filter(({ occasion }) => occasion === 'digest:2026-11-23').map(({ login }) => login);
    expect(digests.filter((login) => login === FUND_OFFICER)).toEqual([FUND_OFFICER]);
  });

  it('of one person who can’t be written to keeps nobody else’s', async () => {
    await begun('2026-11-20T14:00:00Z');
    await world.pool.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no mail to this one'; END $$;
      CREATE TRIGGER refuses BEFORE INSERT ON mails FOR EACH ROW WHEN (NEW.recipient = '${FUND_OFFICER}@example.invalid') EXECUTE FUNCTION refuse()`);
    await expect(office.round(DIGEST_HOUR)).rejects.toThrow('no mail to this one');
    await world.pool.query('DROP FUNCTION refuse() CASCADE');
    const logins = (await office.mails()).map(({ login }) => login);
    expect(logins).toContain(FUND_MANAGER);
    expect(logins).not.toContain(FUND_OFFICER);
  });

  it('waits for its hour, for a working day, and says nothing when there is nothing', async () => {
    await begun('2026-11-20T14:00:00Z');
    const digests = async () => (await office.mails()).filter(({ occasion }) => occasion.startsWith('digest:')).length;
    for (const early of ['2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z', '2026-11-23T07:29:00Z']) await office.round(early);
    expect(await digests()).toBe(0);
    await office.round(DIGEST_HOUR);
    const first = await digests();
    expect(first).toBeGreaterThan(0);
    // it is settled for the day, and what it spoke of is not said again
    await office.round('2026-11-23T15:00:00Z');
    await office.round('2026-11-24T09:00:00Z');
    expect(await digests()).toBe(first);
  });

  it('leaves out what somebody of the organisation has read, and whoever wants no mail', async () => {
    await begun('2026-11-20T14:00:00Z');
    await world.pool.query("UPDATE notices SET read_at = clock_timestamp() WHERE organisation_id = 'fonds-maladie'");
    await world.pool.query(
      "INSERT INTO notice_settings (account_id, mail, digest_at, urgent, updated_at) SELECT id, false, '08:30', 'digest', now() FROM accounts WHERE subject = 'mediatrice'",
    );
    await office.round(DIGEST_HOUR);
    expect((await office.mails()).map(({ login }) => login)).not.toEqual(expect.arrayContaining([FUND_OFFICER]));
    expect((await office.mails()).map(({ login }) => login)).not.toContain('mediatrice');
  });
});

describe('an urgent notice', () => {
  it('is mailed at once, after quiet hours, once; or in the digest for whoever wants it so', async () => {
    await world.pool.query(
      "INSERT INTO notice_settings (account_id, mail, digest_at, urgent, updated_at) SELECT id, true, '10:00', 'digest', now() FROM accounts WHERE subject = 'caisse-a.gestionnaire'",
    );
    await playTo(world, caseId, 'issueOrder');
    await office.tellAll();
    const urgent = async () => (await office.mails()).filter(({ login }) => login === 'mediatrice');
    for (const quiet of ['2026-11-20T18:30:00Z', '2026-11-21T12:00:00Z', '2026-11-23T06:29:00Z']) await office.round(quiet);
    expect(await urgent()).toEqual([]);
    await office.round('2026-11-23T06:30:00Z');
    await office.round('2026-11-23T06:31:00Z');
    const sent = await urgent();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ recipient: 'mediatrice@example.invalid', state: 'waiting' });
    expect(sent[0]?.subject).toMatch(/^Saisine : \d+ avis/);
    expect(sent[0]?.text).toContain(`https://saisine.example/dossiers/${caseId}`);
  });

  it('that nobody reads goes once to whoever runs the organisation, in the application and by mail', async () => {
    await assignedTo(FUND_OFFICER);
    await playTo(world, caseId, 'recordOutcome');
    await office.tellAll();
    await office.toldAt(caseId, '2026-11-20T14:00:00Z');
    await office.round('2026-11-23T15:00:00Z');
    expect(await office.concerned(caseId, 'outcome')).toEqual([`${FUND_OFFICER} assigned`]);
    // two working days later, at the hour at which it was told
    await office.round('2026-11-24T14:00:00Z');
    await office.round('2026-11-24T14:05:00Z');
    await office.round('2026-11-25T14:05:00Z');
    expect(await office.concerned(caseId, 'outcome')).toEqual([`${FUND_OFFICER} assigned`, `${FUND_MANAGER} escalation`]);
    const mails = (await office.mails()).filter(({ login }) => login === FUND_MANAGER);
    expect(mails.filter(({ text }) => text.includes('NON LUS À TEMPS'))).toHaveLength(1);
    const { rows } = await world.pool.query(
      "SELECT escalated_at FROM notices WHERE case_id = $1 AND kind = 'outcome' AND organisation_id = 'fonds-maladie'",
      [caseId],
    );
    expect(rows).toEqual([{ escalated_at: '2026-11-24T14:00:00.000Z' }]);
  });

  it('that somebody read in time, or of which the organisation waits longer, does not', async () => {
    await playTo(world, caseId, 'recordOutcome');
    await office.tellAll();
    await office.toldAt(caseId, '2026-11-20T14:00:00Z');
    await world.pool.query("UPDATE notices SET read_at = clock_timestamp() WHERE organisation_id = 'fonds-maladie'");
    await world.pool.query("INSERT INTO escalation_settings VALUES ('cabinet-mediation', 5, now(), $1)", [await account('mediatrice')]);
    await office.round('2026-11-25T14:00:00Z');
    const { rows } = await world.pool.query(
      "SELECT 1 FROM notices WHERE escalated_at IS NOT NULL AND organisation_id IN ('fonds-maladie', 'cabinet-mediation')",
    );
    expect(rows).toEqual([]);
  });
});

it('a rehearsal with a clock of its own is told in the application, and mailed to nobody', async () => {
  const sandbox = await openCase(world, { now: '2026-11-20T09:00:00Z' });
  await playTo(world, sandbox, 'startMediation');
  await office.tellAll();
  await office.round('2026-11-23T10:00:00Z');
  const { rows } = await world.pool.query('SELECT 1 FROM mail_notices x JOIN notices n ON n.id = x.notice_id WHERE n.case_id = $1', [
    sandbox,
  ]);
  expect(rows).toEqual([]);
  expect(await office.concerned(sandbox, 'mediationStarted')).not.toEqual([]);
});

it('no mail names anybody: not the parties, not the people who work there', async () => {
  await substitution(FUND_OFFICER, 'dpo');
  await begun('2026-11-20T14:00:00Z');
  await office.round('2026-11-23T10:00:00Z');
  await office.round('2026-11-25T16:00:00Z');
  const mails = await office.mails();
  expect(mails.length).toBeGreaterThan(3);
  const parties = PATH.flatMap(({ data }) => (data.parties as { lastName: string; firstName: string }[] | undefined) ?? []);
  const { rows } = await world.pool.query<{ display_name: string }>('SELECT display_name FROM accounts');
  const names = [
    ...parties.flatMap(({ lastName, firstName }) => [lastName, firstName]),
    ...rows.flatMap(({ display_name }) => display_name.split(' ')),
  ];
  expect(parties.length).toBeGreaterThan(1);
  expect(names.length).toBeGreaterThan(20);
  for (const { text, subject, bytes, recipient } of mails) {
    const whole = `${subject}\n${text}\n${bytes.toString('utf8').replace(recipient, '')}`;
    expect(names.filter((name) => new RegExp(`(^|[^\\p{L}])${name}([^\\p{L}]|$)`, 'u').test(whole))).toEqual([]);
  }
});
