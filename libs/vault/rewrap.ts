import { BEFORE_EVERY_ID } from '../persistence/index.js';
import type { Keyring, Wrapped } from './key-encryption.js';
import type { KeyStore } from './key-store.js';
import { keyMissing } from './problems.js';
import { boundTo, indexKeyBoundTo } from './vault.js';

const PAGE = 200;

/**
 * Wraps every key under the present key-encryption key. It may be stopped and begun again: what is already under it is not touched.
 * A key that no key of the ring unwraps is left as it is, and counted.
 */
export async function rewrapAll(store: KeyStore, keyring: Keyring, progress: (done: number) => void = () => undefined) {
  const { id: present } = keyring.present;
  let done = 0;
  let left = 0;
  const again = async (row: Wrapped, associatedData: string): Promise<Wrapped | undefined> => {
    const key = await keyring.unwrap(row, associatedData);
    return key && keyring.wrap(key, associatedData);
  };
  for (const row of await store.indexKeysNotUnder(present)) {
    const to = await again(row, indexKeyBoundTo(row.name));
    if (!to) throw keyMissing(); // without it nothing can be found any more
    await store.indexKeyRewrapped(row.name, row.kekId, to);
  }
  for (let after = BEFORE_EVERY_ID; ; ) {
    const page = await store.keysNotUnder(present, after, PAGE);
    const wrapped = await Promise.all(page.map(async (row) => ({ id: row.id, from: row.kekId, to: await again(row, boundTo(row)) })));
    const ready = wrapped.flatMap(({ id, from, to }) => (to ? [{ id, from, to }] : []));
    await store.rewrapped(ready);
    done += ready.length;
    left += page.length - ready.length;
    progress(done);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { done, left };
    after = last.id;
  }
}
