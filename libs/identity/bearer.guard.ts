import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/index.js';
import { IS_PUBLIC } from './public.decorator.js';
import { TokenVerifier } from './token-verifier.js';
import type { Who } from './who.js';
import { WhoActs } from './who-acts.js';

const RETRY_AFTER_SECONDS = '5';

declare module 'fastify' {
  interface FastifyRequest {
    /** set by BearerGuard; absent on public routes */
    who?: Who;
  }
}

/** Lets nobody in without a valid token of a known, active account; puts who it is onto the request. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly whoActs: WhoActs,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    try {
      request.who = await this.identify(request);
    } catch (failure) {
      if (failure instanceof ProblemError) sayHowToGoOn(failure, http.getResponse<FastifyReply>());
      throw failure;
    }
    return true;
  }

  private async identify({ headers }: FastifyRequest): Promise<Who> {
    const { subject } = await this.tokens.verify(headers.authorization);
    return this.whoActs.as(subject, headers['x-organisation']?.toString());
  }
}

/** The headers that RFC 6750 and RFC 9110 ask for beside the problem document. */
function sayHowToGoOn({ status, code }: ProblemError, reply: FastifyReply): void {
  if (status === 401) reply.header('WWW-Authenticate', code === 'missing-token' ? 'Bearer' : 'Bearer error="invalid_token"');
  if (status === 503) reply.header('Retry-After', RETRY_AFTER_SECONDS);
}
