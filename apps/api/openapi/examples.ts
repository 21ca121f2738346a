import { type FieldRule, type FormClass, formRule, type Json } from '../../../machines/kernel/index.js';

/** Fictional organisations of the default start, by kind. */
const ORGANISATIONS: Readonly<Record<string, string>> = {
  nationalFund: 'fonds-maladie',
  localBody: 'caisse-a',
  provider: 'cabinet-mediation',
};

/** A form filled in so that it is accepted as a form: the document's examples are tested. */
export function exampleOf(form: FormClass): { [field: string]: Json } {
  return Object.fromEntries(
    formRule(form)
      .fields.filter(({ required }) => required)
      .map((field) => [field.name, sampleOf(field)]),
  );
}

function sampleOf({ kind, choices = {}, kinds = [], of, min = 1, label }: FieldRule): Json {
  switch (kind) {
    case 'text':
      return `Exemple (${label.toLowerCase()})`.slice(0, 40);
    case 'choice':
      return Object.keys(choices)[0] ?? '';
    case 'flag':
      return true;
    case 'organisation':
      return ORGANISATIONS[kinds[0] ?? ''] ?? 'caisse-a';
    case 'party':
      return 'p1';
    case 'list':
      return Array.from({ length: min }, () => (of ? exampleOf(of) : {}));
  }
}
