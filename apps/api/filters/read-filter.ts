import { fieldProblem, formProblem } from '../../../libs/casework/index.js';
import type { FieldError } from '../../../libs/forms/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import type { Filter, SavedQuery } from '../../../libs/saved-filters/index.js';
import { readWorklistFilters, WORKLIST_PARAMETERS } from '../cases/worklist-parameters.js';
import { readMembers } from '../http/envelope.js';
import { readQuery } from '../http/query.js';

const LONGEST = 80;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const PRINTABLE = /^[^\u0000-\u001f\u007f\ud800-\udfff]+$/u;

/** Throws 400, and names the field. */
export function readFilter(body: unknown): Filter {
  const { name, query, shared } = readMembers(body, { name: 'string', query: 'object', shared: 'any' });
  if (shared !== undefined && typeof shared !== 'boolean') throw fieldProblem('shared', 'boolean', '« shared » vaut true ou false.');
  return { name: readName(name), query: readSavedQuery(query), shared: shared === true };
}

function readName(text: string | undefined): string {
  const name = text?.normalize('NFC').trim() ?? '';
  if (name === '') throw fieldProblem('name', 'required', 'Donnez un nom à ce filtre.');
  if ([...name].length > LONGEST) throw fieldProblem('name', 'maxLength', `Le nom d’un filtre tient en ${LONGEST} caractères au plus.`);
  if (!PRINTABLE.test(name)) throw fieldProblem('name', 'matches', 'Le nom contient des caractères qui ne s’écrivent pas.');
  return name;
}

/** By the worklist's own rules, so that whatever is saved can be asked. */
function readSavedQuery(query: Record<string, unknown> | undefined): SavedQuery {
  if (query === undefined) throw fieldProblem('query', 'required', 'Indiquez ce que le filtre retient : les paramètres de /v1/cases.');
  try {
    const given = readQuery(query, ...WORKLIST_PARAMETERS);
    readWorklistFilters(given);
    return given as SavedQuery;
  } catch (failure) {
    if (failure instanceof ProblemError && Array.isArray(failure.extra.errors)) throw within('query', failure.extra.errors);
    throw failure;
  }
}

const within = (member: string, errors: readonly FieldError[]) =>
  formProblem(errors.map((error) => ({ ...error, field: `${member}.${error.field}` })));
