import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { GivenLine } from '../../../libs/casework/index.js';
import { isPlainObject } from '../../../libs/forms/index.js';
import { type Line, LONGEST_LINE, linesOf } from '../../../libs/ndjson/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { parseJson } from '../http/json-parser.js';

export const MOST_LINES = 500;
export const MOST_BYTES = 8 * 1024 * 1024;
const ROUTE = '/v1/cases/import';

/** A line with its place in the request; blank lines have one too, and are none. */
export interface NumberedLine {
  readonly number: number;
  readonly given: GivenLine;
}

/** Lines of JSON are read by the import alone: its controller takes the stream, once it is known who asks. */
export function readImportedLines(instance: FastifyInstance): void {
  instance.addContentTypeParser('application/x-ndjson', (request, stream, done) => {
    if (request.routeOptions.url === ROUTE) done(null, stream);
    else done(new ProblemError(415, 'unsupported-media-type', 'Envoyez du JSON, avec l’en-tête Content-Type: application/json.'));
  });
}

/**
 * The lines of a request, `application/x-ndjson` or `{ "lines": […] }`. The whole request is read before any line is taken in, so
 * that one that is too long leaves nothing behind. Throws 413, and 400 for JSON that is no such object.
 */
export async function linesIn(body: unknown): Promise<readonly NumberedLine[]> {
  if (body instanceof Readable) return fromStream(body);
  const lines = isPlainObject(body) ? body.lines : undefined;
  const others = isPlainObject(body) ? Object.keys(body).filter((name) => name !== 'lines') : [];
  if (!Array.isArray(lines) || others.length > 0)
    throw new ProblemError(
      400,
      'form',
      'Le formulaire est à corriger : envoyez { "lines": […] }, un dossier par élément, ou application/x-ndjson.',
      {
        errors: [
          {
            field: others[0]?.slice(0, 100) ?? 'lines',
            code: others.length > 0 ? 'unknown-field' : 'list',
            message: '« lines » est une liste de dossiers.',
          },
        ],
      },
    );
  if (lines.length > MOST_LINES) throw tooManyLines();
  return lines.map((value: unknown, index) => ({ number: index + 1, given: { value } }));
}

async function fromStream(stream: Readable): Promise<readonly NumberedLine[]> {
  const lines: NumberedLine[] = [];
  try {
    for await (const line of linesOf(limited(stream.iterator({ destroyOnReturn: false })))) {
      if (line.number > MOST_LINES) throw tooManyLines();
      if (!line.isBlank) lines.push({ number: line.number, given: read(line) });
    }
  } finally {
    // whoever still sends the rest of a refused request is to hear why: it is let through, unread
    stream.resume();
  }
  return lines;
}

async function* limited(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MOST_BYTES) throw tooLong();
    yield chunk;
  }
}

/** What is wrong with a line's bytes is the line's own problem. */
function read({ bytes, isTooLong }: Line): GivenLine {
  if (isTooLong) {
    const message = `La ligne dépasse ${LONGEST_LINE / 1024} Kio : un dossier tient en moins.`;
    return { problem: { code: 'line-too-long', message } };
  }
  try {
    return { value: parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) };
  } catch (failure) {
    if (!(failure instanceof ProblemError)) throw failure;
    const { code, detail } = failure;
    const message = code === 'malformed-json' ? 'La ligne n’est pas du JSON valide (RFC 8259, UTF-8).' : detail;
    return { problem: { code, message } };
  }
}

const tooManyLines = () =>
  new ProblemError(
    413,
    'too-many-lines',
    `Une demande compte ${MOST_LINES} lignes au plus : rien n’a été repris, envoyez-la en plusieurs fois.`,
  );
const tooLong = () =>
  new ProblemError(
    413,
    'import-too-long',
    `Une demande compte ${MOST_BYTES / 1024 / 1024} Mio au plus : rien n’a été repris, envoyez-la en plusieurs fois.`,
  );
