import { CalendarError, dayOf, type Instant, instant, type Moment, readMoment, startOf } from '../../machines/calendar/index.js';
import type { Data, FormClass, Process, Settings } from '../../machines/kernel/index.js';
import { defaultSettings } from '../../machines/kernel/index.js';
import { checkForm, type FieldError, isPlainObject } from '../forms/index.js';
import { ProblemError } from '../problem/index.js';

/** Reads what came over the wire into what the kernel takes. Every mistake is a 400 that names the field. */

export function formProblem(errors: readonly FieldError[]): ProblemError {
  const first = errors[0]?.message ?? '';
  const more = errors.length > 1 ? ` (et ${errors.length - 1} autre${errors.length > 2 ? 's' : ''})` : '';
  return new ProblemError(400, 'form', `Le formulaire est à corriger : ${first}${more}`, { errors });
}

export const fieldProblem = (field: string, code: string, message: string): ProblemError => formProblem([{ field, code, message }]);

/** The form's data, checked and clean. */
export function readForm(form: FormClass, data: unknown): Data {
  const checked = checkForm(form, data ?? {});
  if ('errors' in checked)
    throw formProblem(checked.errors.map((error) => ({ ...error, field: error.field ? `data.${error.field}` : 'data' })));
  return checked.data;
}

/** When it happened. `now` acts are stamped by the server; what happened outside may be earlier, never later. */
export function readOccurredAt(process: Process, act: string, given: string | undefined, now: string): Moment {
  const dating = process.formRules[act]?.dating ?? 'now';
  if (given === undefined) return instant(now);
  if (dating === 'now') {
    throw fieldProblem(
      'occurredAt',
      'stamped-by-server',
      'Cet acte est daté par Saisine au moment où il est accompli : n’indiquez pas de date.',
    );
  }
  const moment = asMoment(given, 'occurredAt');
  if (startOf(moment) > instant(now))
    throw fieldProblem('occurredAt', 'date-in-future', 'La date est dans le futur : indiquez le jour où le fait a eu lieu.');
  return moment;
}

/** Any date of a request. */
export function asMoment(text: unknown, field: string): Moment {
  if (typeof text !== 'string') throw fieldProblem(field, 'bad-date', 'Une date s’écrit 2019-10-07, ou 2019-10-07T14:30 avec une heure.');
  try {
    const moment = readMoment(text);
    dayOf(startOf(moment)); // a day that the reviewed calendar does not reach has no legal date
    return moment;
  } catch (error) {
    if (error instanceof CalendarError) throw fieldProblem(field, error.code, error.message);
    throw error;
  }
}

export const asInstant = (text: unknown, field: string): Instant => startOf(asMoment(text, field));

/** The delays of a new case: the defaults, and what was asked instead. */
export function readSettings(process: Process, given: unknown): Settings {
  if (given === undefined) return defaultSettings(process);
  if (!isPlainObject(given)) throw fieldProblem('settings', 'object', 'Les délais sont un objet : nom du réglage, liste de durées.');
  for (const [name, periods] of Object.entries(given)) {
    if (!Object.hasOwn(process.settings, name)) {
      throw fieldProblem(
        `settings.${name}`,
        'unknown-setting',
        `Ce réglage n’existe pas. Réglages : ${Object.keys(process.settings).join(', ')}.`,
      );
    }
    const isList =
      Array.isArray(periods) &&
      periods.length > 0 &&
      periods.length <= 10 &&
      periods.every((period) => typeof period === 'string' && /^P[1-9]\d{0,3}D$/.test(period));
    if (!isList)
      throw fieldProblem(`settings.${name}`, 'bad-period', 'Écrivez une liste de durées en jours, par exemple ["P15D", "P30D"].');
    // what comes back every day would make thousands of facts of a case that began on paper
    const comesBack = process.deadlines.some((rule) => rule.everySetting === name);
    if (comesBack && /^P[1-6]D$/.test(String(periods[0])))
      throw fieldProblem(`settings.${name}`, 'too-often', 'Un rappel revient au plus une fois par semaine : P7D ou davantage.');
  }
  return { ...defaultSettings(process), ...(given as Settings) };
}
