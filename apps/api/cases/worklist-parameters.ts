import type { AssignedTo } from '../../../libs/assignment/index.js';
import { ENDED } from '../../../libs/caseview/index.js';
import { fieldProblem } from '../../../libs/casework/index.js';
import { dayOf, instant, legalDate, startOf } from '../../../machines/calendar/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { isUuid } from '../http/cursor.js';
import { oneOf, yesOrNo } from '../http/query.js';
import { SORTS, type WorklistFilters } from './worklist.js';
import { DUE_DAYS, type Due } from './worklist-urgency.js';

/** The parameters of a worklist's address; where one looks in it (cursor, limit) comes beside them. */
export const WORKLIST_PARAMETERS = [
  'process',
  'situation',
  'closed',
  'ended',
  'waitsFor',
  'late',
  'due',
  'changedSince',
  'assignedTo',
  'q',
  'sort',
] as const;
export type WorklistParameters = Partial<Record<(typeof WORKLIST_PARAMETERS)[number], string>>;

/** Throws 400, and names the parameter. */
export function readWorklistFilters(given: WorklistParameters): Omit<WorklistFilters, 'after' | 'limit'> {
  return {
    processes: processesNamed(given.process),
    situation: situationNamed(given.situation),
    closed: yesOrNo('closed', given.closed),
    endedSince: oneOf('ended', given.ended, ['month']) && startOfMonth(new Date().toISOString()),
    waitsForMe: given.waitsFor === undefined ? undefined : oneOf('waitsFor', given.waitsFor, ['me', 'others']) === 'me',
    late: yesOrNo('late', given.late),
    due: oneOf('due', given.due, Object.keys(DUE_DAYS) as Due[]),
    changedSince: readInstant('changedSince', given.changedSince),
    assignedTo: readAssignedTo(given.assignedTo),
    reference: partOfReference(given.q),
    sort: oneOf('sort', given.sort, SORTS) ?? 'deadline',
  };
}

/** The first instant of a month in Paris. */
export const startOfMonth = (at: string): string => startOf(legalDate(`${dayOf(instant(at)).slice(0, 7)}-01`));

function readInstant(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) && text > '0001' && !Number.isNaN(Date.parse(text))) return text;
  throw fieldProblem(name, 'parameter', `« ${name} » est un instant, comme 2026-11-23T08:00:00.000Z.`);
}

/** All versions of a process, by its id, or one of them by its key. */
export function processesNamed(name: string | undefined): readonly string[] | undefined {
  if (name === undefined) return undefined;
  const keys = PROCESSES.filter(({ id, key }) => id === name || key === name).map(({ key }) => key);
  if (keys.length === 0) throw fieldProblem('process', 'parameter', 'Cette procédure n’existe pas. Voyez /v1/processes.');
  return keys;
}

/** `me`, `nobody`, or the account of a colleague. */
export function readAssignedTo(text: string | undefined): AssignedTo | undefined {
  if (text === undefined || text === 'me' || text === 'nobody') return text;
  if (isUuid(text)) return { account: text.toLowerCase() };
  throw fieldProblem('assignedTo', 'parameter', '« assignedTo » vaut : me, nobody, ou l’identifiant d’un membre (voyez /v1/members).');
}

function situationNamed(name: string | undefined): string | undefined {
  if (name === undefined || name === ENDED.id || PROCESSES.some(({ situations }) => Object.hasOwn(situations, name))) return name;
  throw fieldProblem('situation', 'parameter', 'Aucune procédure ne connaît cette situation. Voyez /v1/processes.');
}

/** A reference has digits: a name is not looked for in an address, which others keep and log. */
function partOfReference(text: string | undefined): string | undefined {
  if (text === undefined || isPartOfReference(text)) return text;
  const instead = 'Un nom se cherche par POST /v1/cases/search.';
  throw fieldProblem('q', 'parameter', `Cherchez une partie de la référence du dossier, avec un chiffre au moins. ${instead}`);
}

export const isPartOfReference = (text: string): boolean => /^(?=.*\d)[A-Za-z0-9/._-]{1,40}$/.test(text);
