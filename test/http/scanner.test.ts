import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scannerAt } from '../../libs/attachments/index.js';
import { freePort } from '../../tools/services/ports.mjs';
import { until } from '../harness/world.js';
import { upload } from './files.js';
import { Api } from './harness.js';
import { FUND } from './mediation.js';
import { EICAR, pdf } from './samples.js';

/** Whatever a scanner does, nothing is called clean that it did not call clean. */

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find(existsSync);
if (!CLAMD) console.warn('clamd was not found: nothing is proved here with the real scanner (Debian: apt-get install clamav-daemon).');

describe('a scanner that is not well', () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });
  /** Something that answers in a scanner's place. @param said undefined: it takes everything and says nothing */
  const pretending = async (said: string | undefined): Promise<string> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (said === '') socket.destroy();
      else socket.once('data', () => said !== undefined && socket.end(said));
    });
    servers.push(server);
    const port = await freePort();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return `127.0.0.1:${port}`;
  };

  it.each([
    ['hangs', undefined],
    ['hangs up', ''],
    ['answers half', 'stream: O'],
    ['says something else', 'INSTREAM size limit exceeded. ERROR\0'],
    ['says that something else is well', 'instream(local): OK, or nearly\0'],
  ])('%s: nothing is said to be clean', async (_, said) => {
    const scan = scannerAt(await pretending(said), 400);
    await expect(scan(Buffer.from('x'))).rejects.toMatchObject({ status: 503, code: 'scanner-away' });
  });

  it('is away', async () => {
    await expect(scannerAt(`127.0.0.1:${await freePort()}`)(Buffer.from('x'))).rejects.toMatchObject({ code: 'scanner-away' });
    await expect(scannerAt('/nowhere/clamd.sock')(Buffer.from('x'))).rejects.toMatchObject({ code: 'scanner-away' });
  });

  it('is understood when it is well', async () => {
    expect(await scannerAt(await pretending('stream: OK\0'))(Buffer.alloc(300_000))).toBe('clean');
    await expect(scannerAt(await pretending('stream: Eicar FOUND\0'))(Buffer.from('x'))).rejects.toMatchObject({
      status: 422,
      code: 'infected',
    });
    expect(await scannerAt(undefined)(Buffer.from('x'))).toBe('notScanned');
  });
});

(CLAMD ? describe : describe.skip)('ClamAV', () => {
  let folder: string;
  let clamd: ChildProcess;
  let api: Api;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'saisine-clamd-'));
    const port = await freePort();
    // one signature is enough to know that it really looks: the official ones weigh hundreds of megabytes
    writeFileSync(join(folder, 'test.ndb'), `Test.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
    writeFileSync(
      join(folder, 'clamd.conf'),
      [
        `DatabaseDirectory ${folder}`,
        'TCPAddr 127.0.0.1',
        `TCPSocket ${port}`,
        'Foreground yes',
        `LogFile ${folder}/clamd.log`,
        'StreamMaxLength 26M',
      ].join('\n'),
    );
    clamd = spawn(CLAMD as string, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
    const scan = scannerAt(`127.0.0.1:${port}`);
    await until(
      'clamd answers',
      () =>
        scan(Buffer.from('x')).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    api = await Api.start({ CLAMAV_ADDRESS: `127.0.0.1:${port}` });
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    delete process.env.CLAMAV_ADDRESS;
    clamd?.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds a file clean, and refuses one that is not: nothing of it is kept, and its name is nowhere', async () => {
    const clean = await upload(api, FUND, await pdf(), 'propre.pdf');
    expect([clean.status, clean.body.scan]).toEqual([201, 'clean']);
    const before = (await api.pool.query('SELECT count(*)::int AS n FROM uploads')).rows;
    const infected = await upload(api, FUND, Buffer.concat([await pdf(), Buffer.from(`\n${EICAR}`)]), 'Rarissime.pdf');
    expect([infected.status, infected.body.code]).toEqual([422, 'infected']);
    expect(infected.body.detail).toContain('antivirus');
    expect((await api.pool.query('SELECT count(*)::int AS n FROM uploads')).rows).toEqual(before);
    expect(api.logged.join()).not.toContain('Rarissime');
  });

  it('that stops: nothing is taken in, and nobody has lost anything', async () => {
    clamd.kill('SIGKILL');
    await once(clamd, 'exit');
    const answer = await upload(api, FUND, await pdf(), 'propre.pdf');
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'scanner-away', '5']);
  });
});
