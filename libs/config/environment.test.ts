import { ConfigurationError, describeEnvironment, readEnvironment, readServerEnvironment } from './environment.mjs';
import { VARIABLES } from './variables.mjs';

const services = {
  DATABASE_URL: 'postgresql://saisine:secret@127.0.0.1:5432/saisine',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  OIDC_ISSUER: 'https://identite.example.org',
};

/** The French sentences of a refused environment. */
function problemsOf(env: NodeJS.ProcessEnv, read: (env: NodeJS.ProcessEnv) => unknown = readEnvironment): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('readEnvironment', () => {
  it('gives every default for an empty environment', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 4300,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:4300',
      mode: 'demonstration',
      databaseUrl: undefined,
      databasePool: 20,
      postgresPort: 54320,
      temporalAddress: undefined,
      temporalNamespace: 'default',
      temporalTaskQueue: 'saisine-cases',
      temporalPort: 7233,
      temporalUiPort: 8233,
      maxCachedWorkflows: 1000,
      oidcIssuer: undefined,
      oidcAudience: 'saisine-api',
      oidcWebClientId: 'saisine-web',
      sessionIdleMinutes: 60,
      sessionHours: 10,
      issuerPort: 4301,
      logLevel: 'info',
      rateLimitPerMinute: 6000,
    });
  });

  it('has one property a variable, and cannot be changed afterwards', () => {
    const environment = readEnvironment({});
    expect(Object.keys(environment).sort()).toEqual(
      Object.values(VARIABLES)
        .map(({ key }) => key)
        .sort(),
    );
    expect(Object.isFrozen(environment)).toBe(true);
  });

  it('makes folders absolute, and puts the server key in the state folder', () => {
    expect(readEnvironment({ SAISINE_STATE_DIR: '/srv/saisine' })).toMatchObject({
      stateDir: '/srv/saisine',
      keyFile: '/srv/saisine/keys/server.key',
    });
    expect(readEnvironment({ SAISINE_KEY_FILE: '/run/key' }).keyFile).toBe('/run/key');
    expect(readEnvironment({}).stateDir).toBe(`${process.cwd()}/.saisine`);
  });

  it('takes a mail server without its password, and wants a sender of one’s own for it in production', () => {
    expect(readEnvironment({ SMTP_URL: 'smtps://saisine@mail.example:465', MAIL_FROM: 'Saisine <saisine@mail.example>' })).toMatchObject({
      smtpUrl: 'smtps://saisine@mail.example:465',
      mailFrom: 'Saisine <saisine@mail.example>',
    });
    expect(readEnvironment({})).toMatchObject({ smtpUrl: undefined, mailFrom: 'Saisine <saisine@localhost>' });
    const [problem] = problemsOf({ SMTP_URL: 'smtp://saisine:tres-secret@mail.example' });
    expect(problem).toMatch(/^SMTP_URL vaut « smtp:\/\/saisine:…@mail\.example » : écrivez .*sans mot de passe\.$/);
    for (const sender of ['personne', 'Saisine <saisine>', 'a@b\r\nBcc: c@d'])
      expect(problemsOf({ MAIL_FROM: sender })[0]).toContain('une adresse de courriel');
    const production = {
      SAISINE_ENV: 'production',
      DATABASE_URL: 'postgresql://a:b@c/d',
      TEMPORAL_ADDRESS: 't:1',
      OIDC_ISSUER: 'https://i.example',
      PUBLIC_URL: 'https://s.example',
    };
    expect(problemsOf({ ...production, SMTP_URL: 'smtp://mail.example' })).toEqual([
      expect.stringContaining('MAIL_FROM est obligatoire avec SMTP_URL'),
    ]);
    expect(readEnvironment({ ...production, SMTP_URL: 'smtp://mail.example', MAIL_FROM: 's@mail.example' }).mailFrom).toBe(
      's@mail.example',
    );
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4300, databaseUrl: undefined });
  });

  it('lists every variable to correct, with what to write', () => {
    expect(problemsOf({ PORT: 'quatre', LOG_LEVEL: 'bavard', TEMPORAL_ADDRESS: 'http://temporal:7233' })).toEqual([
      'PORT vaut « quatre » : écrivez un numéro de port entre 1 et 65535.',
      'TEMPORAL_ADDRESS vaut « http://temporal:7233 » : écrivez une adresse de la forme hôte:port, sans http://.',
      'LOG_LEVEL vaut « bavard » : écrivez fatal, error, warn, info, debug, trace ou silent.',
    ]);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['DATABASE_POOL', '-1'],
    ['DATABASE_POOL', '1.5'],
    ['DATABASE_URL', 'mysql://localhost/saisine'],
    ['DATABASE_URL', 'postgresql://localhost'],
    ['OIDC_ISSUER', 'identite.example.org'],
    ['OIDC_ISSUER', 'https://identite.example.org/'],
    ['SAISINE_ENV', 'prod'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toHaveLength(1);
  });

  it('never shows the password of a refused database address', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://saisine:secret@localhost/saisine' }).join()).not.toContain('secret');
  });

  it('never shows a refused key', () => {
    const problems = problemsOf({ SAISINE_KEK: 'c2VjcmV0' });
    expect(problems).toEqual(['SAISINE_KEK n’est pas lisible : écrivez 32 octets en base64 (openssl rand -base64 32).']);
    const key = Buffer.alloc(32, 1).toString('base64');
    expect(readEnvironment({ SAISINE_KEK: `${key}, ${key}` }).kek).toBe(`${key}, ${key}`);
  });

  it('puts the key store beside the log unless it has an address', () => {
    const keys = (env: NodeJS.ProcessEnv) => readEnvironment(env).keysDatabaseUrl;
    expect(keys({})).toBeUndefined();
    expect(keys(services)).toBe('postgresql://saisine:secret@127.0.0.1:5432/saisine_keys');
    expect(keys({ ...services, KEYS_DATABASE_URL: 'postgresql://k:k@elsewhere/keys' })).toBe('postgresql://k:k@elsewhere/keys');
  });

  it('is seen by browsers where it listens, unless it is told otherwise', () => {
    const seen = (env: NodeJS.ProcessEnv) => readEnvironment(env).publicUrl;
    expect(seen({ PORT: '80', HOST: '0.0.0.0' })).toBe('http://127.0.0.1:80');
    expect(seen({ HOST: '::1' })).toBe('http://[::1]:4300');
    expect(seen({ PUBLIC_URL: 'https://Saisine.example.org' })).toBe('https://saisine.example.org');
    for (const PUBLIC_URL of ['https://example.org/saisine', 'https://example.org/', 'ftp://example.org', 'example.org'])
      expect(problemsOf({ PUBLIC_URL })).toHaveLength(1);
  });

  it('lets no session cross a network in clear in production', () => {
    const production = { SAISINE_ENV: 'production', ...services };
    expect(problemsOf({ ...production, PUBLIC_URL: 'http://saisine.example.org' })).toEqual([expect.stringContaining('https://')]);
    expect(problemsOf({ ...production, PUBLIC_URL: 'http://127.0.0.1.example.org' })).toHaveLength(1);
    expect(problemsOf({ ...production, PUBLIC_URL: 'https://saisine.example.org' })).toEqual([]);
    expect(problemsOf({ ...production, PUBLIC_URL: 'http://localhost:4300' })).toEqual([]);
  });

  it('demands the three services in production, and takes them', () => {
    expect(problemsOf({ SAISINE_ENV: 'production' }).map((problem) => problem.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'OIDC_ISSUER',
    ]);
    expect(readEnvironment({ SAISINE_ENV: 'production', ...services }).mode).toBe('production');
  });
});

describe('readServerEnvironment', () => {
  it('demands the three services in every mode', () => {
    expect(problemsOf({}, readServerEnvironment)).toHaveLength(3);
    expect(readServerEnvironment(services).temporalAddress).toBe('127.0.0.1:7233');
  });
});

describe('describeEnvironment', () => {
  it('names every variable and its default', () => {
    const page = describeEnvironment();
    for (const name of Object.keys(VARIABLES)) expect(page).toContain(name);
    expect(page).toContain('[4300]');
  });
});
