import type { Process } from '../../../machines/kernel/index.js';
import { currentProcess, processVersion } from '../../../machines/registry.js';
import { isPlainObject } from '../../forms/index.js';
import { type LineProblem, refuseFor } from './problems.js';

/** One case that began on paper, as somebody sends it: its shape is checked here, its content by the process. */
export interface ImportedLine {
  /** the sender's own id of the case */
  readonly key: string;
  readonly process: Process;
  readonly reference?: string;
  readonly settings?: unknown;
  readonly facts: readonly GivenFact[];
}

export interface GivenFact {
  readonly act: string;
  readonly occurredAt?: string;
  readonly by: GivenBy;
  readonly data?: unknown;
}

/** Who decided, as far as the sender says it. */
export interface GivenBy {
  readonly relation?: string;
  readonly organisation?: string;
  readonly person?: string;
  readonly evidence?: string;
}

const MOST_FACTS = 500;
const LONGEST_TEXT = 200;
/** It stands in a table as it is sent, so it can't be a sentence, nor a name. */
const KEY = /^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/._:-]{0,79}$/;

/** The key of a line, when it has one: also of a line that can't be taken in. */
export const keyIn = (given: unknown): string | undefined =>
  isPlainObject(given) && typeof given.key === 'string' && KEY.test(given.key) ? given.key : undefined;

/** Throws LineRefused with everything that is wrong. */
export function readLine(given: unknown): ImportedLine {
  const problems: LineProblem[] = [];
  const { key, process, reference, settings, facts } = membersOf(given, LINE, problems);
  if (isPlainObject(given) && keyIn(given) === undefined) {
    const message =
      '« key » est votre numéro de ce dossier : de 1 à 80 lettres sans accent, chiffres et signes . _ : / -, dont un chiffre.';
    problems.push({ code: 'import-key', message, field: 'key' });
  }
  const known = process === undefined ? undefined : (processVersion(process) ?? currentProcess(process));
  if (isPlainObject(given) && !known)
    problems.push({ code: 'unknown-process', message: 'Cette procédure n’existe pas. Voyez /v1/processes.', field: 'process' });
  const listed = facts ?? [];
  if (isPlainObject(given) && listed.length === 0)
    problems.push({ code: 'required', message: 'Donnez au moins un fait : l’ouverture.', field: 'facts' });
  if (listed.length > MOST_FACTS)
    problems.push({ code: 'too-many', message: `Un dossier repris compte ${MOST_FACTS} faits au plus.`, field: 'facts' });
  const read = listed.slice(0, MOST_FACTS).map((fact, index) => readFact(fact, index, problems));
  refuseFor(problems);
  return { key: key as string, process: known as Process, reference, settings, facts: read };
}

function readFact(given: unknown, index: number, problems: LineProblem[]): GivenFact {
  const { act, occurredAt, by, data } = membersOf(given, FACT, problems, index);
  if (act === undefined && isPlainObject(given)) problems.push({ code: 'required', message: 'Nommez l’acte.', fact: index, field: 'act' });
  return { act: act ?? '', occurredAt, by: by === undefined ? {} : membersOf(by, BY, problems, index, 'by'), data };
}

type Kind = 'text' | 'object' | 'list';
type Members<Shape extends Record<string, Kind>> = {
  readonly [Name in keyof Shape]?: Shape[Name] extends 'text'
    ? string
    : Shape[Name] extends 'list'
      ? readonly unknown[]
      : Record<string, unknown>;
};

const LINE = { key: 'text', process: 'text', reference: 'text', settings: 'object', facts: 'list' } as const;
const FACT = { act: 'text', occurredAt: 'text', by: 'object', data: 'object' } as const;
const BY = { relation: 'text', organisation: 'text', person: 'text', evidence: 'text' } as const;

const EXPECTED: Record<Kind, string> = {
  text: `est un texte de ${LONGEST_TEXT} caractères au plus`,
  object: 'est un objet',
  list: 'est une liste',
};

/** The members that may stand here, and no others. Null stands for absent. */
function membersOf<Shape extends Record<string, Kind>>(
  given: unknown,
  shape: Shape,
  problems: LineProblem[],
  fact?: number,
  path = '',
): Members<Shape> {
  const where = fact === undefined ? {} : { fact };
  const say = (code: string, message: string, field?: string) => problems.push({ code, message, ...where, ...(field ? { field } : {}) });
  if (!isPlainObject(given)) {
    say('object', fact === undefined ? 'Une ligne est un objet JSON : un dossier.' : `Le fait n° ${fact + 1} est un objet JSON.`);
    return {};
  }
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = path ? `${path}.${name}` : name;
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) {
      const message = `« ${field.slice(0, 60)} » n’est pas attendu ici. Attendus : ${Object.keys(shape).join(', ')}.`;
      say('unknown-field', message, field.slice(0, 100));
    } else if (value !== null && !isOf(kind, value)) say(kind === 'text' ? 'string' : kind, `« ${field} » ${EXPECTED[kind]}.`, field);
    else if (value !== null) read[name] = value;
  }
  return read as Members<Shape>;
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'text') return typeof value === 'string' && value.length <= LONGEST_TEXT;
  return kind === 'list' ? Array.isArray(value) : isPlainObject(value);
}
