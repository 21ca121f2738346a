import type { Pool, PoolClient } from 'pg';
import type { Organisation, Person, RegisteredOrganisation } from './model.js';

const UPSERT_ORGANISATION = `
  INSERT INTO organisations (id, kind, name, branch, network, letterhead) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (id) DO UPDATE
    SET kind = excluded.kind, name = excluded.name, branch = excluded.branch, network = excluded.network,
        letterhead = coalesce(excluded.letterhead, organisations.letterhead)`;

const UPSERT_ACCOUNT = `
  INSERT INTO accounts (id, subject, display_name, email, active) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (id) DO UPDATE
    SET subject = excluded.subject, display_name = excluded.display_name, email = excluded.email, active = excluded.active`;

const ADD_MEMBERSHIP = `
  INSERT INTO memberships (account_id, organisation_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;

/** Writes the given organisations and people, all or none; run again, it changes nothing. It removes nothing either. */
export async function seedDirectory(
  pool: Pool,
  organisations: readonly (Organisation | RegisteredOrganisation)[],
  people: readonly Person[],
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const organisation of organisations) await writeOrganisation(client, organisation);
    for (const person of people) await writePerson(client, person);
    await client.query('COMMIT');
  } catch (failure) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw failure;
  } finally {
    client.release();
  }
}

async function writeOrganisation(client: PoolClient, organisation: Organisation | RegisteredOrganisation): Promise<void> {
  const { id, kind, name, branch, network } = organisation;
  const letterhead = 'letterhead' in organisation ? JSON.stringify(organisation.letterhead) : null;
  await client.query(UPSERT_ORGANISATION, [id, kind, name, branch, network, letterhead]);
}

async function writePerson(client: PoolClient, person: Person): Promise<void> {
  await client.query(UPSERT_ACCOUNT, [person.accountId, person.subject, person.displayName, person.email, person.active]);
  for (const { organisationId, role } of person.memberships) {
    await client.query(ADD_MEMBERSHIP, [person.accountId, organisationId, role]);
  }
}
