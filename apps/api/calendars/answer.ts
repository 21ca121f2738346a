import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** A calendar, or 304 for whoever has it already. */
export function answerCalendar(reply: FastifyReply, text: string, known: string | undefined): string | undefined {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  reply.headers({
    ETag: tag,
    'Cache-Control': 'private, no-cache',
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="echeances.ics"',
  });
  if (!isKnown(tag, known)) return text;
  reply.status(304);
  return undefined;
}

/** `If-None-Match` names one, several, or any; a proxy may have made a weak one of ours. */
const isKnown = (tag: string, known: string | undefined): boolean =>
  (known ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);
