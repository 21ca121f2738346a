import { createRemoteJWKSet, errors, type FlattenedJWSInput, type JWTHeaderParameters, type JWTVerifyGetKey } from 'jose';

/** The issuer, not the token, is at fault: the same request may succeed later. */
export class IssuerUnreachable extends Error {
  constructor(cause: unknown) {
    super('the issuer did not give its keys', { cause });
    this.name = 'IssuerUnreachable';
  }
}

const TIMEOUT_MS = 3_000;

/** The public keys of an issuer, found through its discovery document and kept by jose, which asks again for a key it does not know. */
export class IssuerKeys {
  private keySet: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly issuer: string) {}

  async find(header: JWTHeaderParameters, input: FlattenedJWSInput) {
    const keySet = await this.discovered();
    try {
      return await keySet(header, input);
    } catch (failure) {
      throw isAboutTheToken(failure) ? failure : new IssuerUnreachable(failure);
    }
  }

  private discovered(): Promise<JWTVerifyGetKey> {
    this.keySet ??= discover(this.issuer).catch((failure) => {
      this.keySet = undefined;
      throw new IssuerUnreachable(failure);
    });
    return this.keySet;
  }
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`discovery answered ${response.status}`);
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer) throw new Error('the discovery document names another issuer');
  return createRemoteJWKSet(new URL(String(document.jwks_uri)), { timeoutDuration: TIMEOUT_MS });
}

/** jose found the issuer's keys, and none of them can check this token. */
function isAboutTheToken(failure: unknown): boolean {
  return (
    failure instanceof errors.JWKSNoMatchingKey ||
    failure instanceof errors.JWKSMultipleMatchingKeys ||
    failure instanceof errors.JOSENotSupported
  );
}
