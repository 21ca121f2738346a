const NBSP = '\u00a0';
/** one size of unbreakable space: the font has no narrow one */
const NARROW = /\u202f/g;
const HYPHEN = /\u2011/g;

/** French spacing, so that templates are written with ordinary spaces: nothing that belongs together is torn apart at the end of a line. */
export const spaced = (text: string): string =>
  text
    .normalize('NFC')
    .replace(NARROW, NBSP)
    .replace(HYPHEN, '-')
    .replace(/ ([;:!?»%€])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/\bn° /g, `n°${NBSP}`)
    .replace(/\b(\d+) (heures?|jours?|mois|ans?)\b/g, `$1${NBSP}$2`)
    .replace(
      /\b(\d{1,2}(?:er)?) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (\d{4})\b/g,
      `$1${NBSP}$2${NBSP}$3`,
    );

/** A number or a reference is not torn apart; a sentence is. */
export const unbroken = (text: string): string => (text.length <= 24 ? text.replaceAll(' ', NBSP) : text);

/** A stretch of text in one weight. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
}

/** `**…**` is emphasis, and `{name}` is filled in: what is filled in is never read as either. */
export const runsOf = (text: string, say: (name: string) => string): readonly Run[] =>
  text
    .split('**')
    .map((part, index) => ({ text: spaced(part.replace(/\{(\w+)\}/g, (_, name: string) => say(name))), strong: index % 2 === 1 }))
    .filter((run) => run.text !== '');

/** The same without any, for a title or a name. */
export const plainOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
