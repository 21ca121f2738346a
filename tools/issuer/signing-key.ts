import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** The one every OpenID Connect client knows, and the cheapest to check: half the CPU of ES256 on every call to the API. */
export const SIGNING_ALGORITHM = 'RS256';

export interface KeySet {
  readonly keys: JWK[];
}

/** Made at the first start and kept, so that tokens outlive a restart. Only this user may read it. */
export async function signingKeys(file: string): Promise<KeySet> {
  const kept = await readKept(file);
  if (kept) return kept;
  const made = { keys: [await newKey()] };
  await keep(file, made);
  return made;
}

async function readKept(file: string): Promise<KeySet | undefined> {
  let text: string;
  try {
    await chmod(file, 0o600);
    text = await readFile(file, 'utf8');
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure;
  }
  const keys = parse(text);
  if (!keys)
    throw new Error(`Le fichier de clés ${file} est abîmé : supprimez-le, un autre sera créé (les jetons déjà émis ne vaudront plus).`);
  return keys;
}

function parse(text: string): KeySet | undefined {
  try {
    const { keys } = JSON.parse(text) as Partial<KeySet>;
    return keys?.some(({ kty, d, alg }) => kty && d && alg === SIGNING_ALGORITHM) ? { keys } : undefined;
  } catch {
    return undefined;
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: SIGNING_ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}

/** Written beside, then renamed: a start cut short leaves no half file. */
async function keep(file: string, keys: KeySet): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}`;
  await writeFile(beside, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' });
  await rename(beside, file);
}
