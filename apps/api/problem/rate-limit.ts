import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { readServerEnvironment } from '../../../libs/config/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { MinuteWindow } from './minute-window.js';

/**
 * So many requests a minute for each account. An interceptor, because it must know who asks: it runs after every guard.
 * Who is refused by the guards is counted by address, in ProblemFilter.
 */
@Injectable()
export class RateLimit implements NestInterceptor {
  private readonly window = new MinuteWindow(readServerEnvironment().rateLimitPerMinute);

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { signedIn } = context.switchToHttp().getRequest<FastifyRequest>();
    if (signedIn) this.count(signedIn.member.accountId);
    return next.handle();
  }

  /** Throws 429 when this is one too many. */
  count(key: string): void {
    const wait = this.window.take(key);
    if (wait > 0) throw tooMany(wait);
  }
}

const tooMany = (retryAfter: number) =>
  new ProblemError(429, 'too-many-requests', `Trop de demandes en une minute : réessayez dans ${retryAfter} s.`, { retryAfter });
