import type { Pool } from 'pg';

const FAILED = 'UPDATE effects SET attempts = attempts + 1, last_error = $2 WHERE id = $1 AND done_at IS NULL';

/** Carries an effect out; a failure shows on the case, and is thrown so that the workflow tries again. */
export async function orShown(pool: Pool, id: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await pool.query(FAILED, [id, (error as Error).message.slice(0, 500)]).catch(() => undefined);
    throw error;
  }
}
