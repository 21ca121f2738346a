import { createConnection } from 'node:net';
import { ProblemError } from '../problem/index.js';

/** `clean`: a scanner looked at it and found nothing. `notScanned`: none is configured here. */
export type Scan = 'clean' | 'notScanned';

/** Throws 422 `infected`, 503 `scanner-away`. */
export type Scanner = (bytes: Buffer) => Promise<Scan>;

/** Within which a scanner answers, from the first connection on. */
const TIMEOUT_MS = 20_000;
const CHUNK = 64 * 1024;
/** an answer is a line */
const LONGEST_ANSWER = 4_096;

/**
 * ClamAV's daemon over its own protocol (INSTREAM).
 * @param address `host:port`, or the path of its socket; undefined: nothing is scanned, and nobody says that it was
 */
export function scannerAt(address: string | undefined, timeoutMs = TIMEOUT_MS): Scanner {
  if (address === undefined) return async () => 'notScanned';
  return async (bytes) => {
    const said = await ask(address, bytes, timeoutMs).catch((failure: Error) => {
      throw away(failure.message);
    });
    if (said === 'stream: OK') return 'clean';
    if (/^stream: .+ FOUND$/.test(said)) throw infected();
    throw away(`it answered something else: ${said.slice(0, 80)}`); // too large for it, out of memory, …
  };
}

function ask(address: string, bytes: Buffer, timeoutMs: number): Promise<string> {
  return new Promise((answer, fail) => {
    const socket = createConnection(addressOf(address));
    let said = '';
    const deadline = setTimeout(() => socket.destroy(new Error('it did not answer in time')), timeoutMs);
    socket.once('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const chunk = bytes.subarray(at, at + CHUNK);
        socket.write(lengthOf(chunk.length));
        socket.write(chunk);
      }
      socket.write(lengthOf(0));
    });
    socket.on('data', (data: Buffer) => {
      said += data.toString('latin1');
      if (said.includes('\0') || said.length > LONGEST_ANSWER) socket.end();
    });
    socket.once('error', fail);
    socket.once('close', () => {
      clearTimeout(deadline);
      const end = said.indexOf('\0');
      if (end < 0) fail(new Error('it hung up without an answer'));
      else answer(said.slice(0, end).trim());
    });
  });
}

function addressOf(address: string) {
  if (address.startsWith('/')) return { path: address };
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

const infected = () =>
  new ProblemError(
    422,
    'infected',
    'L’antivirus a reconnu un programme malveillant dans ce fichier : rien n’en a été gardé. Prévenez votre service informatique.',
  );

function away(cause: string): ProblemError {
  const problem = new ProblemError(
    503,
    'scanner-away',
    'L’antivirus ne répond pas : le fichier n’a pas été reçu. Réessayez dans un instant.',
    {
      retryAfter: 5,
    },
  );
  return Object.assign(problem, { cause });
}
