import { dayOf, frenchDate, instant, type Moment, notAfter, startOf } from '../../../machines/calendar/index.js';
import { ALARM_RELEASED, type Data, type FormClass, formRule, OPEN, type Process } from '../../../machines/kernel/index.js';
import { asMoment, fieldProblem, readForm } from '../reading.js';
import type { GivenBy, GivenFact, ImportedLine } from './line.js';
import { type LineProblem, problemsOf, refuseFor } from './problems.js';

/** A fact of an import, its form checked and its date read. */
export interface ReadFact {
  readonly act: string;
  readonly form: FormClass;
  readonly data: Data;
  readonly occurredAt: Moment;
  readonly by: GivenBy;
}

/** Every fact of a line, before anything is played. Throws LineRefused with all that is wrong in them. */
export function readFacts({ process, facts, reference }: ImportedLine, now: string): readonly ReadFact[] {
  const problems: LineProblem[] = [];
  if (facts[0]?.act !== OPEN)
    refuseFor([{ code: 'not-opened', message: 'Un dossier commence par son ouverture : « open ».', fact: 0, field: 'act' }]);
  const said = reference === undefined ? facts : withReference(process, facts, reference, problems);
  const read = said.map((fact, index) => readFact(process, fact, index, now, problems));
  problems.push(...outOfOrder(process, read));
  refuseFor(problems);
  return read as readonly ReadFact[];
}

function readFact(process: Process, given: GivenFact, index: number, now: string, problems: LineProblem[]): ReadFact | undefined {
  const { act, by } = given;
  const form = Object.hasOwn(process.forms, act) ? process.forms[act] : undefined;
  const tried = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (failure) {
      const found = problemsOf(failure, index);
      if (!found) throw failure;
      problems.push(...found);
      return undefined;
    }
  };
  if (!form) {
    const known = Object.keys(process.forms).join(', ');
    problems.push({ code: 'unknown-act', message: `Actes de cette procédure : ${known}.`, fact: index, field: 'act' });
    return undefined;
  }
  if (act === ALARM_RELEASED)
    problems.push({ code: 'no-alarm', message: 'Un dossier tenu sur papier n’a pas d’alerte à lever.', fact: index, field: 'act' });
  const data = tried(() => readForm(form, given.data));
  const occurredAt = tried(() => readDate(given.occurredAt, now));
  return data && occurredAt && { act, form, data, occurredAt, by };
}

/** Each fact has its real date, also those that Saisine stamps itself when it performs them. */
function readDate(given: string | undefined, now: string): Moment {
  if (given === undefined)
    throw fieldProblem('occurredAt', 'required', 'Donnez la date du fait : 2019-10-07, ou 2019-10-07T14:30 avec son heure.');
  const moment = asMoment(given, 'occurredAt');
  dayOf(moment); // an instant of a year that the calendar does not cover is refused here, where its place is known
  if (startOf(moment) > instant(now))
    throw fieldProblem('occurredAt', 'date-in-future', 'La date est dans le futur : un dossier repris ne contient que ce qui a eu lieu.');
  return moment;
}

/** Facts come in the order in which they happened: what a date means rests on what stood before it. */
function outOfOrder(process: Process, facts: readonly (ReadFact | undefined)[]): readonly LineProblem[] {
  return facts.flatMap((fact, index): LineProblem[] => {
    const above = facts[index - 1];
    if (!fact || !above || notAfter(above.occurredAt, fact.occurredAt)) return [];
    const named = ({ act, occurredAt }: ReadFact, place: number) =>
      `le fait n° ${place} (« ${process.formRules[act]?.label ?? act} », ${frenchDate(occurredAt)})`;
    const message = `${capital(named(fact, index + 1))} est antérieur à celui qui le précède dans la liste, ${named(above, index)}. Rangez les faits dans l’ordre où ils ont eu lieu, ou corrigez la date.`;
    return [{ code: 'facts-out-of-order', message, fact: index, field: 'occurredAt' }];
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const OWN_REFERENCE = 'ownReference';

/** The sender's reference stands where the opening's form asks for it. */
function withReference(process: Process, facts: readonly GivenFact[], reference: string, problems: LineProblem[]): readonly GivenFact[] {
  const form = process.forms[OPEN];
  const [opening, ...rest] = facts;
  if (!form || !opening || !formRule(form).fields.some(({ name }) => name === OWN_REFERENCE)) {
    const message = 'Cette procédure ne garde pas de référence interne : retirez « reference ».';
    problems.push({ code: 'unknown-field', message, field: 'reference' });
    return facts;
  }
  return [{ ...opening, data: { [OWN_REFERENCE]: reference, ...(opening.data as object | undefined) } }, ...rest];
}
