import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';

/** One line a request: its route template, never its address, its headers or who made it. */
export function logRequests(instance: FastifyInstance, logger: Logger, metrics: Metrics): void {
  instance.addHook('onResponse', async ({ method, routeOptions, id, who }, { statusCode: status, elapsedTime }) => {
    const route = routeOptions?.url ?? 'unknown';
    metrics.answered(method, route, status, elapsedTime / 1000);
    const line = { method, route, status, ms: Math.round(elapsedTime * 10) / 10, correlationId: id, organisation: who?.organisation.id };
    if (route.startsWith('/health')) logger.debug(line, 'answered');
    else logger.info(line, 'answered');
  });
}
