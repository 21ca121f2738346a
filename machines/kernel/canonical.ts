import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A value that JSON can hold and that always serialises the same way. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON (RFC 8785): sorted keys, no spaces, undefined members left out.
 * Everything that is hashed or signed goes through here, so that two machines can't disagree about bytes.
 */
export function canonical(value: Json | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  return Array.isArray(value) ? ofList(value) : ofObject(value as { readonly [key: string]: Json | undefined });
}

function ofList(items: readonly Json[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) text += (index > 0 ? ',' : '') + canonical(items[index]);
  return `${text}]`;
}

/** Plain loops and concatenation: this is the hottest place of a replay. */
function ofObject(object: { readonly [key: string]: Json | undefined }): string {
  let text = '{';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined) text += `${text.length > 1 ? ',' : ''}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return `${text}}`;
}

/** SHA-256 of the canonical form, 64 lowercase hex digits. Pure JavaScript: the workflow isolate has no `crypto`. */
export function digest(value: Json): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}
