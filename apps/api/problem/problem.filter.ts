import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ProblemError } from '../../../libs/problem/index.js';
import { asProblem } from './as-problem.js';
import type { RateLimit } from './rate-limit.js';
import { TITLES } from './titles.js';

/** Every failure becomes a problem document (RFC 9457) here, and nowhere else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly limits: RateLimit,
  ) {}

  catch(failure: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.limited(asProblem(failure), request) ?? this.unexpected(failure, request);
    if (reply.sent || reply.raw.headersSent) return;
    answer(reply, problem);
  }

  /** Who comes without a valid token is counted by address. */
  private limited(problem: ProblemError | undefined, request: FastifyRequest): ProblemError | undefined {
    if (problem?.status !== 401) return problem;
    try {
      this.limits.count(request.ip);
      return problem;
    } catch (tooMany) {
      return tooMany as ProblemError;
    }
  }

  /** What nobody foresaw is logged with its cause; the caller gets the number under which it is found. */
  private unexpected(failure: unknown, request: FastifyRequest): ProblemError {
    const { method, routeOptions, id } = request;
    this.logger.error({ err: failure, method, route: routeOptions?.url, correlationId: id }, 'unexpected failure');
    const detail = `Une erreur inattendue s’est produite. Signalez-la à l’exploitant avec le numéro ${id}.`;
    return new ProblemError(500, 'unexpected', detail, { correlationId: id });
  }
}

/** The problem as an answer; headers that were set before stay. */
export function answer(reply: FastifyReply, { status, code, detail, extra }: ProblemError): void {
  const { retryAfter, ...members } = extra;
  if (typeof retryAfter === 'number') reply.header('Retry-After', String(retryAfter));
  void reply
    .status(status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: `urn:saisine:problem:${code}`, title: TITLES[status] ?? 'Refusé', status, code, detail, ...members }));
}
