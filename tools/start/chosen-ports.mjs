import { choosePort } from '../services/ports.mjs';

/** @typedef {import('../../libs/config/environment.mjs').Environment} Environment */

/**
 * The ports of one start: those written in the environment or an error; else the defaults, or the next free ones, which is said.
 * @param {Environment} environment
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} log
 */
export async function choosePorts(environment, env, log) {
  /** @type {Set<number>} */
  const taken = new Set();
  /** @param {string} variable @param {number} wanted @param {string} label @param {{ needed?: boolean, host?: string }} [options] */
  const choose = async (variable, wanted, label, { needed = true, host } = {}) => {
    if (!needed) return wanted;
    const port = await choosePort(wanted, { variable, asked: Boolean(env[variable]), host, taken });
    taken.add(port);
    if (port !== wanted) log(`le port ${wanted} est déjà pris : ${label} écoute sur ${port}`);
    return port;
  };
  const ownTemporal = { needed: !environment.temporalAddress };
  return {
    api: await choose('PORT', environment.port, 'l’API', { host: environment.host }),
    issuer: await choose('ISSUER_PORT', environment.issuerPort, 'l’émetteur de jetons', { needed: !environment.oidcIssuer }),
    postgres: await choose('POSTGRES_PORT', environment.postgresPort, 'PostgreSQL', { needed: !environment.databaseUrl }),
    temporal: await choose('TEMPORAL_PORT', environment.temporalPort, 'Temporal', ownTemporal),
    temporalUi: await choose('TEMPORAL_UI_PORT', environment.temporalUiPort, 'l’écran de Temporal', ownTemporal),
  };
}
