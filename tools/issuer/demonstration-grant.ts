import Provider, { errors } from 'oidc-provider';
import { API_RESOURCE, API_SCOPE, apiResource } from './api-resource.js';

export const DEMONSTRATION_GRANT = 'urn:saisine:grant:demonstration';

/** A token for a seeded person on the mere mention of their login: for the command line, the examples and the tests. */
export function allowDemonstrationGrant(provider: Provider, audience: string, isKnown: (login: string) => boolean): void {
  provider.registerGrantType<{ login?: string }>(
    DEMONSTRATION_GRANT,
    async (ctx) => {
      const { login } = ctx.oidc.params;
      if (login === undefined || !isKnown(login)) throw new errors.InvalidGrant('unknown login');

      const token = new provider.AccessToken({
        accountId: login,
        client: ctx.oidc.client,
        gty: DEMONSTRATION_GRANT,
        grantId: DEMONSTRATION_GRANT, // none is stored: the token is self-contained and never looked up
        scope: API_SCOPE,
        resourceServer: new provider.ResourceServer(API_RESOURCE, apiResource(API_RESOURCE, audience)),
      });
      ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: token.expiration, scope: API_SCOPE };
    },
    'login',
  );
}
