import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../../../libs/problem/index.js';

export const BODY_LIMIT = 1024 * 1024;
const DEEPEST = 40;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The only format that is read. Depth is measured on the text, before anything recursive touches it. */
export function readOnlyJson(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (problem) {
      done(problem as Error);
    }
  });
}

/** Throws ProblemError 400 `malformed-json`, `too-deep` or `forbidden-key`. An empty body is no body. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const text = decoded(body);
  if (depthOf(text) > DEEPEST) throw new ProblemError(400, 'too-deep', `Le JSON est imbriqué sur plus de ${DEEPEST} niveaux.`);
  const value = parsed(text);
  refuseForbiddenKeys(value);
  return value;
}

function decoded(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw malformed();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

const malformed = () =>
  new ProblemError(
    400,
    'malformed-json',
    'Le corps de la demande n’est pas du JSON valide (RFC 8259, UTF-8) : corrigez-le et renvoyez-le.',
  );

/** Brackets open at once, outside texts: one pass, no recursion. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (inText) {
      if (character === BACKSLASH) index += 1;
      else if (character === QUOTE) inText = false;
    } else if (character === QUOTE) inText = true;
    else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET) depth -= 1;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [...'"\\{}[]'].map((one) => one.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/** No field is called like that, and a careless copy of such an object would change what every object is. */
function refuseForbiddenKeys(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) refuseForbiddenKeys(item);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw new ProblemError(400, 'forbidden-key', `« ${key} » ne peut pas être le nom d’un champ.`);
    refuseForbiddenKeys(member);
  }
}
