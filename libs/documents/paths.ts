import type { Json } from '../../machines/kernel/index.js';

/** What a letter's paths look into. */
export type Scope = Readonly<Record<string, unknown>>;

/** `known.parties[act.party].employer`: a list, the id of one of its items, and what of it. */
const LOOKED_UP = /^([\w.]+)\[([\w.]+)\](?:\.([\w.]+))?$/;

/** The value at a path; null where there is none. */
export function valueAt(scope: unknown, path: string): Json {
  const [, list, key, rest] = LOOKED_UP.exec(path) ?? [];
  if (list === undefined || key === undefined) return member(scope, path);
  const items = member(scope, list);
  const id = member(scope, key);
  const item = Array.isArray(items) ? items.find((one) => member(one, 'id') === id) : undefined;
  return rest === undefined ? ((item ?? null) as Json) : member(item, rest);
}

function member(value: unknown, path: string): Json {
  let found: unknown = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return null;
    found = (found as Record<string, unknown>)[name];
  }
  return (found ?? null) as Json;
}

/** A field of a list's item: `item` is the item itself. */
export const inItem = (item: Json, path: string): Json => valueAt({ item }, path);
export const isOfItem = (path: string): boolean => path === 'item' || path.startsWith('item.') || path.startsWith('item[');
