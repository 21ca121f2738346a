/** Values that stand nowhere else in the world, and every way in which one could be written down by mistake. */

const SYLLABLES = ['zwy', 'qué', 'xil', 'vôr', 'kjä', 'wuz', 'ñiq', 'jyx'];
const NAMES = 40;
const NUMBERS = 10;

/** Invented, with accents and spaces: `Zwyvôr Xilqué 7`, … */
const names = Array.from({ length: NAMES }, (_, index) => {
  const [a, b, c, d] = [index, index >> 3, index * 3 + 1, index * 5 + 2].map((n) => SYLLABLES[n % SYLLABLES.length] as string) as [
    string,
    string,
    string,
    string,
  ];
  const word = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return `${word(`${a}${b}`)} ${word(`${c}${d}`)}${String.fromCharCode(97 + (index % 26))}${index}`;
});
/** Shaped like the numbers that people have, and no one’s: `9 90 71 55 338 104 17`, … */
const numbers = Array.from({ length: NUMBERS }, (_, index) => `9 90 71 55 338 10${index} ${17 + index}`);

/** Fifty. */
export const PLANTED: readonly string[] = [...names, ...numbers];

export interface Needle {
  readonly value: string;
  /** how it is written: `plain`, `base64`, … */
  readonly how: string;
  readonly bytes: Buffer;
}

/** A value as it could be found. */
export function needlesOf(value: string): readonly Needle[] {
  const bare = value.normalize('NFD').replace(/\p{M}/gu, '');
  const spellings = new Map([
    ['plain', value],
    ['decomposed', value.normalize('NFD')],
    ['without accents', bare],
    ['without spaces', value.replaceAll(' ', '')],
    ['without either', bare.replaceAll(' ', '')],
  ]);
  const needles = [...spellings].flatMap(([how, text]) =>
    [text, text.toLowerCase(), text.toUpperCase()].flatMap((written) => writtenAs(how, written).map((needle) => ({ value, ...needle }))),
  );
  const once = new Map(needles.map((needle) => [needle.bytes.toString('latin1'), needle]));
  return [...once.values()];
}

function writtenAs(how: string, text: string): Omit<Needle, 'value'>[] {
  const utf8 = Buffer.from(text);
  const latin = (written: string) => Buffer.from(written, 'latin1');
  const base64 = [0, 1, 2].map((shift) => base64At(utf8, shift));
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    { how, bytes: utf8 },
    ...base64.flatMap((written) => [
      { how: 'base64', bytes: latin(written) },
      { how: 'base64', bytes: latin(written.replaceAll('+', '-').replaceAll('/', '_')) },
    ]),
    { how: 'hex', bytes: latin(utf8.toString('hex')) },
    { how: 'hex', bytes: latin(utf8.toString('hex').toUpperCase()) },
    { how: 'utf-16', bytes: utf16 },
    { how: 'utf-16', bytes: Buffer.from(utf16).swap16() },
    { how: 'in an address', bytes: latin(encodeURIComponent(text)) },
    { how: 'in an address', bytes: latin(encodeURIComponent(text).replaceAll('%20', '+')) },
    { how: 'escaped', bytes: latin(text.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)) },
  ];
}

/** What base64 makes of these bytes wherever they stand in a longer text: its first and last characters depend on their neighbours. */
function base64At(bytes: Buffer, shift: number): string {
  const written = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return written.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}
