export type { PrismaClient } from '../../generated/prisma/client.js';
export { KEYS_POOL, openPool, PersistenceModule, PG_POOL, PRISMA } from './persistence.module.js';
export { asBytea, BEFORE_EVERY_ID } from './rows.js';
export { type AfterCommit, inTransaction, inTurn, isConnectionError } from './transaction.js';
