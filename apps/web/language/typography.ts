const NO_BREAK = '\u00a0';

/** French as it is printed: no line begins with « : ; ? ! » or with a closing quotation mark, and none ends with an opening one. */
export const printed = (text: string): string => text.replace(/ (?=[:;?!»])/g, NO_BREAK).replace(/« /g, `«${NO_BREAK}`);

const made = new WeakMap<object, unknown>();

/** All sentences of a folder as they are printed, those that are functions too; pieces of a page stay what they are. The same object for the same sentences. */
export function allPrinted<W>(words: W): W {
  if (typeof words === 'string') return printed(words) as W;
  if ((typeof words !== 'object' && typeof words !== 'function') || words === null || '$$typeof' in words) return words;
  const known = made.get(words);
  if (known !== undefined) return known as W;
  const result =
    typeof words === 'function'
      ? (...given: unknown[]) => allPrinted((words as unknown as (...given: unknown[]) => unknown)(...given))
      : Array.isArray(words)
        ? words.map((one) => allPrinted(one))
        : Object.fromEntries(Object.entries(words).map(([name, one]) => [name, allPrinted(one)]));
  made.set(words, result);
  return result as W;
}
