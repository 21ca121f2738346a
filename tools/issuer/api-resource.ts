import { errors, type ResourceServer } from 'oidc-provider';

/** How the API is named in a token request (RFC 8707 wants a URI); its tokens carry the audience. */
export const API_RESOURCE = 'urn:saisine:api';
export const API_SCOPE = 'api';

export function apiResource(identifier: string, audience: string): ResourceServer {
  if (identifier !== API_RESOURCE) throw new errors.InvalidTarget();
  return { scope: API_SCOPE, audience, accessTokenFormat: 'jwt' };
}
