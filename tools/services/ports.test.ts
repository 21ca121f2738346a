import { createServer, type Server } from 'node:net';
import { choosePort, freePort, isFree } from './ports.mjs';

describe('ports', () => {
  let server: Server;
  let taken: number;

  beforeAll(async () => {
    taken = await freePort();
    server = createServer();
    await new Promise<void>((listening) => server.listen(taken, '127.0.0.1', listening));
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  it('sees whether a port is free', async () => {
    expect(await isFree(taken)).toBe(false);
    expect(await isFree(await freePort())).toBe(true);
  });

  it('takes the next free port when the default is taken', async () => {
    expect(await choosePort(taken, { variable: 'PORT', asked: false })).toBeGreaterThan(taken);
  });

  it('passes over a port promised to another service of the same start', async () => {
    const wanted = await freePort();
    expect(await choosePort(wanted, { variable: 'PORT', asked: false, taken: new Set([wanted]) })).toBeGreaterThan(wanted);
  });

  it('refuses a taken port that was asked for, and names the variable', async () => {
    await expect(choosePort(taken, { variable: 'PORT', asked: true })).rejects.toThrow(`Le port ${taken} demandé par PORT est déjà pris`);
  });
});
