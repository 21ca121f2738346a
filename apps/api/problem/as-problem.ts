import { HttpException } from '@nestjs/common';
import { isConnectionError } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { CalendarError } from '../../../machines/calendar/index.js';

/** What the framework refuses before a controller sees it: status -> code and French sentence. */
const BY_STATUS: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['bad-request', 'La demande ne peut pas être lue : vérifiez son adresse et ses en-têtes.'],
  404: ['no-such-route', 'Cette adresse n’existe pas. Les adresses sont décrites dans /docs.'],
  405: ['method-not-allowed', 'Cette adresse ne prend pas cette méthode. Les adresses sont décrites dans /docs.'],
  408: ['too-slow', 'La demande n’est pas arrivée en entier : réessayez.'],
  413: ['body-too-large', 'Le corps de la demande dépasse 1 Mio : rien n’a été enregistré.'],
  414: ['address-too-long', 'Cette adresse est trop longue.'],
  415: ['unsupported-media-type', 'Envoyez du JSON, avec l’en-tête Content-Type: application/json.'],
  431: ['headers-too-large', 'Les en-têtes de la demande sont trop longs.'],
};

/** Any failure as a problem; undefined for what nobody foresaw. */
export function asProblem(failure: unknown): ProblemError | undefined {
  if (failure instanceof ProblemError) return failure;
  if (failure instanceof CalendarError) return new ProblemError(400, failure.code, failure.message);
  if (isConnectionError(failure)) return databaseAway();
  const status = failure instanceof HttpException ? failure.getStatus() : (failure as { statusCode?: unknown } | null)?.statusCode;
  const known = typeof status === 'number' ? BY_STATUS[status] : undefined;
  return known && new ProblemError(status as number, ...known);
}

const databaseAway = () =>
  new ProblemError(503, 'database-unavailable', 'La base de données ne répond pas. Rien n’a été perdu : réessayez dans un instant.', {
    retryAfter: 2,
  });
