import type pg from 'pg';
import { Addressing, Composing, Escalating, NoticeTelling } from '../../libs/notifications/index.js';
import { openPool } from '../../libs/persistence/index.js';
import { instant } from '../../machines/calendar/index.js';
import type { World } from '../harness/world.js';

const ORIGIN = { sender: 'Saisine <saisine@saisine.example>', publicUrl: 'https://saisine.example', configured: true };

/** What the worker does about notices and mail, called by the test with the hour that it wants, under the application's own login. */
export class PostOffice {
  readonly pool: pg.Pool;

  constructor(private readonly world: World) {
    this.pool = openPool(process.env.DATABASE_URL as string, 8);
  }

  /** Carries out every notice that was asked for. */
  async tellAll(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>("SELECT id FROM effects WHERE type = 'notify' AND done_at IS NULL ORDER BY seq");
    const telling = new NoticeTelling(this.pool);
    for (const { id } of rows) await telling.tell(id);
  }

  /** One round at an hour: `2026-11-23T08:31:00Z`. Answers how many mails were composed. */
  async round(at: string, pool: pg.Pool = this.pool): Promise<number> {
    const now = instant(at);
    await new Addressing(pool).round();
    await new Escalating(pool).round(now);
    return new Composing(pool, ORIGIN).round(now);
  }

  /** As if it had been told then. */
  async toldAt(caseId: string, at: string): Promise<void> {
    await this.world.pool.query('UPDATE notices SET created_at = $2 WHERE case_id = $1', [caseId, at]);
  }

  async mails(): Promise<readonly StoredMail[]> {
    const { rows } = await this.world.pool.query<StoredMail>(
      `SELECT a.subject AS login, m.message_id, m.occasion, m.recipient, m.subject, m.text, m.bytes, m.state, m.tries, m.last_error
         FROM mails m JOIN accounts a ON a.id = m.account_id ORDER BY m.composed_at, a.subject`,
    );
    return rows;
  }

  /** login and why, of those whom a case's notices concern now */
  async concerned(caseId: string, kind: string): Promise<readonly string[]> {
    const { rows } = await this.world.pool.query<{ line: string }>(
      `SELECT a.subject || ' ' || r.why AS line FROM notice_recipients r JOIN notices n ON n.id = r.notice_id JOIN accounts a ON a.id = r.account_id
        WHERE n.case_id = $1 AND n.kind = $2 AND r.until IS NULL ORDER BY 1`,
      [caseId, kind],
    );
    return rows.map(({ line }) => line);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

export interface StoredMail {
  readonly login: string;
  readonly message_id: string;
  readonly occasion: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly bytes: Buffer;
  readonly state: string;
  readonly tries: number;
  readonly last_error: string | null;
}
