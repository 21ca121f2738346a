import { errors, type JWTVerifyResult, jwtVerify } from 'jose';
import { ProblemError } from '../problem/index.js';
import { IssuerKeys, IssuerUnreachable } from './issuer-keys.js';

export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;
const CLOCK_TOLERANCE_SECONDS = 30;
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
/** RFC 9068 says at+jwt; several providers still write JWT or nothing. Any other type is a token for another use. */
const TYPES = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

/** Checks OpenID Connect access tokens. Throws a ProblemError; its text never repeats the token. */
export class TokenVerifier {
  private readonly keys: IssuerKeys;

  constructor(private readonly trusted: TrustedIssuer) {
    this.keys = new IssuerKeys(trusted.issuer);
  }

  async verify(authorization: string | undefined): Promise<{ subject: string }> {
    const { payload, protectedHeader } = await this.check(bearerToken(authorization));
    if (!TYPES.includes(protectedHeader.typ?.toLowerCase())) throw invalidToken();
    if (!payload.sub) throw invalidToken();
    return { subject: payload.sub };
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
    throw new ProblemError(401, 'missing-token', 'Connectez-vous : cette adresse demande un jeton d’accès (Authorization: Bearer …).');
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
