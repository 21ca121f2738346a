import { readFile } from 'node:fs/promises';
import type { KeyEncryption } from './key-encryption.js';
import { vaultAway } from './problems.js';

export interface TransitOptions {
  /** `https://coffre.example.org:8200` */
  readonly url: string;
  /** holds the token; read at each call, since whoever renews it writes it anew */
  readonly tokenFile: string;
  /** name of the key in the KMS; one that authenticates associated data, `aes256-gcm96` */
  readonly key: string;
}

const TIMEOUT_MS = 3_000;

/** A key-encryption key that never leaves its KMS: the *transit* API of HashiCorp Vault and OpenBao. */
export class TransitKeyEncryption implements KeyEncryption {
  readonly id: string;

  constructor(private readonly options: TransitOptions) {
    this.id = `transit:${options.key}`;
  }

  async wrap(key: Buffer, associatedData: string): Promise<Buffer> {
    const { ciphertext } = await this.ask('encrypt', { plaintext: key.toString('base64'), associated_data: base64(associatedData) });
    if (ciphertext === undefined) throw vaultAway('the KMS answered without a cipher text');
    return Buffer.from(ciphertext);
  }

  async unwrap(wrapped: Buffer, associatedData: string): Promise<Buffer> {
    const { plaintext } = await this.ask('decrypt', { ciphertext: wrapped.toString(), associated_data: base64(associatedData) });
    if (plaintext === undefined) throw vaultAway('the KMS answered without a plain text');
    return Buffer.from(plaintext, 'base64');
  }

  private async ask(what: 'encrypt' | 'decrypt', body: object): Promise<{ ciphertext?: string; plaintext?: string }> {
    const { url, tokenFile, key } = this.options;
    try {
      const response = await fetch(`${url}/v1/transit/${what}/${encodeURIComponent(key)}`, {
        method: 'POST',
        headers: { 'X-Vault-Token': (await readFile(tokenFile, 'utf8')).trim(), 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the KMS answered ${response.status}`);
      return ((await response.json()) as { data?: object }).data ?? {};
    } catch (error) {
      throw vaultAway((error as Error).message);
    }
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
