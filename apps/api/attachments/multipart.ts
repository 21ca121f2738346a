import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldProblem } from '../../../libs/casework/index.js';
import { ProblemError } from '../../../libs/problem/index.js';

const ROUTE = '/v1/attachments';
const MEGABYTE = 1024 * 1024;
/** file-name and content-type lines of the one part */
const LONGEST_HEADERS = 4_096;

/** A file as it came. */
export interface GivenFile {
  readonly name: string | undefined;
  readonly bytes: Buffer;
}

/** Forms with a file are read by one route alone: its controller takes them, once it is known who asks. */
export function readAttachedFiles(instance: FastifyInstance): void {
  instance.register(multipart);
  instance.addHook('preParsing', async (request) => {
    const isForm = /^\s*multipart\//i.test(request.headers['content-type'] ?? '');
    if (isForm && request.routeOptions.url !== ROUTE) throw notHere();
  });
}

/** The one file of a request, in its part `file`. Throws 400 `form` that names `file`, 413 `file-too-large`, 415. @param largest bytes */
export async function fileIn(request: FastifyRequest, largest: number): Promise<GivenFile> {
  if (!request.isMultipart())
    throw new ProblemError(415, 'unsupported-media-type', 'Envoyez le fichier en multipart/form-data, dans la partie « file ».');
  const given: GivenFile[] = [];
  const limits = { fileSize: largest, files: 1, fields: 0, parts: 2, headerPairs: 20, headerSize: LONGEST_HEADERS };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type !== 'file' || part.fieldname !== 'file') throw oneFile();
      const bytes = await part.toBuffer();
      given.push({ name: part.filename, bytes });
    }
  } catch (failure) {
    request.raw.resume(); // whoever still sends the rest is to hear why
    throw asFileProblem(failure, largest);
  }
  const [file] = given;
  if (!file || given.length > 1) throw oneFile();
  return file;
}

function asFileProblem(failure: unknown, largest: number): unknown {
  if (failure instanceof ProblemError) return failure;
  const { code } = failure as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    const detail = `Une pièce compte ${Math.floor(largest / MEGABYTE)} Mio au plus : celle-ci n’a pas été gardée.`;
    return new ProblemError(413, 'file-too-large', detail);
  }
  if (code?.startsWith('FST_')) return oneFile();
  // what does not follow the format, or ends in the middle
  return new ProblemError(400, 'malformed-form', 'L’envoi n’est pas arrivé en entier, ou n’est pas du multipart/form-data : recommencez.');
}

const oneFile = () => fieldProblem('file', 'one-file', 'Envoyez un seul fichier, dans la partie « file », et rien d’autre.');
const notHere = () => new ProblemError(415, 'unsupported-media-type', 'Envoyez du JSON, avec l’en-tête Content-Type: application/json.');
