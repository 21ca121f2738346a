import type { Pool } from 'pg';

const SUBSTITUTES = `
  SELECT DISTINCT to_account AS account FROM delegations
   WHERE organisation_id = $1 AND from_account = $2 AND starts_at <= $3::timestamptz AND $3::timestamptz < ends_at
     AND (revoked_at IS NULL OR $3::timestamptz < revoked_at)
   ORDER BY to_account`;

/** Who stood in for somebody at a moment, past or present: with some of their roles or with all. */
export async function substitutesOf(
  pool: Pick<Pool, 'query'>,
  organisation: string,
  account: string,
  at: string,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ account: string }>(SUBSTITUTES, [organisation, account, at]);
  return rows.map((row) => row.account);
}

/** Did one of these two stand in for the other? Then they are one pair of eyes, not two. */
export async function areSubstitutes(
  pool: Pick<Pool, 'query'>,
  organisation: string,
  one: string,
  other: string,
  at: string,
): Promise<boolean> {
  const ofOne = await substitutesOf(pool, organisation, one, at);
  return ofOne.includes(other) || (await substitutesOf(pool, organisation, other, at)).includes(one);
}
