import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../persistence/index.js';
import { type MailError, writeError } from './mail-errors.js';

/** A mail in the hands of whoever sends it, until its lease ends. */
export interface Leased {
  readonly id: string;
  /** which try it is: whoever lost the lease says nothing any more */
  readonly tries: number;
  readonly messageId: string;
  readonly sender: string;
  readonly recipient: string;
  readonly bytes: Buffer;
}

/** Longer than a whole try may take. */
const LEASE_SECONDS = 90;
const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 6 * 3600;

const IS_DUE = `(state = 'waiting' AND next_try <= clock_timestamp() OR state = 'sending' AND lease_until < clock_timestamp())`;

/** Who takes a mail has it alone; one whose sender died is taken again when its lease has ended. */
const TAKE = `
  UPDATE mails SET state = 'sending', tries = tries + 1, lease_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds',
         last_error = CASE WHEN state = 'sending' THEN '${writeError({ class: 'interrupted' })}' ELSE last_error END
   WHERE id = (
     SELECT id FROM mails
      WHERE ${IS_DUE}
      ORDER BY next_try, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, tries, message_id AS "messageId", sender, recipient, bytes`;
const DUE = `SELECT count(*)::int AS n FROM mails WHERE ${IS_DUE}`;

const MINE = `WHERE id = $1 AND state = 'sending' AND tries = $2`;
const SENT = `UPDATE mails SET state = 'sent', sent_at = clock_timestamp(), lease_until = NULL, last_error = NULL ${MINE}`;
const REFUSED = `UPDATE mails SET state = 'failed', lease_until = NULL, last_error = $3 ${MINE}`;
const POSTPONED = `
  UPDATE mails SET state = 'waiting', lease_until = NULL, last_error = $3, next_try = clock_timestamp() + $4 * interval '1 second' ${MINE}`;

/** The outbox as whoever sends it sees it: one mail at a time, at least once each. */
@Injectable()
export class Sending {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  /** How many mails are due. */
  async due(): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>({ name: 'mails-due', text: DUE });
    return rows[0]?.n ?? 0;
  }

  /** The mail that has been due longest; undefined when none is. */
  async take(): Promise<Leased | undefined> {
    const { rows } = await this.pool.query<Leased>({ name: 'mail-take', text: TAKE });
    return rows[0];
  }

  /** The server has taken it over. */
  async sent({ id, tries }: Leased): Promise<void> {
    await this.pool.query(SENT, [id, tries]);
  }

  /** The server wants none of it, and says so for good: a person has to look. */
  async refused({ id, tries }: Leased, error: MailError): Promise<void> {
    await this.pool.query(REFUSED, [id, tries, writeError(error)]);
  }

  /** It is tried again, after a pause that grows. */
  async postponed({ id, tries }: Leased, error: MailError): Promise<void> {
    await this.pool.query(POSTPONED, [id, tries, writeError(error), pauseAfter(tries)]);
  }
}

/** In seconds: one minute, two, four, … six hours at most. */
const pauseAfter = (tries: number): number => Math.min(FIRST_PAUSE_SECONDS * 2 ** (tries - 1), LONGEST_PAUSE_SECONDS);
