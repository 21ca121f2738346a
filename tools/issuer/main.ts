import { readEnvironment } from '../../libs/config/index.js';
import { organisations, people } from '../demo/index.js';
import { refusalToRun } from './refusal.js';

/** Where the web application receives the code of a login. */
const WEB_LOGIN_RETURN = '/auth/callback';

try {
  await run();
} catch (failure) {
  console.error(sentence(failure));
  process.exit(1);
}

async function run(): Promise<void> {
  const environment = readEnvironment();
  const refusal = refusalToRun(environment);
  if (refusal) throw new Error(refusal);

  // Loaded only now: oidc-provider warns on stderr as it loads, and a refusal is to stand alone.
  const { startIssuer } = await import('./issuer.js');
  const { publicUrl, issuerPort, stateDir, oidcAudience } = environment;
  const issuer = await startIssuer({
    port: issuerPort,
    stateDir,
    audience: oidcAudience,
    people,
    organisations,
    webRedirectUris: [`${publicUrl}${WEB_LOGIN_RETURN}`],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void issuer.close().then(() => process.exit(0)));
  console.log(`issuer ready ${issuer.url}`);
}

function sentence(failure: unknown): string {
  const { code, message, port } = failure as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Le port ${port} est déjà pris : arrêtez ce qui l’occupe, ou choisissez-en un autre avec ISSUER_PORT.`;
  return message;
}
