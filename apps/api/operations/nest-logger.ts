import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own lines, in the same structured log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(about(rest), String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ ...about(rest), ...(message instanceof Error ? { err: message } : {}) }, String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(about(rest), String(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(about(rest), String(message));
  }
}

const about = (rest: readonly unknown[]) => ({ context: typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined });
