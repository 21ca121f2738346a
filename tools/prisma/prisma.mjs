import { fileURLToPath } from 'node:url';

/**
 * `npm run prisma -- migrate dev …`: Prisma's command line over the schema engine of this folder. On Windows, where Prisma cannot start
 * a script as its engine, it fetches its own.
 */
Object.assign(process.env, { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' });
if (process.platform !== 'win32') process.env.PRISMA_SCHEMA_ENGINE_BINARY = fileURLToPath(new URL('./schema-engine.mjs', import.meta.url));

await import(new URL('../../node_modules/prisma/build/index.js', import.meta.url).href);
