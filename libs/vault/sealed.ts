import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { canonical, type DataClass, type Json } from '../../machines/kernel/index.js';

/** Where a value belongs. All of it is bound into the seal, so that no row opens in another's place. */
export interface Place {
  readonly caseId: string;
  /** whom it is about: `p1`, or `case` when it names nobody in the list */
  readonly person: string;
  readonly dataClass: DataClass;
  readonly name: string;
  /** the id of its row, which the fact names */
  readonly id: string;
}

/** What is under the seal. */
export interface Content {
  readonly value: Json;
  readonly salt: Buffer;
}

/** Of the form of what is sealed, not of the process: raised when `Content` or the associated data change. */
const SCHEMA = 1;
const CIPHER = 'aes-256-gcm';
export const KEY_BYTES = 32;
const SALT_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const UUID_BYTES = 16;
/** schema, key id, nonce */
const HEADER_BYTES = 1 + UUID_BYTES + NONCE_BYTES;

export const newSalt = (): Buffer => randomBytes(SALT_BYTES);
export const newKey = (): Buffer => randomBytes(KEY_BYTES);

/**
 * What the fact keeps of a value: nobody can find the value from it without the salt, which is sealed beside the value
 * and dies with its key; whoever has both can show that it is the value that was recorded, there and about that person.
 */
export function commitment({ caseId, person, name }: Omit<Place, 'dataClass' | 'id'>, { value, salt }: Content): string {
  return createHmac('sha256', salt)
    .update(canonical(['saisine/commitment/1', caseId, person, name, value]))
    .digest('hex');
}

/** The row's bytes: schema, id of the data key, nonce, cipher text, tag. */
export function sealValue(place: Place, { value, salt }: Content, keyId: string, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const header = Buffer.concat([Buffer.from([SCHEMA]), Buffer.from(keyId.replaceAll('-', ''), 'hex'), nonce]);
  const content = canonical({ value, salt: salt.toString('base64') });
  return Buffer.concat([header, encrypted(key, nonce, Buffer.from(content), associated(place))]);
}

/** Under which data key a row was sealed. Undefined for what no version of this program wrote. */
export function keyIdOf(sealed: Buffer): string | undefined {
  if (sealed[0] !== SCHEMA || sealed.length < HEADER_BYTES + TAG_BYTES) return undefined;
  const hex = sealed.subarray(1, 1 + UUID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Throws when it was changed, or belongs elsewhere. */
export function openValue(place: Place, sealed: Buffer, key: Buffer): Content {
  const nonce = sealed.subarray(1 + UUID_BYTES, HEADER_BYTES);
  const content = decrypted(key, nonce, sealed.subarray(HEADER_BYTES), associated(place)).toString('utf8');
  const { value, salt } = JSON.parse(content) as { value: Json; salt: string };
  return { value, salt: Buffer.from(salt, 'base64') };
}

const associated = ({ caseId, person, dataClass, name, id }: Place): string =>
  canonical(['saisine/field', SCHEMA, caseId, person, dataClass, name, id]);

/** Cipher text and tag. */
export function encrypted(key: Buffer, nonce: Buffer, content: Buffer, associatedData: string): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(associatedData));
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when key, associated data or a single bit are not those it was made with. */
export function decrypted(key: Buffer, nonce: Buffer, content: Buffer, associatedData: string): Buffer {
  const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(associatedData));
  cipher.setAuthTag(content.subarray(content.length - TAG_BYTES));
  return Buffer.concat([cipher.update(content.subarray(0, content.length - TAG_BYTES)), cipher.final()]);
}
