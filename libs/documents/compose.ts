import { dayOf, frenchLongDate, type Moment } from '../../machines/calendar/index.js';
import { type Block, type Condition, isFieldReference, type Json, type Letter, type LetterField } from '../../machines/kernel/index.js';
import type { Composed, Head, Part } from './composed.js';
import { itemsIn, type Material, referenceOf } from './material.js';
import { inItem, isOfItem } from './paths.js';
import { plainOf, runsOf, spaced, unbroken } from './typography.js';

/** What stands in the place of a name that is not for the reader of this copy. */
export const WITHHELD = '[nom réservé]';

/** A sealed value by the id of its field: as it is, « [effacé] », or undefined where it is not for this reader. */
export type NameOf = (fieldId: string) => string | undefined;

/** Puts a letter's words together. Pure: the same template, material and names give the same letter. */
export function compose(letter: Letter, material: Material, nameOf: NameOf): Composed {
  const { values, organisations, names } = material;

  const raw = (name: string): Json => values[(letter.fields[name] as LetterField).from] ?? null;
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
      case 'signature':
        return { kind: 'signature', lines: block.lines.filter(holds).map(({ text }) => runsOf(text, said)) };
    }
  };
  const subject = runsOf(letter.subject.find(holds)?.text ?? material.title, said);
  const reference = `Dossier ${material.reference}`;
  return {
    form: letter.form,
    title: spaced(`${material.title} – ${material.number ?? material.reference}`),
    sender,
    addressee: addresseeOf(),
    placeAndDate: spaced(`${placeOf(raw(letter.sender))}le ${longDay(material.on)}`),
    references: [reference, ...letter.references.filter(holds).map(({ text }) => plainOf(runsOf(text, said)))],
    subject,
    parts: letter.blocks.filter(holds).map(part),
    cites: cited(letter.cites.map(({ text }) => spaced(text))),
    running: spaced(`${material.reference} – ${plainOf(subject)}`),
    foot: spaced([sender.name, ...sender.lines].join(' – ')),
    madeAt: material.madeAt,
  };

  function saidOf(fields: Readonly<Record<string, LetterField>>, item: Json): (name: string) => string {
    return (name) => {
      const field = fields[name] as LetterField;
      return show(field, isOfItem(field.from) ? inItem(item, field.from) : (values[field.from] ?? null));
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

  function addresseeOf(): Composed['addressee'] {
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
