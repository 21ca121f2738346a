import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** What an address or a link carries and nothing else knows: 43 characters that stand for 256 bits of chance. */
export const newSecret = (): string => randomBytes(BYTES).toString('base64url');

/** All that is stored of a secret. Looking one up by its digest takes as long whether it is known or not, and whatever it looks like. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
