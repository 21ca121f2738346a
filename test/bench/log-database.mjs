import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A session's last commits reach PostgreSQL's statistics within this time. */
const STATISTICS_MS = 1_200;
const LOOK_EVERY_MS = 50;

/** What the log's own database tells of a run, through a connection of its own. */
export class LogDatabase {
  /** @param {string} url */
  static async connect(url) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {}); // a lost server shows in the query that needs it
    await client.connect();
    return new LogDatabase(client);
  }

  /** @param {pg.Client} client */
  constructor(client) {
    this.client = client;
  }

  /** Commits and bytes of write-ahead log since the database was made. */
  async written() {
    await sleep(STATISTICS_MS);
    const { commits, wal } = await this.#one(`
      SELECT xact_commit::float AS commits, (pg_current_wal_lsn() - '0/0'::pg_lsn)::float AS wal
        FROM pg_stat_database WHERE datname = current_database()`);
    return { commits: Number(commits), wal: Number(wal) };
  }

  /**
   * Waits until every workflow has followed its case's last fact and has carried out every effect.
   * @param {number} [patienceMs] @returns {Promise<{ ms: number, waitingAtFirst: number }>}
   */
  async followed(patienceMs = 180_000) {
    const begin = performance.now();
    let waitingAtFirst = 0;
    for (const question of ['FROM cases WHERE followed_seq < seq', 'FROM effects WHERE done_at IS NULL']) {
      for (let first = true; ; first = false) {
        const waiting = Number((await this.#one(`SELECT count(*)::int AS n ${question}`)).n);
        if (first) waitingAtFirst ||= waiting;
        if (waiting === 0) break;
        if (performance.now() - begin > patienceMs)
          throw new Error(`après ${patienceMs / 1000} s il reste à suivre : ${waiting} ${question}`);
        await sleep(LOOK_EVERY_MS);
      }
    }
    return { ms: performance.now() - begin, waitingAtFirst };
  }

  /** What must hold once every case has ended and was followed; a sentence for each thing that does not. @param {string} end */
  async flaws(end) {
    const found = await this.#one(
      `SELECT count(*) FILTER (WHERE situation <> $1)::int AS elsewhere,
              count(*) FILTER (WHERE alarm IS NOT NULL)::int AS alarms,
              count(*) FILTER (WHERE (SELECT count(*) FROM documents d WHERE d.case_id = c.id AND d.kind = 'purchaseOrder') <> 1)::int AS orders,
              count(*) FILTER (WHERE EXISTS (SELECT FROM effects e WHERE e.case_id = c.id AND e.done_at IS NULL))::int AS undone
         FROM cases c WHERE c.process LIKE 'mediation-referral@%'`,
      [end],
    );
    const sentences = {
      elsewhere: 'dossiers ne sont pas à leur terme',
      alarms: 'dossiers portent une alerte des deux témoins',
      orders: 'dossiers n’ont pas exactement un bon de commande',
      undone: 'dossiers ont un effet qui n’est pas accompli',
    };
    return Object.entries(sentences).flatMap(([name, sentence]) => (found[name] === 0 ? [] : [`${found[name]} ${sentence}`]));
  }

  close() {
    return this.client.end();
  }

  /** @param {string} text @param {unknown[]} [values] @returns {Promise<Record<string, unknown>>} */
  async #one(text, values) {
    return (await this.client.query(text, values)).rows[0];
  }
}
