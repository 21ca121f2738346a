import { randomUUID } from 'node:crypto';
import { withLogin } from '../../tools/prisma/app-login.mjs';
import { dropDatabase } from '../../tools/prisma/databases.mjs';
import { prepareDatabases } from '../../tools/prisma/prepare.mjs';

/** A log and a key store of a suite's own. What is tested runs as the application; the test itself may come as the owner. */
export interface TestDatabases {
  readonly databaseUrl: string;
  readonly keysDatabaseUrl: string;
  readonly ownerDatabaseUrl: string;
  readonly ownerKeysDatabaseUrl: string;
  drop(): Promise<void>;
}

/** One for all suites: logins belong to the server. */
const APP = ['saisine_app', 'only-for-tests'] as const;

/** @param server the address of a database of the server, as its owner */
export async function testDatabases(server: string, prefix: string): Promise<TestDatabases> {
  const name = `${prefix}_${randomUUID().replaceAll('-', '')}`;
  const owner = (database: string) => Object.assign(new URL(server), { pathname: `/${database}` }).href;
  const databases = {
    ownerDatabaseUrl: owner(name),
    ownerKeysDatabaseUrl: owner(`${name}_keys`),
    databaseUrl: withLogin(owner(name), ...APP),
    keysDatabaseUrl: withLogin(owner(`${name}_keys`), ...APP),
  };
  await prepareDatabases(databases);
  const drop = async () => {
    await dropDatabase(databases.ownerDatabaseUrl);
    await dropDatabase(databases.ownerKeysDatabaseUrl);
  };
  return { ...databases, drop };
}
