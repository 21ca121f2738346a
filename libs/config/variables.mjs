/**
 * Every environment variable Saisine reads, with its default and what it is for. Nothing else in the project reads `process.env` for
 * its settings: a new setting is one line here.
 *
 * @typedef {'text' | 'port' | 'count' | 'url' | 'origin' | 'database' | 'address' | 'scanner' | 'folder' | 'file' | 'mode' | 'level' | 'secret' | 'smtp' | 'mailbox'} Kind
 * @typedef {{ key: string, kind: Kind, default?: string, help: string }} Variable  a `secret` is never shown, not even when it is refused
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
  origin: {
    expected: 'une adresse sans chemin, comme https://saisine.exemple.fr',
    accepts: (value) => isUrl(value, ['http:', 'https:']) && new URL(value).origin === value.toLowerCase(),
  },
  database: {
    expected: 'une adresse de la forme postgresql://utilisateur:motdepasse@hôte:port/base',
    accepts: (value) => isUrl(value, ['postgresql:', 'postgres:']) && new URL(value).pathname.length > 1,
  },
  address: { expected: 'une adresse de la forme hôte:port, sans http://', accepts: (value) => /^[^\s/:]+:\d{1,5}$/.test(value) },
  scanner: {
    expected: 'une adresse de la forme hôte:port, ou le chemin d’un socket',
    accepts: (value) => /^[^\s/:]+:\d{1,5}$|^\/\S+$/.test(value),
  },
  folder: { expected: 'le chemin d’un dossier', accepts: (value) => value.length > 0 },
  file: { expected: 'le chemin d’un fichier', accepts: (value) => value.length > 0 },
  mode: { expected: 'demonstration ou production', accepts: (value) => ['demonstration', 'production'].includes(value) },
  level: {
    expected: 'fatal, error, warn, info, debug, trace ou silent',
    accepts: (value) => ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(value),
  },
  smtp: {
    expected: 'une adresse de la forme smtp://utilisateur@hôte:port ou smtps://…, sans mot de passe',
    accepts: (value) => isUrl(value, ['smtp:', 'smtps:']) && new URL(value).password === '',
  },
  mailbox: {
    expected: 'une adresse de courriel, seule ou derrière un nom : Saisine <saisine@exemple.fr>',
    accepts: (value) => /^([^<>@\r\n"]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value),
  },
  secret: {
    expected: '32 octets en base64 (openssl rand -base64 32)',
    accepts: (value) => value.split(/[\s,]+/).every((word) => /^[A-Za-z0-9+/]{43}=$/.test(word)),
  },
});

/** @satisfies {Record<string, Variable>} */
export const VARIABLES = /** @type {const} */ ({
  PORT: { key: 'port', kind: 'port', default: '4300', help: 'Port de l’API.' },
  HOST: { key: 'host', kind: 'text', default: '127.0.0.1', help: 'Adresse d’écoute de l’API.' },
  PUBLIC_URL: {
    key: 'publicUrl',
    kind: 'origin',
    help: 'Adresse à laquelle les navigateurs voient Saisine, derrière un mandataire par exemple. Par défaut : http://HOST:PORT.',
  },
  SAISINE_WEB_DIR: { key: 'webDir', kind: 'folder', default: 'dist/web', help: 'Dossier de l’application web construite.' },
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
  DATABASE_URL: {
    key: 'databaseUrl',
    kind: 'database',
    help: 'Base PostgreSQL du journal, sous le compte de l’application. Absente : npm start en démarre une.',
  },
  OWNER_DATABASE_URL: {
    key: 'ownerDatabaseUrl',
    kind: 'database',
    help: 'La même base sous le compte qui la possède, pour les migrations. L’API et le worker ne la reçoivent pas.',
  },
  KEYS_DATABASE_URL: {
    key: 'keysDatabaseUrl',
    kind: 'database',
    help: 'Base des clés qui scellent les données personnelles. Par défaut : à côté de celle du journal, son nom suivi de _keys.',
  },
  OWNER_KEYS_DATABASE_URL: {
    key: 'ownerKeysDatabaseUrl',
    kind: 'database',
    help: 'La base des clés sous le compte qui la possède. Par défaut : KEYS_DATABASE_URL sous le compte d’OWNER_DATABASE_URL.',
  },
  SAISINE_KEK: {
    key: 'kek',
    kind: 'secret',
    help: 'Clé qui protège les clés des données personnelles : 32 octets en base64 ; les précédentes à la suite, après une virgule.',
  },
  SAISINE_KEK_FILE: {
    key: 'kekFile',
    kind: 'file',
    help: 'La même, dans un fichier, une par ligne. En démonstration, par défaut : keys/kek.key dans SAISINE_STATE_DIR.',
  },
  SAISINE_KMS_URL: { key: 'kmsUrl', kind: 'url', help: 'La même, dans un service de clés (API transit de HashiCorp Vault ou d’OpenBao).' },
  SAISINE_KMS_TOKEN_FILE: { key: 'kmsTokenFile', kind: 'file', help: 'Fichier du jeton du service de clés.' },
  SAISINE_KMS_KEY: { key: 'kmsKey', kind: 'text', help: 'Nom de la clé dans le service de clés.' },
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
  OIDC_WEB_CLIENT_ID: {
    key: 'oidcWebClientId',
    kind: 'text',
    default: 'saisine-web',
    help: 'Nom de l’application web auprès de l’émetteur ; adresses de retour : PUBLIC_URL/auth/callback, et PUBLIC_URL/ après la déconnexion.',
  },
  OIDC_WEB_CLIENT_SECRET_FILE: {
    key: 'oidcWebClientSecretFile',
    kind: 'file',
    help: 'Fichier de son secret, si l’émetteur lui en demande un. PKCE sert dans tous les cas.',
  },
  SESSION_IDLE_MINUTES: {
    key: 'sessionIdleMinutes',
    kind: 'count',
    default: '60',
    help: 'Une session se ferme après autant de minutes sans activité.',
  },
  SESSION_HOURS: { key: 'sessionHours', kind: 'count', default: '10', help: 'Une session se ferme au plus tard après autant d’heures.' },
  ISSUER_PORT: { key: 'issuerPort', kind: 'port', default: '4301', help: 'Port de l’émetteur de démonstration.' },
  CLAMAV_ADDRESS: {
    key: 'clamavAddress',
    kind: 'scanner',
    help: 'Antivirus (clamd) qui examine les pièces jointes. Absente : elles ne sont pas examinées, et le disent.',
  },
  ATTACHMENT_MAX_MB: { key: 'attachmentMaxMb', kind: 'count', default: '10', help: 'Taille d’une pièce jointe, en Mio.' },
  SMTP_URL: {
    key: 'smtpUrl',
    kind: 'smtp',
    help: 'Serveur de courrier. smtp:// exige STARTTLS, sauf sur cette machine ou avec ?starttls=optional. Absente : rien ne part.',
  },
  SMTP_PASSWORD_FILE: { key: 'smtpPasswordFile', kind: 'file', help: 'Fichier du mot de passe de l’utilisateur nommé dans SMTP_URL.' },
  MAIL_FROM: {
    key: 'mailFrom',
    kind: 'mailbox',
    default: 'Saisine <saisine@localhost>',
    help: 'Expéditeur des courriels. À régler avec SMTP_URL.',
  },
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
