import type { Process } from './queries.js';

/** What of a process is searched, list by list. */
export const LISTS = ['situations', 'acts', 'deadlines', 'settings', 'relations', 'restricted', 'documents', 'flags', 'findings'] as const;
export type List = (typeof LISTS)[number];

/** Without accents and case. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** Every text in something, however deep. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What of a process holds all the words that are looked for, and how much that is. Pure. */
export function searched(process: Process, wanted: string): { readonly process: Process; readonly count: number } {
  const looked = plain(wanted).split(/\s+/).filter(Boolean);
  const conditions = (item: unknown): readonly string[] =>
    Object.entries(process.conditions).flatMap(([name, said]) => (textsOf(item).includes(name) ? [said] : []));
  const holds = (item: unknown) => {
    const text = plain([...textsOf(item), ...conditions(item)].join(' '));
    return looked.every((word) => text.includes(word));
  };
  const found = Object.fromEntries(LISTS.map((list) => [list, (process[list] as readonly unknown[]).filter(holds)]));
  const count = Object.values(found).reduce((sum, items) => sum + items.length, 0);
  return { process: { ...process, ...found } as Process, count };
}
