import { createHash, randomBytes } from 'node:crypto';
import { decrypted, encrypted, KEY_BYTES } from './sealed.js';

/** A key that only wraps other keys. Where it is kept, and by whom, is its own affair. */
export interface KeyEncryption {
  /** kept beside every key it wrapped: says which one unwraps it, and nothing of itself */
  readonly id: string;
  wrap(key: Buffer, associatedData: string): Promise<Buffer>;
  /** Throws when it was wrapped by another, or for something else. */
  unwrap(wrapped: Buffer, associatedData: string): Promise<Buffer>;
}

const NONCE_BYTES = 12;

/** A key-encryption key in this process's memory: from a file or from the environment. */
export class LocalKeyEncryption implements KeyEncryption {
  readonly id: string;

  constructor(private readonly key: Buffer) {
    if (key.length !== KEY_BYTES) throw new Error(`a key-encryption key has ${KEY_BYTES} bytes, not ${key.length}`);
    this.id = `local:${createHash('sha256').update('saisine/kek-id').update(key).digest('hex').slice(0, 16)}`;
  }

  async wrap(key: Buffer, associatedData: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    return Buffer.concat([nonce, encrypted(this.key, nonce, key, associatedData)]);
  }

  async unwrap(wrapped: Buffer, associatedData: string): Promise<Buffer> {
    return decrypted(this.key, wrapped.subarray(0, NONCE_BYTES), wrapped.subarray(NONCE_BYTES), associatedData);
  }
}

/** A key as it lies in the key store. */
export interface Wrapped {
  readonly wrapped: Buffer;
  readonly kekId: string;
}

/** The present key-encryption key, which wraps, and earlier ones, which still unwrap what they wrapped. */
export class Keyring {
  constructor(
    readonly present: KeyEncryption,
    private readonly earlier: readonly KeyEncryption[] = [],
  ) {}

  async wrap(key: Buffer, associatedData: string): Promise<Wrapped> {
    return { wrapped: await this.present.wrap(key, associatedData), kekId: this.present.id };
  }

  /** Undefined when no key of the ring wrapped it. */
  async unwrap({ wrapped, kekId }: Wrapped, associatedData: string): Promise<Buffer | undefined> {
    return [this.present, ...this.earlier].find(({ id }) => id === kekId)?.unwrap(wrapped, associatedData);
  }
}
