import { createHash } from 'node:crypto';
import { errors, type JWTVerifyResult, jwtVerify } from 'jose';
import { ExpiringCache } from '../expiring-cache/index.js';
import { ProblemError } from '../problem/index.js';
import { IssuerKeys, IssuerUnreachable } from './issuer-keys.js';

export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
}

interface Verified {
  readonly subject: string;
  /** seconds since 1970 */
  readonly expires: number;
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;
const CLOCK_TOLERANCE_SECONDS = 30;
/** A page sends the same token with each of its requests: its signature is not checked anew each time. */
const KEPT_MS = 10_000;
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
/** RFC 9068 says at+jwt; several providers still write JWT or nothing. Any other type is a token for another use. */
const TYPES = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

/** Checks OpenID Connect access tokens. Throws a ProblemError; its text never repeats the token. */
export class TokenVerifier {
  private readonly keys: IssuerKeys;
  /** by the token's digest, so that no token stays in memory */
  private readonly verified = new ExpiringCache<Verified>(KEPT_MS);

  constructor(private readonly trusted: TrustedIssuer) {
    this.keys = new IssuerKeys(trusted.issuer);
  }

  /** `expires`: seconds since 1970. Throws 401, and 503 while the issuer's keys can't be had. */
  async verify(authorization: string | undefined): Promise<Verified> {
    const token = bearerToken(authorization);
    const digest = createHash('sha256').update(token).digest('base64');
    const verified = await this.verified.get(digest, () => this.read(token));
    if (verified === undefined) throw invalidToken();
    if (verified.expires + CLOCK_TOLERANCE_SECONDS <= Date.now() / 1000) throw expiredToken();
    return verified;
  }

  private async read(token: string): Promise<Verified> {
    const { payload, protectedHeader } = await this.check(token);
    if (!TYPES.includes(protectedHeader.typ?.toLowerCase())) throw invalidToken();
    if (!payload.sub || payload.exp === undefined) throw invalidToken();
    return { subject: payload.sub, expires: payload.exp };
  }

  private async check(token: string): Promise<JWTVerifyResult> {
    try {
      return await jwtVerify(token, (header, input) => this.keys.find(header, input), {
        issuer: this.trusted.issuer,
        audience: this.trusted.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'exp'],
      });
    } catch (failure) {
      if (failure instanceof errors.JWTExpired) throw expiredToken();
      if (failure instanceof IssuerUnreachable) throw issuerUnreachable();
      if (failure instanceof errors.JOSEError) throw invalidToken();
      throw failure;
    }
  }
}

function bearerToken(authorization: string | undefined): string {
  if (!authorization) {
    throw new ProblemError(
      401,
      'missing-token',
      'Connectez-vous : cette adresse demande une session, ou un jeton d’accès (Authorization: Bearer …).',
    );
  }
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw invalidToken();
  return token;
}

const invalidToken = () => new ProblemError(401, 'invalid-token', 'Le jeton d’accès n’est pas valable ici : connectez-vous de nouveau.');

const expiredToken = () => new ProblemError(401, 'expired-token', 'Le jeton d’accès a expiré : connectez-vous de nouveau.');

const issuerUnreachable = () =>
  new ProblemError(
    503,
    'issuer-unreachable',
    'Le service de connexion ne répond pas : rien n’a été fait, vous pouvez recommencer sans risque.',
  );
