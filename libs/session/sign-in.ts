import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
} from 'openid-client';
import { type Attempt, Attempts, nonceOf, verifierOf } from './attempts.js';
import { SESSION_SETTINGS, type SessionSettings } from './settings.js';
import { SignInFailed } from './sign-in-failed.js';

const CALLBACK = '/auth/callback';
const TIMEOUT_SECONDS = 5;

/** Signing in with the issuer: OpenID Connect, authorization code with PKCE. Its tokens are read once and kept nowhere. */
@Injectable()
export class SignIn {
  private configuration: Promise<Configuration> | undefined;

  constructor(
    private readonly attempts: Attempts,
    @Inject(SESSION_SETTINGS) private readonly settings: SessionSettings,
  ) {}

  /**
   * Where to send the browser, and what it keeps meanwhile. Throws SignInFailed `away`.
   * @param again the issuer asks who it is even if it knows
   */
  async begin(returnTo: string, again: boolean): Promise<{ readonly address: string; readonly attempt: Attempt }> {
    const configuration = await this.configured();
    const attempt = await this.attempts.begin(returnTo);
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.settings.publicUrl}${CALLBACK}`,
      scope: 'openid',
      state: attempt.state,
      nonce: nonceOf(attempt),
      code_challenge: await calculatePKCECodeChallenge(verifierOf(attempt)),
      code_challenge_method: 'S256',
      ...(again ? { prompt: 'login' } : {}),
    });
    return { address: address.href, attempt };
  }

  /**
   * Whom the issuer vouches for, and where they wanted to go. Throws SignInFailed.
   * @param query of the address at which the issuer sent the browser back
   * @param secretFor what the browser kept for this state
   */
  async finish(query: string, secretFor: (state: string) => string | undefined): Promise<{ subject: string; returnTo: string }> {
    const state = new URLSearchParams(query).get('state') ?? '';
    const secret = secretFor(state);
    const attempt = secret === undefined ? undefined : await this.attempts.take(state, secret);
    if (!attempt) throw new SignInFailed('expired', 'no such attempt in this browser');
    const configuration = await this.configured();
    const address = new URL(`${this.settings.publicUrl}${CALLBACK}?${query}`);
    const checks = { pkceCodeVerifier: verifierOf(attempt), expectedState: state, expectedNonce: nonceOf(attempt), idTokenExpected: true };
    try {
      const claims = (await authorizationCodeGrant(configuration, address, checks)).claims();
      if (!claims) throw new SignInFailed('invalid', 'no identity token');
      return { subject: claims.sub, returnTo: attempt.returnTo };
    } catch (failure) {
      throw asSignInFailed(failure);
    }
  }

  /**
   * Where a browser that signed out goes, so that the issuer's session ends too; it comes back to the application. Undefined when the
   * issuer has no such address or is away. Nothing in it says who leaves: the issuer knows its own session.
   */
  async leaving(): Promise<string | undefined> {
    const configuration = await this.configured().catch(() => undefined);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${this.settings.publicUrl}/` }).href;
  }

  private configured(): Promise<Configuration> {
    this.configuration ??= discovered(this.settings).catch((failure: unknown) => {
      this.configuration = undefined;
      throw new SignInFailed('away', `discovery: ${codeOf(failure)}`);
    });
    return this.configuration;
  }
}

async function discovered({ issuer, clientId, clientSecretFile }: SessionSettings): Promise<Configuration> {
  const auth = clientSecretFile === undefined ? None() : ClientSecretBasic((await readFile(clientSecretFile, 'utf8')).trim());
  const execute = [enableNonRepudiationChecks, ...(issuer.startsWith('http://') ? [allowInsecureRequests] : [])];
  return discovery(new URL(issuer), clientId, undefined, auth, { execute, timeout: TIMEOUT_SECONDS });
}

function asSignInFailed(failure: unknown): SignInFailed {
  if (failure instanceof SignInFailed) return failure;
  if (failure instanceof AuthorizationResponseError) return new SignInFailed('refused', failure.error);
  if (failure instanceof ResponseBodyError && failure.error === 'invalid_grant') return new SignInFailed('expired', failure.error);
  if (isSilence(failure)) return new SignInFailed('away', codeOf(failure));
  return new SignInFailed('invalid', codeOf(failure));
}

const isSilence = (failure: unknown): boolean =>
  (failure instanceof ResponseBodyError && failure.status >= 500) ||
  causesOf(failure).some(({ code, message }) => SILENT.test(code ?? message ?? ''));
const SILENT = /^(OAUTH_TIMEOUT|fetch failed|E[A-Z]+|UND_ERR_\w+)$/;

/** Never the answer itself: it may hold a token. */
const codeOf = (failure: unknown): string => causesOf(failure).findLast(({ code }) => code !== undefined)?.code ?? 'unknown';

type Cause = { readonly code?: string; readonly message?: string };
const causesOf = (failure: unknown): readonly Cause[] =>
  typeof failure === 'object' && failure !== null ? [failure, ...causesOf((failure as { cause?: unknown }).cause)] : [];
