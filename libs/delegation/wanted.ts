import {
  addMonths,
  dayOf,
  endOf,
  frenchDate,
  instant,
  isLegalDate,
  LAST_YEAR,
  type LegalDate,
  startOf,
} from '../../machines/calendar/index.js';
import { fieldProblem } from '../casework/index.js';
import type { Role } from '../directory/index.js';
import { type DelegationKind, KINDS, REASONS, type Reason } from './model.js';

/** What somebody asks for, as it came. */
export interface Asked {
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly roles?: readonly unknown[];
  readonly starts?: string;
  readonly ends?: string;
  readonly reason?: string;
}

/** The same, when it can be: whether it may be is judged beside the directory. */
export interface Wanted {
  readonly kind: DelegationKind;
  readonly from: string;
  readonly to: string;
  /** undefined: all */
  readonly roles: readonly string[] | undefined;
  readonly firstDay: LegalDate;
  readonly lastDay: LegalDate;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: Reason | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Throws 400, and names the field. */
export function readWanted(asked: Asked, self: string, now: string): Wanted {
  const kind = KINDS.find((one) => one === asked.kind);
  if (!kind) throw fieldProblem('kind', 'parameter', `« kind » vaut : ${KINDS.join(', ')}.`);
  const from = asked.from === undefined ? self : readAccount('from', asked.from);
  const to = readAccount('to', asked.to);
  if (from === to) throw fieldProblem('to', 'to-oneself', 'On ne se remplace pas soi-même : choisissez un collègue.');
  return { kind, from, to, roles: readRoles(kind, asked.roles), ...readDays(asked, now), reason: readReason(asked.reason) };
}

function readAccount(field: string, text: string | undefined): string {
  if (text !== undefined && UUID.test(text)) return text.toLowerCase();
  throw fieldProblem(field, 'unknown-member', 'Choisissez un membre de votre organisme : son identifiant est dans /v1/members.');
}

/** A substitute takes all roles over; of a delegation they are chosen. */
function readRoles(kind: DelegationKind, given: readonly unknown[] | undefined): readonly string[] | undefined {
  if (kind === 'substitution') {
    if (given === undefined) return undefined;
    throw fieldProblem(
      'roles',
      'unknown-field',
      'Un remplaçant reprend tous les rôles : ne les énumérez pas, ou choisissez une délégation.',
    );
  }
  if (given === undefined || given.length === 0) throw fieldProblem('roles', 'required', 'Indiquez au moins un des rôles à déléguer.');
  if (!given.every((one) => typeof one === 'string') || new Set(given).size < given.length || given.length > 10)
    throw fieldProblem('roles', 'parameter', '« roles » est une liste de rôles, chacun nommé une fois.');
  return given as readonly string[];
}

function readReason(code: string | undefined): Reason | null {
  if (code === undefined) return null;
  if (Object.hasOwn(REASONS, code)) return code as Reason;
  throw fieldProblem('reason', 'parameter', `« reason » vaut : ${Object.keys(REASONS).join(', ')}.`);
}

/** From the first day at 00:00 to the last at 24:00, in Paris. */
function readDays({ starts, ends }: Asked, now: string): Pick<Wanted, 'firstDay' | 'lastDay' | 'startsAt' | 'endsAt'> {
  const firstDay = readDay('starts', starts);
  const lastDay = readDay('ends', ends);
  const today = dayOf(instant(now));
  if (firstDay < today)
    throw fieldProblem('starts', 'in-the-past', 'Une délégation ne vaut pas pour le passé : elle commence aujourd’hui au plus tôt.');
  if (lastDay < firstDay) throw fieldProblem('ends', 'ends-before-it-starts', 'Le dernier jour ne peut pas précéder le premier.');
  const latest = addMonths(firstDay, 12, 'nextDay');
  if (lastDay >= latest)
    throw fieldProblem('ends', 'too-far', `Une délégation dure un an au plus : son dernier jour précède le ${frenchDate(latest)}.`);
  return { firstDay, lastDay, startsAt: startOf(firstDay), endsAt: endOf(lastDay) };
}

function readDay(field: string, text: string | undefined): LegalDate {
  if (text === undefined) throw fieldProblem(field, 'required', 'Indiquez un jour : AAAA-MM-JJ.');
  if (!isLegalDate(text)) throw fieldProblem(field, 'bad-date', 'Ce jour n’existe pas : écrivez AAAA-MM-JJ, par exemple 2026-12-24.');
  // a year is left before the end of the calendar, for the last day
  if (text > `${LAST_YEAR - 1}-12-31`) throw fieldProblem(field, 'outside-calendar', `Le calendrier s’arrête en ${LAST_YEAR}.`);
  return text;
}

/** Of the roles that somebody holds, those that are asked for. Throws 400 for one that they do not hold themselves. */
export function rolesLent(wanted: Wanted, own: readonly Role[]): readonly Role[] {
  const missing = (wanted.roles ?? []).find((role) => !own.some((one) => one === role));
  if (missing !== undefined)
    throw fieldProblem('roles', 'role-not-held', 'On ne délègue que ses propres rôles, et jamais ceux qu’on a reçus par délégation.');
  return wanted.roles === undefined ? own : own.filter((role) => wanted.roles?.includes(role));
}
