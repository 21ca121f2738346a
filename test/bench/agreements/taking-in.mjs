import { built } from '../built.mjs';
import { KEEPER, paperLine } from './fictional.mjs';

/** Lines that are taken in together. */
const BATCH = 200;
const AT_ONCE = 16;

/**
 * Takes invented agreements in, by the same code as an import over HTTP, in this process.
 * @param {import('../stack.mjs').Stack} stack @param {number} count @param {(done: number) => void} progress
 * @returns {Promise<number>} milliseconds
 */
export async function takeIn(stack, count, progress) {
  Object.assign(process.env, { ...stack.variables, DATABASE_POOL: String(AT_ONCE) });
  const { openPool } = /** @type {typeof import('../../../libs/persistence/index.js')} */ (await built('libs/persistence/index.js'));
  const { Directory } = /** @type {typeof import('../../../libs/directory/index.js')} */ (await built('libs/directory/index.js'));
  const { Hearing, Importing, Logbook } = /** @type {typeof import('../../../libs/casework/index.js')} */ (
    await built('libs/casework/index.js')
  );
  const { actingFor } = /** @type {typeof import('../../../libs/identity/index.js')} */ (await built('libs/identity/index.js'));
  const { KeyStore, Keyring, LocalKeyEncryption, Vault } = /** @type {typeof import('../../../libs/vault/index.js')} */ (
    await built('libs/vault/index.js')
  );
  const [pool, keysPool] = [openPool(stack.databaseUrl, AT_ONCE), openPool(stack.keysDatabaseUrl, 2)];
  const directory = new Directory(pool);
  const nobody = { decided: () => undefined, clockMoved: () => undefined };
  const logbook = new Logbook(pool, nobody, new Vault(new KeyStore(keysPool), new Keyring(new LocalKeyEncryption(Buffer.alloc(32, 7)))));
  const importing = new Importing(logbook, directory, new Hearing(logbook), Buffer.alloc(32));
  const member = await directory.memberOf(KEEPER.login);
  if (!member) throw new Error(`nobody is called ${KEEPER.login}`);
  const who = actingFor(member, undefined);
  const begin = performance.now();
  for (let done = 0; done < count; done += BATCH) {
    const lines = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => ({ value: paperLine(done + index) }));
    const outcomes = await importing.importLines(lines, who, { rehearsal: false });
    const refused = outcomes.find(({ status }) => status !== 'imported');
    if (refused) throw new Error(`une convention inventée a été refusée : ${JSON.stringify(refused)}`);
    progress(done + lines.length);
  }
  const ms = performance.now() - begin;
  await Promise.all([pool.query('ANALYZE'), keysPool.end()]);
  await pool.end();
  return ms;
}
