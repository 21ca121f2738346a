import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Directory, type Member } from '../directory/index.js';
import { ProblemError } from '../problem/index.js';
import { IS_PUBLIC } from './public.decorator.js';
import { TokenVerifier } from './token-verifier.js';
import { actingFor, type Who } from './who.js';

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
    private readonly directory: Directory,
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
    const member = knownAndActive(await this.directory.memberOf(subject));
    return actingFor(member, headers['x-organisation']?.toString());
  }
}

function knownAndActive(member: Member | undefined): Member {
  if (member === undefined) {
    throw new ProblemError(
      403,
      'unknown-account',
      'Votre compte n’est pas connu de Saisine : demandez à votre responsable de le faire créer.',
    );
  }
  if (!member.active) {
    throw new ProblemError(403, 'inactive-account', 'Votre compte est désactivé : adressez-vous à votre responsable.');
  }
  return member;
}

/** The headers that RFC 6750 and RFC 9110 ask for beside the problem document. */
function sayHowToGoOn({ status, code }: ProblemError, reply: FastifyReply): void {
  if (status === 401) reply.header('WWW-Authenticate', code === 'missing-token' ? 'Bearer' : 'Bearer error="invalid_token"');
  if (status === 503) reply.header('Retry-After', RETRY_AFTER_SECONDS);
}
