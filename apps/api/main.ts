import 'reflect-metadata';
import { pino } from 'pino';
import { readServerEnvironment } from '../../libs/config/index.js';
import { FollowingModule } from '../../libs/following/index.js';
import { createApp } from './app.js';

const SERIALIZED = { err: (error: Error) => ({ name: error.name, message: error.message, stack: error.stack }) };

try {
  await run();
} catch (failure) {
  console.error(sentence(failure));
  process.exit(1);
}

async function run(): Promise<void> {
  const { port, host, logLevel } = readServerEnvironment();
  const logger = pino({ level: logLevel, base: { part: 'api' }, timestamp: pino.stdTimeFunctions.isoTime, serializers: SERIALIZED });
  const app = await createApp({ imports: [FollowingModule.casework(), FollowingModule] }, logger);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  process.on('unhandledRejection', (failure) => logger.error({ err: failure }, 'unhandled rejection'));
  await app.listen(port, host);
  logger.info({ host, port }, 'api ready');
}

function sentence(failure: unknown): string {
  const { code, message, port } = failure as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Le port ${port} est déjà pris : arrêtez ce qui l’occupe, ou choisissez-en un autre avec PORT.`;
  return message;
}
