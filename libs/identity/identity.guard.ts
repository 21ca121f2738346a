import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Member } from '../directory/index.js';
import { ProblemError } from '../problem/index.js';
import { BrowserSessions, type Session } from '../session/index.js';
import { IS_PUBLIC, WITHOUT_ORGANISATION } from './public.decorator.js';
import { TokenVerifier } from './token-verifier.js';
import type { Who } from './who.js';
import { WhoActs } from './who-acts.js';

const RETRY_AFTER_SECONDS = '5';
/** What somebody who has yet to choose, or has nothing to choose from, is told elsewhere. */
const NO_CHOICE_YET = ['choose-organisation', 'no-organisation'];

/** An account that is known and active, and by what it was recognised. */
export interface SignedIn {
  readonly member: Member;
  /** null: by an access token */
  readonly session: Session | null;
  /** when that ends at the latest, in milliseconds since 1970 */
  readonly until: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** set by IdentityGuard; absent on public routes */
    signedIn?: SignedIn;
    /** the same, for an organisation; absent too where none was chosen yet and none is needed */
    who?: Who;
  }
}

/**
 * Lets nobody in without a valid token or an open session of a known, active account; puts who it is onto the request.
 * A token goes first: a request that brings one is judged by it alone.
 */
@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly sessions: BrowserSessions,
    private readonly whoActs: WhoActs,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.is(IS_PUBLIC, context)) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    try {
      const { subject, session, until } = await this.recognise(request);
      request.signedIn = { member: await this.whoActs.member(subject), session, until };
      request.who = await this.whoActs.as(subject, request.headers['x-organisation']?.toString()).catch((failure: unknown) => {
        if (this.is(WITHOUT_ORGANISATION, context) && isNoChoiceYet(failure)) return undefined;
        throw failure;
      });
    } catch (failure) {
      if (failure instanceof ProblemError) sayHowToGoOn(failure, http.getResponse<FastifyReply>());
      throw failure;
    }
    return true;
  }

  private is(what: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean>(what, [context.getHandler(), context.getClass()]) === true;
  }

  private async recognise(request: FastifyRequest): Promise<{ subject: string } & Pick<SignedIn, 'session' | 'until'>> {
    const { authorization } = request.headers;
    const found = authorization === undefined ? await this.sessions.of(request) : undefined;
    if (found) {
      const { subject, accountId: _owner, ...session } = found;
      return { subject, session, until: Date.parse(session.endsAt) };
    }
    const { subject, expires } = await this.tokens.verify(authorization);
    return { subject, session: null, until: expires * 1000 };
  }
}

const isNoChoiceYet = (failure: unknown): boolean => failure instanceof ProblemError && NO_CHOICE_YET.includes(failure.code);

/** The headers that RFC 6750 and RFC 9110 ask for beside the problem document. */
function sayHowToGoOn({ status, code }: ProblemError, reply: FastifyReply): void {
  const isAboutTheToken = code !== 'missing-token' && code !== 'session-ended';
  if (status === 401) reply.header('WWW-Authenticate', isAboutTheToken ? 'Bearer error="invalid_token"' : 'Bearer');
  if (status === 503) reply.header('Retry-After', RETRY_AFTER_SECONDS);
}
