import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../../../libs/problem/index.js';

const SECURE = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
} as const;
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** the documentation page draws itself with its own files only */
const DOCUMENTATION = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

/** On every answer; what an API says of a case is nobody's to keep. */
export function secureHeaders(instance: FastifyInstance): void {
  instance.addHook('onRequest', async (request, reply) => {
    const path = request.raw.url ?? '';
    reply.headers({ ...SECURE, 'Content-Security-Policy': path.startsWith('/docs') ? DOCUMENTATION : NOTHING, 'X-Request-Id': request.id });
    if (!path.startsWith('/docs')) reply.header('Cache-Control', 'no-store');
  });
}

/** `If-Match: "12"`: the seq of the page. Throws 400 for anything else. */
export function readIfMatch(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seq = /^"(\d{1,9})"$/.exec(value.trim())?.[1];
  if (seq === undefined)
    throw new ProblemError(400, 'bad-if-match', 'L’en-tête If-Match contient le numéro lu dans ETag, entre guillemets : "12".');
  return Number(seq);
}

export const etag = (seq: number): string => `"${seq}"`;
