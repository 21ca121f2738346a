#!/usr/bin/env node
import { ConfigurationError, readEnvironment } from '../../libs/config/environment.mjs';
import { OWNS_ALL, prepareDatabases } from './prepare.mjs';

/** `npm run migrate`: both databases brought to this version, and the application's login given its rights. */

try {
  const { databaseUrl, keysDatabaseUrl, ownerDatabaseUrl, ownerKeysDatabaseUrl } = readEnvironment();
  if (!databaseUrl || !keysDatabaseUrl) throw new ConfigurationError(['DATABASE_URL est obligatoire ici']);
  const { applied, separate } = await prepareDatabases({ databaseUrl, keysDatabaseUrl, ownerDatabaseUrl, ownerKeysDatabaseUrl });
  console.log(applied.length > 0 ? `Appliqué : ${applied.join(', ')}` : 'Les bases sont déjà au schéma.');
  if (!separate) console.warn(OWNS_ALL);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
