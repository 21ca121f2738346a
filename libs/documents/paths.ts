import type { Json } from '../../machines/kernel/index.js';

/** What a letter's paths look into. */
export type Scope = Readonly<Record<string, unknown>>;

/** `known.parties[act.party].employer`: a list, the id of one of its items, and what of it. */
const LOOKED_UP = /^([\w.]+)\[([\w.]+)\](?:\.([\w.]+))?$/;

/** The list of a path that looks an item up by what another list's item names: `known.signatories`; undefined for any other path. */
function listLookedUp(path: string): string | undefined {
  const [, list, key = ''] = LOOKED_UP.exec(path) ?? [];
  return list !== undefined && isOfItem(key) && !isOfItem(list) ? list : undefined;
}

/** The value at a path; null where there is none. */
export function valueAt(scope: unknown, path: string): Json {
  const [, list, key, rest] = LOOKED_UP.exec(path) ?? [];
  if (list === undefined || key === undefined) return member(scope, path);
  return withId(member(scope, list), member(scope, key), rest);
}

/** The value at a path that begins at a list's item, or looks up in another list what the item names. */
export function inItem(item: Json, path: string, listAt: (list: string) => Json): Json {
  const list = listLookedUp(path);
  if (list === undefined) return valueAt({ item }, path);
  const [, , key = '', rest] = LOOKED_UP.exec(path) ?? [];
  return withId(listAt(list), member({ item }, key), rest);
}

function withId(items: unknown, id: Json, rest: string | undefined): Json {
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

/** Does it begin at a list's item? `item` is the item itself. */
const isOfItem = (path: string): boolean => path === 'item' || path.startsWith('item.') || path.startsWith('item[');
/** Is it read of a list's item, and not of the letter as a whole? */
export const isReadInItem = (path: string): boolean => isOfItem(path) || listLookedUp(path) !== undefined;
