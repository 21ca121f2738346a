import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from './identity.guard.js';
import type { Who } from './who.js';

/** Who makes this request. Asking for it on a public route is a programming error. */
export const CurrentMember = createParamDecorator((_data: unknown, context: ExecutionContext): Who => {
  const { who } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!who) throw new Error('@CurrentMember() on a public route: nobody was identified');
  return who;
});

/** The account that makes this request, and how it signed in; for which organisation is another question. */
export const CurrentAccount = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!signedIn) throw new Error('@CurrentAccount() on a public route: nobody was identified');
  return signedIn;
});
