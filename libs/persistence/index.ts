export type { PrismaClient } from '../../generated/prisma/client.js';
export { KEYS_POOL, openPool, PersistenceModule, PG_POOL, PRISMA } from './persistence.module.js';
export { type AfterCommit, inTransaction, isConnectionError } from './transaction.js';
