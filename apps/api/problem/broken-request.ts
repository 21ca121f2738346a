import type { Socket } from 'node:net';
import { TITLES } from './titles.js';

const BY_CODE: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large', 'Les en-têtes de la demande sont trop longs.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow', 'La demande n’est pas arrivée en entier : réessayez.'],
};
const REASONS: Readonly<Record<number, string>> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' };

/** What is not even HTTP has no request and no reply: the problem document is written onto the line itself. */
export function answerBrokenRequests(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, code, detail] = BY_CODE[error.code ?? ''] ?? [400, 'bad-request', 'La demande n’est pas du HTTP valide.'];
  const body = JSON.stringify({ type: `urn:saisine:problem:${code}`, title: TITLES[status], status, code, detail });
  socket.end(
    `HTTP/1.1 ${status} ${REASONS[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
