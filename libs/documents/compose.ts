import { dayOf, frenchDate, frenchLongDate, type Moment } from '../../machines/calendar/index.js';
import { type Block, type Condition, isFieldReference, type Json, type Letter, type LetterField } from '../../machines/kernel/index.js';
import type { Composed, Copy, Head, Part } from './composed.js';
import { itemsIn, type Material, referenceOf } from './material.js';
import { inItem, isReadInItem } from './paths.js';
import { plainOf, runsOf, spaced, unbroken } from './typography.js';

/** What stands in the place of a name that is not for the reader of this copy. */
export const WITHHELD = '[nom réservé]';

/** A sealed value by the id of its field: as it is, « [effacé] », or undefined where it is not for this reader. */
export type NameOf = (fieldId: string) => string | undefined;

/** Puts a letter's words together. Pure: the same template, material and names give the same letter. */
export function compose(letter: Letter, material: Material, nameOf: NameOf): Composed {
  const { each } = letter;
  const items = each === undefined ? [] : itemsIn(material.values[each.of]);
  const copies =
    items.length > 0 ? items.map((item) => copyFor(letter, material, nameOf, item)) : [copyFor(letter, material, nameOf, null)];
  return {
    title: spaced(`${material.title} – ${material.number ?? material.reference}`),
    author: copies[0]?.sender.name ?? '',
    madeAt: material.madeAt,
    copies,
  };
}

/** @param whom the item of `each` that this copy is for; null for a letter of one copy */
function copyFor(letter: Letter, material: Material, nameOf: NameOf, whom: Json): Copy {
  const { values, organisations, names } = material;
  const valueAtPath = (path: string): Json => values[path] ?? null;
  const read = ({ from }: LetterField, item: Json): Json => (isReadInItem(from) ? inItem(item, from, valueAtPath) : valueAtPath(from));
  const raw = (name: string): Json => read(letter.fields[name] as LetterField, whom);
  const said = (name: string): string => show(letter.fields[name] as LetterField, raw(name));
  const sender = headOf(raw(letter.sender));
  const part = (block: Block): Part => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return { kind: block.kind, text: runsOf(block.text, said) };
      case 'bullets':
        return { kind: 'bullets', items: block.items.filter(holds).map(({ text }) => runsOf(text, said)) };
      case 'bulletsOf':
        return { kind: 'bullets', items: itemsIn(values[block.of]).map((item) => runsOf(block.text, saidOf(block.fields, item))) };
      case 'entries':
        return {
          kind: 'entries',
          entries: block.entries.filter(holds).map(({ label, text }) => ({ label: spaced(label), text: runsOf(text, said) })),
        };
      case 'table':
        return {
          kind: 'table',
          columns: block.columns.map(({ title, width }) => ({ title: spaced(title), width })),
          rows: itemsIn(values[block.of]).map((item) => block.columns.map(({ text }) => runsOf(text, saidOf(block.fields, item)))),
        };
      case 'grid':
        return {
          kind: 'table',
          columns: block.columns.map(({ title, width }) => ({ title: spaced(title), width })),
          rows: block.rows.filter(holds).map(({ cells }) => cells.map((text) => runsOf(text, said))),
        };
      case 'signature':
        return { kind: 'signature', lines: block.lines.filter(holds).map(({ text }) => runsOf(text, said)) };
    }
  };
  const subject = runsOf(letter.subject.find(holds)?.text ?? material.title, said);
  const reference = `Dossier ${material.reference}`;
  return {
    form: letter.form,
    sender,
    addressee: addresseeOf(),
    placeAndDate: spaced(`${placeOf(raw(letter.sender))}le ${longDay(material.on)}`),
    references: [reference, ...letter.references.filter(holds).map(({ text }) => plainOf(runsOf(text, said)))],
    subject,
    parts: letter.blocks.filter(holds).map(part),
    cites: cited(letter.cites.filter(holds).map(({ text }) => spaced(text))),
    running: spaced(`${material.reference} – ${plainOf(subject)}`),
    foot: spaced([sender.name, ...sender.lines].join(' – ')),
  };

  function saidOf(fields: Readonly<Record<string, LetterField>>, item: Json): (name: string) => string {
    return (name) => {
      const field = fields[name] as LetterField;
      return show(field, read(field, item));
    };
  }

  function holds({ when = [] }: { readonly when?: readonly Condition[] }): boolean {
    return when.every((condition) => {
      const value = raw(condition.field);
      if ('filled' in condition) return isFilled(value) === condition.filled;
      if ('is' in condition) return condition.is.some((one) => one === value);
      if ('isNot' in condition) return condition.isNot.every((one) => one !== value);
      if ('sameAs' in condition) return value === raw(condition.sameAs);
      return value !== raw(condition.otherThan);
    });
  }

  function show(field: LetterField, value: Json): string {
    if (value === null) return '';
    switch (field.as) {
      case 'code':
        return field.codes[String(value)] ?? String(value);
      case 'day':
        return longDay(String(value));
      case 'shortDay':
        return frenchDate(dayOf(String(value) as Moment));
      case 'organisation':
        return organisationNamed(String(value));
      case 'person':
        return personNamed(String(value));
      case 'sealed':
        return isFieldReference(value) ? (nameOf(value.$field) ?? WITHHELD) : '';
      case 'reference': {
        const { person, organisation } = referenceOf(value);
        return person === undefined ? organisationNamed(organisation ?? '') : personNamed(person);
      }
      case 'count':
        return String(itemsIn(value).length);
      case 'text':
        return unbroken(String(value));
    }
  }

  function personNamed(id: string): string {
    const parts = (names[id] ?? []).map((field) => nameOf(field) ?? WITHHELD);
    // a name that is withheld, or erased, is so once
    return [...new Set(parts)].join(' ') || `partie ${id.replace(/^p/, '')}`;
  }

  function organisationNamed(id: string): string {
    return organisations[id]?.name ?? id;
  }

  function headOf(id: Json): Head {
    const { name, letterhead } = organisations[String(id)] ?? { name: String(id ?? ''), letterhead: null };
    return { name: spaced(name), lines: (letterhead?.lines ?? []).map(spaced), contact: (letterhead?.contact ?? []).map(spaced) };
  }

  function placeOf(id: Json): string {
    const place = organisations[String(id)]?.letterhead?.place;
    return place === undefined ? '' : `${place}, `;
  }

  function addresseeOf(): Copy['addressee'] {
    const one = (letter.addressees ?? []).find(holds);
    if (!one) return undefined;
    const { name, lines } = headOf(raw(one.organisation));
    const person = one.person === undefined ? [] : [spaced(said(one.person))];
    return { ...(one.mention === undefined ? {} : { mention: spaced(one.mention) }), lines: [...person, name, ...lines] };
  }
}

const isFilled = (value: Json): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** « 28 mars 2019 » */
const longDay = (moment: string): string => frenchLongDate(dayOf(moment as Moment)).replace(/^\S+ /, '');

/** Passages of one text are cited under its name once: « Lettre circulaire …, modalité 1 ; finalité ». */
function cited(texts: readonly string[]): readonly string[] {
  const passages = new Map<string, Set<string>>();
  for (const text of texts) {
    const [name = '', ...passage] = text.split(', ');
    passages.set(name, (passages.get(name) ?? new Set()).add(passage.join(', ')));
  }
  return [...passages].map(([name, of]) => [name, [...of].filter(Boolean).join(' ; ')].filter(Boolean).join(', '));
}
