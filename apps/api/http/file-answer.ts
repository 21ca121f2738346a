import type { FastifyReply } from 'fastify';
import { oneOf, readQuery } from './query.js';

/** A file as an answer. */
export interface FileAnswer {
  readonly bytes: Buffer;
  readonly type: string;
  /** as it is saved */
  readonly name: string;
  /** shown in the page; else saved */
  readonly inline: boolean;
  /** drawn by this program: some browsers start no viewer for a PDF in a sandbox */
  readonly ours?: true;
}

/** Nothing in it runs, loads or frames anything; our own page may show it. */
const SHOWN = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
const OURS = `${SHOWN}; object-src 'self'`;
const THEIRS = `${SHOWN}; img-src 'self'; sandbox`;

/** Sets the headers under which a file may leave, whoever wrote it, and gives its bytes back. */
export function sendFile(reply: FastifyReply, { bytes, type, name, inline, ours }: FileAnswer): Buffer {
  reply.headers({
    'Content-Type': type,
    'Content-Disposition': `${inline ? 'inline' : 'attachment'}; ${fileName(name)}`,
    'Content-Security-Policy': ours ? OURS : THEIRS,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'no-store',
  });
  return bytes;
}

/** `?download`: to be saved, whatever it is. Throws 400 for any other parameter. */
export function wantsDownload(query: unknown): boolean {
  const { download } = readQuery(query, 'download');
  const isThere = Object.hasOwn((query ?? {}) as object, 'download');
  return isThere && oneOf('download', download, ['true', 'false']) !== 'false';
}

/** In both spellings of RFC 6266: older clients read the first. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
