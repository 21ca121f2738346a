import { randomUUID } from 'node:crypto';
import { built } from './built.mjs';
import { several } from './client.mjs';
import { ACTS, OPENING, PEOPLE, PROCESS, REQUESTS } from './reference-case.mjs';
import { round } from './statistics.mjs';
import { aCase, Usage } from './usage.mjs';

/**
 * The ceiling: the deciding transaction alone, called in this process. No HTTP, no tokens, no answers, nobody follows.
 * @param {import('./stack.mjs').Stack} stack @param {{ cases: number, atOnce: number, runs: number, warmUp: number }} options
 */
export async function deciding(stack, { cases, atOnce, runs, warmUp }) {
  Object.assign(process.env, { ...stack.variables, DATABASE_POOL: String(atOnce) });
  const { openPool } = /** @type {typeof import('../../libs/persistence/index.js')} */ (await built('libs/persistence/index.js'));
  const { Directory } = /** @type {typeof import('../../libs/directory/index.js')} */ (await built('libs/directory/index.js'));
  const { Casework, Hearing, Logbook, Receipts } = /** @type {typeof import('../../libs/casework/index.js')} */ (
    await built('libs/casework/index.js')
  );
  const { actingFor } = /** @type {typeof import('../../libs/identity/index.js')} */ (await built('libs/identity/index.js'));
  const { currentProcess } = /** @type {typeof import('../../machines/registry.js')} */ (await built('machines/registry.js'));
  const { registerMarket } = /** @type {typeof import('../../tools/demo/index.js')} */ (await built('tools/demo/index.js'));
  const mediation = currentProcess(PROCESS);
  if (!mediation) throw new Error(`no process is called ${PROCESS}`);
  const pool = openPool(stack.databaseUrl, atOnce);
  const directory = new Directory(pool);
  const nobody = { decided: () => undefined, clockMoved: () => undefined };
  const { KeyStore, Keyring, LocalKeyEncryption, Vault } = /** @type {typeof import('../../libs/vault/index.js')} */ (
    await built('libs/vault/index.js')
  );
  const keysPool = openPool(stack.keysDatabaseUrl, 10);
  const vault = new Vault(new KeyStore(keysPool), new Keyring(new LocalKeyEncryption(Buffer.alloc(32, 7))));
  const logbook = new Logbook(pool, nobody, vault);
  const casework = new Casework(logbook, directory, new Hearing(logbook), new Receipts(logbook, Buffer.alloc(32)), 'demonstration');
  /** @type {Map<string, ReturnType<typeof actingFor>>} */
  const people = new Map();
  await registerMarket(casework, directory);
  for (const login of PEOPLE) {
    const member = await directory.memberOf(login);
    if (member) people.set(login, actingFor(member, undefined));
  }
  /** @param {string} login */
  const as = (login) => /** @type {ReturnType<typeof actingFor>} */ (people.get(login));
  const play = async () => {
    const { head } = await casework.open({ process: mediation, who: as(OPENING.as), key: randomUUID(), data: OPENING.data });
    for (const { act, as: login, data } of ACTS) await casework.act({ caseId: head.id, act, who: as(login), key: randomUUID(), data });
  };
  await several(warmUp, atOnce, play);
  const figures = [];
  for (let run = 0; run < runs; run++) {
    const usage = new Usage({ postgres: /** @type {number} */ (stack.pids.postgres) });
    await several(cases, atOnce, play);
    const used = usage.until();
    figures.push({
      actsPerSecond: round((cases * REQUESTS) / (used.ms / 1000), 0),
      cpuMsACase: round(used.all / cases, 1),
      cpuMsACaseByProcess: aCase(used.byProcess, cases),
      ownShare: used.ownShare,
    });
  }
  await Promise.all([pool.end(), keysPool.end()]);
  return figures;
}
