import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KEY_BYTES } from './sealed.js';

/**
 * The key-encryption keys of a file, the present one first, each 32 bytes in base64 on a line of its own.
 * Losing the file loses every personal field.
 */
export function keysOfFile(file: string): readonly Buffer[] {
  return keysIn(
    readFileSync(file, 'utf8'),
    `Le fichier de clé ${file} est abîmé : il contient 32 octets en base64 par ligne. Restaurez-le.`,
  );
}

/** Makes the file when there is none; only its owner reads it. Two processes that start together find the same key. */
export function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(aside, file); // whole at once, and never over another
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Keys in base64, apart by spaces, commas or lines. */
export function keysIn(text: string, otherwise: string): readonly Buffer[] {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => Buffer.from(word, 'base64'));
  if (keys.length === 0 || keys.some(({ length }) => length !== KEY_BYTES)) throw new Error(otherwise);
  return keys;
}
