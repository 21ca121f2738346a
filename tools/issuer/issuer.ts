import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Organisation, Person } from '../../libs/directory/index.js';
import { demonstrationProvider } from './provider.js';
import { issuerUrl } from './refusal.js';
import { signingKeys } from './signing-key.js';

export interface IssuerOptions {
  /** 0 takes any free port */
  readonly port: number;
  readonly stateDir: string;
  readonly audience: string;
  readonly people: readonly Person[];
  /** whose names people are shown under; an organisation that is not among them is shown by its id */
  readonly organisations?: readonly Pick<Organisation, 'id' | 'name'>[];
  readonly webRedirectUris?: readonly string[];
}

export interface RunningIssuer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startIssuer(options: IssuerOptions): Promise<RunningIssuer> {
  const { port, stateDir, audience, people, organisations = [], webRedirectUris = [] } = options;
  const keys = await signingKeys(join(stateDir, 'keys', 'issuer.jwks.json'));
  const server = createServer();
  const url = issuerUrl(await listenOnLoopback(server, port));
  server.on('request', demonstrationProvider({ issuer: url, keys, audience, people, organisations, webRedirectUris }).callback());
  return { url, close: () => closeNow(server) };
}

/** The issuer's address is part of its configuration, so the port must be known before it is built. */
function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function closeNow(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
