/**
 * Every environment variable Saisine reads, with its default and what it is for. Nothing else in the project reads `process.env` for
 * its settings: a new setting is one line here.
 *
 * @typedef {'text' | 'port' | 'count' | 'url' | 'database' | 'address' | 'folder' | 'file' | 'mode' | 'level'} Kind
 * @typedef {{ key: string, kind: Kind, default?: string, help: string }} Variable
 */

/** What a value of each kind must look like, said in French to whoever wrote another.
 * @type {Readonly<Record<Kind, { expected: string, accepts: (value: string) => boolean }>>} */
export const KINDS = Object.freeze({
  text: { expected: 'un texte non vide', accepts: (value) => value.length > 0 },
  port: { expected: 'un numéro de port entre 1 et 65535', accepts: (value) => isCount(value) && Number(value) <= 65535 },
  count: { expected: 'un nombre entier supérieur ou égal à 1', accepts: isCount },
  url: {
    expected: 'une adresse qui commence par http:// ou https://, sans barre finale',
    accepts: (value) => isUrl(value, ['http:', 'https:']) && !value.endsWith('/'),
  },
  database: {
    expected: 'une adresse de la forme postgresql://utilisateur:motdepasse@hôte:port/base',
    accepts: (value) => isUrl(value, ['postgresql:', 'postgres:']) && new URL(value).pathname.length > 1,
  },
  address: { expected: 'une adresse de la forme hôte:port, sans http://', accepts: (value) => /^[^\s/:]+:\d{1,5}$/.test(value) },
  folder: { expected: 'le chemin d’un dossier', accepts: (value) => value.length > 0 },
  file: { expected: 'le chemin d’un fichier', accepts: (value) => value.length > 0 },
  mode: { expected: 'demonstration ou production', accepts: (value) => ['demonstration', 'production'].includes(value) },
  level: {
    expected: 'fatal, error, warn, info, debug, trace ou silent',
    accepts: (value) => ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(value),
  },
});

/** @satisfies {Record<string, Variable>} */
export const VARIABLES = /** @type {const} */ ({
  PORT: { key: 'port', kind: 'port', default: '4300', help: 'Port de l’API.' },
  HOST: { key: 'host', kind: 'text', default: '127.0.0.1', help: 'Adresse d’écoute de l’API.' },
  SAISINE_ENV: {
    key: 'mode',
    kind: 'mode',
    default: 'demonstration',
    help: 'Usage : « production » refuse les dossiers d’essai et exige DATABASE_URL, TEMPORAL_ADDRESS et OIDC_ISSUER.',
  },
  SAISINE_STATE_DIR: {
    key: 'stateDir',
    kind: 'folder',
    default: '.saisine',
    help: 'Dossier des données, journaux et clés de l’installation locale.',
  },
  SAISINE_KEY_FILE: {
    key: 'keyFile',
    kind: 'file',
    help: 'Clé du serveur, qui scelle les clés d’idempotence. Par défaut : keys/server.key dans SAISINE_STATE_DIR.',
  },
  DATABASE_URL: { key: 'databaseUrl', kind: 'database', help: 'Base PostgreSQL. Absente : npm start en démarre une.' },
  DATABASE_POOL: { key: 'databasePool', kind: 'count', default: '20', help: 'Connexions à PostgreSQL par processus.' },
  POSTGRES_PORT: { key: 'postgresPort', kind: 'port', default: '54320', help: 'Port du PostgreSQL démarré par npm start.' },
  TEMPORAL_ADDRESS: { key: 'temporalAddress', kind: 'address', help: 'Serveur Temporal. Absente : npm start en démarre un.' },
  TEMPORAL_NAMESPACE: { key: 'temporalNamespace', kind: 'text', default: 'default', help: 'Espace de noms Temporal.' },
  TEMPORAL_TASK_QUEUE: { key: 'temporalTaskQueue', kind: 'text', default: 'saisine-cases', help: 'File de tâches du worker.' },
  TEMPORAL_PORT: { key: 'temporalPort', kind: 'port', default: '7233', help: 'Port du Temporal démarré par npm start.' },
  TEMPORAL_UI_PORT: { key: 'temporalUiPort', kind: 'port', default: '8233', help: 'Port de l’écran de Temporal.' },
  MAX_CACHED_WORKFLOWS: {
    key: 'maxCachedWorkflows',
    kind: 'count',
    default: '1000',
    help: 'Dossiers que le worker garde en mémoire.',
  },
  OIDC_ISSUER: { key: 'oidcIssuer', kind: 'url', help: 'Émetteur des jetons. Absente : npm start démarre un émetteur de démonstration.' },
  OIDC_AUDIENCE: { key: 'oidcAudience', kind: 'text', default: 'saisine-api', help: 'Destinataire attendu dans les jetons.' },
  ISSUER_PORT: { key: 'issuerPort', kind: 'port', default: '4301', help: 'Port de l’émetteur de démonstration.' },
  LOG_LEVEL: { key: 'logLevel', kind: 'level', default: 'info', help: 'Détail des journaux.' },
  RATE_LIMIT_PER_MINUTE: {
    key: 'rateLimitPerMinute',
    kind: 'count',
    default: '6000',
    help: 'Requêtes acceptées par minute et par compte.',
  },
});

/** @typedef {keyof typeof VARIABLES} VariableName */

/** @param {string} value */
function isCount(value) {
  return /^\d{1,9}$/.test(value) && Number(value) >= 1;
}

/** @param {string} value @param {string[]} protocols */
function isUrl(value, protocols) {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== '';
}
