import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../persistence/index.js';
import { digestOf, newSecret } from '../secret/index.js';
import { SESSION_SETTINGS, type SessionSettings } from './settings.js';

/** Instants are UTC, with milliseconds. */
export interface Session {
  readonly id: string;
  readonly device: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** at the latest */
  readonly endsAt: string;
  /** when nothing is done meanwhile; never later than `endsAt` */
  readonly idleEndsAt: string;
}

/** A session and whose it is. */
export interface OpenSession extends Session {
  readonly accountId: string;
  readonly subject: string;
}

/** How exactly activity is noted: a row is not written at every click. */
const NOTED_EVERY_MS = 30_000;
/** How long one can still be seen in the database that somebody was signed in. */
const KEPT_DAYS = 30;

const IDLE_END = 'least(s.ends_at, s.last_seen_at + make_interval(mins => $2))';
const IS_OPEN = `s.ended_at IS NULL AND ${IDLE_END} > clock_timestamp()`;
const SESSION = `s.id, s.device, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.ends_at AS "endsAt", ${IDLE_END} AS "idleEndsAt"`;

const BY_SECRET = `
  SELECT ${SESSION}, a.id AS "accountId", a.subject, a.active, clock_timestamp() - s.last_seen_at > make_interval(secs => $3) AS stale
    FROM sessions s JOIN accounts a ON a.id = s.account_id
   WHERE s.secret_digest = $1 AND ${IS_OPEN}`;
const SEEN = `
  UPDATE sessions s SET last_seen_at = clock_timestamp() WHERE s.id = $1 AND s.ended_at IS NULL RETURNING ${SESSION}`;
const OPEN = `
  INSERT INTO sessions (id, account_id, secret_digest, device, created_at, last_seen_at, ends_at)
  VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp(), clock_timestamp() + make_interval(hours => $5))`;
const STILL_OPEN = `
  SELECT 1 FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.active WHERE s.id = $1 AND ${IS_OPEN}`;
const LIST = `SELECT ${SESSION} FROM sessions s WHERE s.account_id = $1 AND ${IS_OPEN} ORDER BY s.last_seen_at DESC, s.id`;
const END = `
  UPDATE sessions s SET ended_at = clock_timestamp() WHERE s.id = $1 AND s.account_id = $3 AND ${IS_OPEN}`;
const END_OTHERS = `
  UPDATE sessions s SET ended_at = clock_timestamp() WHERE s.account_id = $1 AND ${IS_OPEN} AND s.id IS DISTINCT FROM $3::uuid`;
const END_BY_SECRET = 'UPDATE sessions SET ended_at = clock_timestamp() WHERE secret_digest = $1 AND ended_at IS NULL';
const END_ALL = 'UPDATE sessions SET ended_at = clock_timestamp() WHERE account_id = $1 AND ended_at IS NULL';
const FORGET = `DELETE FROM sessions WHERE coalesce(ended_at, ends_at) < clock_timestamp() - make_interval(days => ${KEPT_DAYS})`;

/** Who is signed in with a browser. A session is asked for in the database at each request: what ends it ends it at once. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(SESSION_SETTINGS) private readonly settings: SessionSettings,
  ) {}

  /** The secret is told here and never again. `maxAge`: seconds. */
  async open(accountId: string, device: string): Promise<{ readonly secret: string; readonly maxAge: number }> {
    const { hours } = this.settings;
    const secret = newSecret();
    await this.pool.query(OPEN, [randomUUID(), accountId, digestOf(secret), device, hours]);
    return { secret, maxAge: hours * 3600 };
  }

  /**
   * The open session of a secret; undefined when there is none, or no longer. An account that was closed loses all of its sessions here.
   * @param active whether this counts as activity, and puts off the end
   */
  async of(secret: string, active: boolean): Promise<OpenSession | undefined> {
    const { idleMinutes } = this.settings;
    const noted = Math.min(NOTED_EVERY_MS, (idleMinutes * 60_000) / 10) / 1000;
    const { rows } = await this.pool.query<OpenSession & { active: boolean; stale: boolean }>({
      name: 'session-by-secret',
      text: BY_SECRET,
      values: [digestOf(secret), idleMinutes, noted],
    });
    const [found] = rows;
    if (!found) return undefined;
    const { active: accountIsActive, stale, ...session } = found;
    if (!accountIsActive) {
      await this.endAll(session.accountId);
      return undefined;
    }
    if (!active || !stale) return session;
    const { rows: seen } = await this.pool.query<Session>({ name: 'session-seen', text: SEEN, values: [session.id, idleMinutes] });
    return seen[0] && { ...session, ...seen[0] };
  }

  async isOpen(id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(STILL_OPEN, [id, this.settings.idleMinutes]);
    return rowCount === 1;
  }

  /** Somebody's open sessions, the last used first. */
  async list(accountId: string): Promise<readonly Session[]> {
    return (await this.pool.query<Session>(LIST, [accountId, this.settings.idleMinutes])).rows;
  }

  /** False when there is no such open session of theirs. */
  async end(id: string, accountId: string): Promise<boolean> {
    return (await this.pool.query(END, [id, this.settings.idleMinutes, accountId])).rowCount === 1;
  }

  /** All of somebody's but one, or all. Answers how many. */
  async endOthers(accountId: string, but: string | undefined): Promise<number> {
    return (await this.pool.query(END_OTHERS, [accountId, this.settings.idleMinutes, but ?? null])).rowCount ?? 0;
  }

  /** Does nothing for a secret that opens nothing. */
  async endBySecret(secret: string): Promise<void> {
    await this.pool.query(END_BY_SECRET, [digestOf(secret)]);
  }

  async endAll(accountId: string): Promise<void> {
    await this.pool.query(END_ALL, [accountId]);
  }

  /** Drops what ended long ago. */
  async forgetOld(): Promise<void> {
    await this.pool.query(FORGET);
  }
}
