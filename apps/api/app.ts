import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { readServerEnvironment } from '../../libs/config/index.js';
import { ProblemError } from '../../libs/problem/index.js';
import { ApiModule, type Following } from './api.module.js';
import { readAttachedFiles } from './attachments/multipart.js';
import { secureHeaders } from './http/headers.js';
import { BODY_LIMIT, readOnlyJson } from './http/json-parser.js';
import { readImportedLines } from './imports/line-stream.js';
import { publishDocumentation } from './openapi/publish.js';
import { Metrics } from './operations/metrics.js';
import { NestLogger } from './operations/nest-logger.js';
import { logRequests } from './operations/request-log.js';
import { asProblem } from './problem/as-problem.js';
import { answerBrokenRequests } from './problem/broken-request.js';
import { answer, ProblemFilter } from './problem/problem.filter.js';
import { RateLimit } from './problem/rate-limit.js';
import { serveWeb } from './web/serve.js';

/** The API, ready to listen. */
export async function createApp(following: Following, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    clientErrorHandler: answerBrokenRequests,
    // an address that can't be read reaches no route and no filter
    frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) =>
      answer(reply, asProblem(error) ?? new ProblemError(400, 'bad-request', 'Cette adresse ne peut pas être lue.')),
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.on(following), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const instance = adapter.getInstance();
  await instance.register(fastifyCookie);
  readOnlyJson(instance);
  readImportedLines(instance);
  readAttachedFiles(instance);
  secureHeaders(instance);
  logRequests(instance, logger, app.get(Metrics));
  app.useGlobalFilters(new ProblemFilter(logger, app.get(RateLimit)));
  publishDocumentation(instance);
  const { webDir, publicUrl } = readServerEnvironment();
  await serveWeb(instance, { folder: webDir, publicUrl });
  await app.init();
  return app;
}
