import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { canonical, type DataClass, type Json } from '../../machines/kernel/index.js';
import type { ClearField, OpenedField } from './fields.js';
import { fieldAltered } from './problems.js';
import { decrypted, encrypted, KEY_BYTES, newSalt } from './sealed.js';

/** Bytes are sealed under a key of their own. That key is cut into shares, one a person and class: nobody opens it without all of them. */
export interface SealedFile {
  /** nonce, cipher text and tag */
  readonly content: Buffer;
  /** the shares, to be sealed by the vault like any other field: the file is unreadable once one of their keys is destroyed */
  readonly slips: readonly ClearField[];
}

/** What a slip's value holds. */
export interface Slip {
  /** base64 */
  readonly share: string;
  /** of the whole file, hex; under seal, since the digest of a letter whose only unknown is a name would let the name be guessed */
  readonly sha256: string;
  /** what else is known of the file and must not stand in the open: its name */
  readonly about: Json;
}

export interface SlipOwner {
  readonly person: string;
  readonly dataClass: DataClass;
}

const NONCE_BYTES = 12;
const NAME = 'file';

/**
 * @param id of the file: bound into its seal
 * @param owners whose data it holds, each once; at least one
 */
export function sealFile(id: string, bytes: Buffer, owners: readonly SlipOwner[], about: Json = null): SealedFile {
  if (owners.length === 0) throw new Error('a file without an owner would have no key');
  const key = randomBytes(KEY_BYTES);
  const sha256 = sha256Of(bytes);
  const slips = sharesOf(key, owners.length).map((share, index) =>
    slipOf(owners[index] as SlipOwner, { share: share.toString('base64'), sha256, about }),
  );
  return { content: encryptedFile(id, key, bytes), slips };
}

/** A slip for another place, of the same file: what was sealed there and is opened here is sealed anew, under another salt. */
export const slipOf = (owner: SlipOwner, slip: Slip, id: string = randomUUID()): ClearField => ({
  ...owner,
  id,
  name: NAME,
  value: { ...slip },
  salt: newSalt(),
});

/** What an opened slip says; undefined once its key was destroyed. */
export const readSlip = ({ value, erased }: Pick<OpenedField, 'value' | 'erased'>): Slip | undefined =>
  erased ? undefined : (value as unknown as Slip);

/** The bytes, proved to be those that were sealed. Throws 503 `sealed-field-altered`. @param slips all of them */
export function openFile(id: string, content: Buffer, slips: readonly Slip[]): Buffer {
  try {
    const key = slips.map(({ share }): Buffer => Buffer.from(share, 'base64')).reduce(xor);
    const bytes = decrypted(key, content.subarray(0, NONCE_BYTES), content.subarray(NONCE_BYTES), boundTo(id));
    if (slips.some(({ sha256 }) => sha256 !== sha256Of(bytes))) throw new Error('another digest');
    return bytes;
  } catch {
    throw fieldAltered();
  }
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function encryptedFile(id: string, key: Buffer, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  return Buffer.concat([nonce, encrypted(key, nonce, bytes, boundTo(id))]);
}

const boundTo = (id: string): string => canonical(['saisine/file/1', id]);

/** All but one are chance, and the last makes them the key: any number short of all of them says nothing. */
function sharesOf(key: Buffer, count: number): readonly Buffer[] {
  const chance = Array.from({ length: count - 1 }, (): Buffer => randomBytes(KEY_BYTES));
  return [...chance, chance.reduce(xor, key)];
}

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, index) => byte ^ (b[index] as number)));
