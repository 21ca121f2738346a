import type { DraftHead } from '../../../libs/drafts/index.js';
import { ProblemError } from '../../../libs/problem/index.js';

const VERSION = /^"([0-9a-f-]{36}\.\d{1,9})"$/;

export const draftTag = ({ version }: DraftHead): string => `"${version}"`;

/** Undefined: no draft was there when the page looked. Throws 400 for what no draft was ever called. */
export function readKnownVersion(ifMatch: string | undefined): string | undefined {
  if (ifMatch === undefined) return undefined;
  const version = VERSION.exec(ifMatch.trim())?.[1];
  if (version === undefined)
    throw new ProblemError(400, 'bad-if-match', 'L’en-tête If-Match contient la version lue dans ETag, entre guillemets.');
  return version;
}
