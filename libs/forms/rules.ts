import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { FIRST_YEAR, isLegalDate, LAST_YEAR } from '../../machines/calendar/index.js';
import { type FieldRule, type FormClass, formRule } from '../../machines/kernel/index.js';

const prepared = new WeakSet<FormClass>();

/** Gives a form class its class-validator rules, from what its fields say of themselves. Once a class. */
export function prepare(form: FormClass): void {
  if (prepared.has(form)) return;
  prepared.add(form);
  for (const field of formRule(form).fields) {
    for (const decorate of rulesOf(field)) decorate(form.prototype as object, field.name);
    if (field.of) prepare(field.of);
  }
}

/** what PostgreSQL's JSON can't hold, and what no person types in a form */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const PRINTABLE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]*$/u;
const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;
const PARTY = /^p[1-9]\d?$/;

/** A rule of our own, as class-validator takes it: its name is the code of the mistake. */
const must = (name: string, validate: (value: unknown) => boolean, message: string): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });

const isInCalendar = (value: unknown): boolean => {
  const year = Number(String(value).slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};

function rulesOf(field: FieldRule): PropertyDecorator[] {
  const named = `« ${field.label} »`;
  const presence = field.required ? IsDefined({ message: `${named} est à remplir.` }) : IsOptional();
  return [presence, ...kindRules(field, named)];
}

/** `LETTER (Courrier postal)`: the code to send, and what it means. */
const listed = (choices: Readonly<Record<string, string>>): string =>
  Object.entries(choices)
    .map(([code, label]) => `${code} (${label})`)
    .join(', ');

function kindRules(field: FieldRule, named: string): PropertyDecorator[] {
  const { kind, choices = {}, maxLength = 200, min = 0, max = 50, required, pattern, patternHint } = field;
  switch (kind) {
    case 'text':
      return [
        IsString({ message: `${named} est un texte.` }),
        Matches(PRINTABLE, { message: `${named} contient des caractères qui ne s’écrivent pas.` }),
        MaxLength(maxLength, { message: `${named} tient en ${maxLength} caractères au plus.` }),
        ...(pattern ? [Matches(new RegExp(`^(?:${pattern})$`, 'u'), { message: `${named} : écrivez ${patternHint}.` })] : []),
        ...(required ? [IsNotEmpty({ message: `${named} est à remplir.` })] : []),
      ];
    case 'choice':
      return [IsIn(Object.keys(choices), { message: `${named} : choisissez parmi ${listed(choices)}.` })];
    case 'flag':
      return [IsBoolean({ message: `${named} : répondez par true ou false.` })];
    case 'date':
      return [
        must('isLegalDate', isLegalDate, `${named} est un jour qui existe, écrit AAAA-MM-JJ : 2019-03-28.`),
        must('isInCalendar', isInCalendar, `${named} est un jour des années ${FIRST_YEAR} à ${LAST_YEAR}.`),
      ];
    case 'count':
      return [
        IsInt({ message: `${named} est un nombre entier.` }),
        Min(min, { message: `${named} : au moins ${min}.` }),
        Max(max, { message: `${named} : au plus ${max}.` }),
      ];
    case 'organisation':
      return [
        IsString({ message: `${named} est l’identifiant d’un organisme.` }),
        Matches(SLUG, { message: `${named} est l’identifiant d’un organisme de l’annuaire.` }),
      ];
    case 'party':
      return [
        IsString({ message: `${named} est une partie du dossier.` }),
        Matches(PARTY, { message: `${named} est une partie du dossier : p1, p2…` }),
      ];
    case 'list':
      return [
        IsArray({ message: `${named} est une liste.` }),
        ArrayMinSize(min, { message: `${named} : au moins ${min}.` }),
        ArrayMaxSize(max, { message: `${named} : au plus ${max}.` }),
        ValidateNested({ each: true, message: `${named} : chaque élément est un objet.` }),
      ];
  }
}
