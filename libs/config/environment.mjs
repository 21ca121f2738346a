import { join, resolve } from 'node:path';
import { KINDS, VARIABLES } from './variables.mjs';

/** @typedef {import('./variables.mjs').Variable} Variable */
/** @typedef {import('./variables.mjs').VariableName} VariableName */

/**
 * The settings of one process, read and checked once.
 * @typedef {Readonly<{
 *   port: number, host: string, publicUrl: string, webDir: string, mode: 'demonstration' | 'production', stateDir: string, keyFile: string,
 *   databaseUrl: string | undefined, ownerDatabaseUrl: string | undefined, keysDatabaseUrl: string | undefined,
 *   ownerKeysDatabaseUrl: string | undefined, databasePool: number, postgresPort: number,
 *   kek: string | undefined, kekFile: string | undefined,
 *   kmsUrl: string | undefined, kmsTokenFile: string | undefined, kmsKey: string | undefined,
 *   temporalAddress: string | undefined, temporalNamespace: string, temporalTaskQueue: string,
 *   temporalPort: number, temporalUiPort: number, maxCachedWorkflows: number,
 *   oidcIssuer: string | undefined, oidcAudience: string, issuerPort: number,
 *   oidcWebClientId: string, oidcWebClientSecretFile: string | undefined, sessionIdleMinutes: number, sessionHours: number,
 *   clamavAddress: string | undefined, attachmentMaxMb: number,
 *   smtpUrl: string | undefined, smtpPasswordFile: string | undefined, mailFrom: string,
 *   logLevel: string, rateLimitPerMinute: number,
 * }>} Environment
 */

/**
 * The settings of the API and the worker: whoever starts them says where the database, Temporal and the issuer are.
 * @typedef {Environment & Readonly<{ databaseUrl: string, keysDatabaseUrl: string, temporalAddress: string, oidcIssuer: string }>} ServerEnvironment
 */

/** Where the three outside services are: what production demands, and what the API and the worker always need.
 * @type {readonly VariableName[]} */
const SERVICES = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'OIDC_ISSUER'];

/** The environment cannot be used; `problems` has one French sentence for each variable to correct. */
export class ConfigurationError extends Error {
  /** @param {readonly string[]} problems */
  constructor(problems) {
    super(`Configuration refusée :\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/**
 * Reads and checks the environment. Throws a ConfigurationError that names every variable to correct.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Environment}
 */
export function readEnvironment(env = process.env) {
  const demands = env.SAISINE_ENV === 'production' ? SERVICES : [];
  return read(env, demands, 'est obligatoire en production (SAISINE_ENV=production)');
}

/**
 * As `readEnvironment`, for a process that cannot run without its database, Temporal and issuer.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {ServerEnvironment}
 */
export function readServerEnvironment(env = process.env) {
  const needed = 'est obligatoire pour ce processus ; npm start la renseigne de lui-même';
  return /** @type {ServerEnvironment} */ (read(env, SERVICES, needed));
}

/**
 * The variables as a French page for `--help`, one a paragraph.
 * @returns {string}
 */
export function describeEnvironment() {
  return entries()
    .map(([name, { default: fallback, help }]) => `  ${name.padEnd(22)} ${help}${fallback ? ` [${fallback}]` : ''}`)
    .join('\n');
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly VariableName[]} demanded
 * @param {string} why
 * @returns {Environment}
 */
function read(env, demanded, why) {
  /** @type {string[]} */
  const problems = [];
  /** @type {Record<string, string | number | undefined>} */
  const values = {};
  for (const [name, variable] of entries()) {
    const { expected, accepts } = KINDS[variable.kind];
    const value = env[name]?.trim() || variable.default;
    values[variable.key] = value;
    if (value === undefined) {
      if (demanded.includes(name)) problems.push(`${name} ${why} : écrivez ${expected}.`);
    } else if (!accepts(value)) {
      const said = variable.kind === 'secret' ? 'n’est pas lisible' : `vaut « ${withoutPassword(value)} »`;
      problems.push(`${name} ${said} : écrivez ${expected}.`);
    } else if (variable.kind === 'port' || variable.kind === 'count') {
      values[variable.key] = Number(value);
    }
  }
  const publicUrl = publicUrlOf(values);
  if (problems.length === 0 && values.mode === 'production' && isReadOnTheWay(publicUrl))
    problems.push(`PUBLIC_URL vaut « ${publicUrl} » : en production (SAISINE_ENV=production) elle commence par https://.`);
  if (
    problems.length === 0 &&
    values.mode === 'production' &&
    values.smtpUrl !== undefined &&
    /@localhost>?$/.test(String(values.mailFrom))
  )
    problems.push(`MAIL_FROM est obligatoire avec SMTP_URL en production (SAISINE_ENV=production) : écrivez ${KINDS.mailbox.expected}.`);
  if (problems.length > 0) throw new ConfigurationError(problems);
  const stateDir = resolve(String(values.stateDir));
  const keyFile = resolve(String(values.keyFile ?? join(stateDir, 'keys', 'server.key')));
  return /** @type {Environment} */ (
    Object.freeze({
      ...values,
      publicUrl,
      webDir: resolve(String(values.webDir)),
      stateDir,
      keyFile,
      keysDatabaseUrl: keysDatabaseOf(values),
    })
  );
}

/** @param {Record<string, string | number | undefined>} values */
function publicUrlOf({ publicUrl, host, port }) {
  if (publicUrl !== undefined) return String(publicUrl).toLowerCase();
  const name = ['0.0.0.0', '::'].includes(String(host)) ? '127.0.0.1' : String(host);
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** A session's cookie would cross a network in clear. @param {string} publicUrl */
function isReadOnTheWay(publicUrl) {
  return /^http:\/\/(?!(localhost|127(\.\d{1,3}){3}|\[::1\])(:|$))/.test(publicUrl);
}

/** The key store is another database than the log: beside it, unless it was given an address. @param {Record<string, string | number | undefined>} values */
function keysDatabaseOf({ keysDatabaseUrl, databaseUrl }) {
  if (keysDatabaseUrl !== undefined || databaseUrl === undefined) return keysDatabaseUrl;
  const beside = new URL(String(databaseUrl));
  beside.pathname += '_keys';
  return beside.href;
}

/** @returns {[VariableName, Variable][]} */
function entries() {
  return /** @type {[VariableName, Variable][]} */ (Object.entries(VARIABLES));
}

/** An address with its password hidden: error messages end up in logs. @param {string} value */
function withoutPassword(value) {
  return value.replace(/:\/\/([^:@/]*):[^@]*@/, '://$1:…@');
}
