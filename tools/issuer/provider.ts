import { randomBytes } from 'node:crypto';
import Provider, { type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Organisation, Person } from '../../libs/directory/index.js';
import { API_RESOURCE, API_SCOPE, apiResource } from './api-resource.js';
import { allowDemonstrationGrant, DEMONSTRATION_GRANT } from './demonstration-grant.js';
import { LOGIN_PATH, loginPages } from './login-pages.js';
import { LoginStore } from './login-store.js';
import { answerPage, errorPage, leavingPage, leftPage } from './pages.js';
import { peopleList } from './people-list.js';
import { type KeySet, SIGNING_ALGORITHM } from './signing-key.js';

export interface ProviderOptions {
  readonly issuer: string;
  readonly keys: KeySet;
  readonly audience: string;
  readonly people: readonly Person[];
  readonly organisations: readonly Pick<Organisation, 'id' | 'name'>[];
  /** addresses of the web application to which a person may come back */
  readonly webRedirectUris: readonly string[];
}

const SECONDS = { login: 10 * 60, workingDay: 8 * 3600 };

/** An OpenID Connect provider where whoever asks is the seeded person they name. */
export function demonstrationProvider({ issuer, keys, audience, people, organisations, webRedirectUris }: ProviderOptions): Provider {
  const bySubject = new Map(people.map((person) => [person.subject, person]));
  const returnsTo = [...new Set(webRedirectUris.map((uri) => new URL(uri).origin))];
  const configuration: Configuration = {
    jwks: keys,
    clients: [commandLine, webApplication(webRedirectUris)],
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    adapter: LoginStore,
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => answerPage(ctx, leavingPage(form, returnsTo)),
        postLogoutSuccessSource: (ctx) => answerPage(ctx, leftPage()),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, identifier) => apiResource(identifier, audience),
      },
    },
    interactions: { url: (_ctx, { uid }) => `${LOGIN_PATH}/${uid}` },
    ttl: {
      AccessToken: SECONDS.workingDay,
      IdToken: SECONDS.workingDay,
      Session: SECONDS.workingDay,
      Grant: SECONDS.workingDay,
      Interaction: SECONDS.login,
    },
    clientBasedCORS: (_ctx, origin, { redirectUris }) => redirectUris?.some((uri) => new URL(uri).origin === origin) ?? false,
    findAccount: (_ctx, sub) => {
      const person = bySubject.get(sub);
      return person && { accountId: sub, claims: () => ({ sub, name: person.displayName, email: person.email }) };
    },
    loadExistingGrant: grantEverythingToOurOwn,
    renderError: (ctx, { error, error_description }) => {
      answerPage(ctx, errorPage(`La connexion a échoué (${error}${error_description ? ` : ${error_description}` : ''}).`));
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.use(onlyUnderItsOwnName(new URL(issuer).host));
  provider.use(peopleList(people));
  provider.use(loginPages(provider, { people, organisations, returnsTo }));
  allowDemonstrationGrant(provider, audience, (login) => bySubject.has(login));
  return provider;
}

const commandLine: ClientMetadata = {
  client_id: 'saisine-cli',
  token_endpoint_auth_method: 'none',
  grant_types: [DEMONSTRATION_GRANT],
  response_types: [],
  redirect_uris: [],
};

const webApplication = (redirectUris: readonly string[]): ClientMetadata => ({
  client_id: 'saisine-web',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: [...redirectUris],
  post_logout_redirect_uris: redirectUris.map((uri) => new URL('/', uri).href),
});

/** Both clients are Saisine's own: there is nobody to ask for consent. */
async function grantEverythingToOurOwn({ oidc }: KoaContextWithOIDC) {
  const { provider, session, client, params } = oidc;
  const grant = new provider.Grant({ accountId: session?.accountId, clientId: client?.clientId });
  grant.addOIDCScope(String(params?.scope ?? 'openid'));
  grant.addResourceScope(API_RESOURCE, API_SCOPE);
  await grant.save();
  return grant;
}

/** A page elsewhere that points its own host name at 127.0.0.1 (DNS rebinding) must not obtain tokens. */
function onlyUnderItsOwnName(host: string): Parameters<Provider['use']>[0] {
  return async (ctx, next) => {
    if (ctx.host === host) return next();
    ctx.status = 421;
    ctx.body = `Cet émetteur répond seulement à http://${host}.\n`;
  };
}
