import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Key of the server, for the MACs of repeated requests. */
export const SERVER_KEY = 'SERVER_KEY';

const BYTES = 32;

/**
 * The server's own key: 32 bytes, in a file that only its owner reads. Made at the first start.
 * Losing it means that repeated requests are no longer recognised, and nothing else.
 */
export function serverKey(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(BYTES).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOENT') {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      return serverKey(file);
    }
    if (code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== BYTES)
    throw new Error(
      `Le fichier de clé ${file} est abîmé : il contient 64 chiffres hexadécimaux. Restaurez-le, ou supprimez-le pour en créer un autre.`,
    );
  return key;
}
