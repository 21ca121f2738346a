import { type Attached, blank, hourFromTyped, isBlank, lacking, type Mistakes, tidy, type Written } from '../../forms/index.js';
import { isDay } from '../../language/index.js';
import type { Action, ByChoice } from '../queries.js';
import { words } from '../words.js';

/** What somebody has written of an act so far: kept as a draft, sent when it is whole. */
export interface Entry {
  readonly data: Written;
  /** '2026-11-23', or what was typed as long as it is no day */
  readonly day: string;
  readonly hour: string;
  /** which of the act's ways to be decided */
  readonly choice: number;
  readonly person?: string;
  readonly organisation?: string;
  readonly evidence?: string;
  readonly attachments: readonly Attached[];
}

/** What an act's form begins with, where somebody came from elsewhere: from what is missing, from a date that was tried. */
export type BegunEntry = Partial<Pick<Entry, 'data' | 'day' | 'choice' | 'person' | 'organisation' | 'evidence'>>;

export const emptyEntry = ({ form, byChoices }: Action): Entry => ({
  data: blank(form),
  day: '',
  hour: '',
  choice: 0,
  attachments: [],
  ...(byChoices[0] ? onlyOnes(byChoices[0]) : {}),
});

/** What somebody came with goes before what was there: they mean it now. */
export const begunWith = (entry: Entry, begun: BegunEntry = {}): Entry => ({
  ...entry,
  ...begun,
  data: { ...entry.data, ...begun.data },
});

/** Where only one person could be meant there is nothing to choose. */
export function onlyOnes(choice: ByChoice): Pick<Entry, 'person' | 'organisation'> {
  if (choice.inPerson) return {};
  const [person, ...people] = choice.persons;
  const [organisation, ...others] = choice.organisations;
  if (person) return people.length === 0 ? { person: person.id } : {};
  return organisation && others.length === 0 ? { organisation: organisation.id } : {};
}

/** Whose decision is recorded, of those that stand in that relation: people, or organisations where it has no people. */
const isDeciderMissing = (choice: ByChoice, { person, organisation }: Entry): boolean =>
  !choice.inPerson && (choice.persons.length > 0 ? person === undefined : choice.organisations.length > 0 && organisation === undefined);

/** Is there nothing in it that would be a pity to lose? */
export const isUntouched = ({ form }: Action, entry: Entry): boolean =>
  isBlank(form, entry.data) && entry.day === '' && entry.attachments.length === 0 && entry.evidence === undefined;

/** A draft may be of an older form: what it lacks is as in a new one. */
export const revived = (action: Action, draft: Partial<Entry>): Entry => {
  const fresh = emptyEntry(action);
  const choice = draft.choice !== undefined && draft.choice < action.byChoices.length ? draft.choice : 0;
  return { ...fresh, ...draft, data: { ...fresh.data, ...(draft.data ?? {}) }, choice, attachments: draft.attachments ?? [] };
};

/** What is still to be said, by the place of each field. @param today the day it is in the case */
export function lackingIn(action: Action, entry: Entry, today: string, says: (typeof words)['fr']['doing']): Mistakes {
  const choice = action.byChoices[entry.choice];
  return {
    ...lacking(action.form, entry.data),
    ...(action.dating === 'evidenced' && !isDay(entry.day) ? { occurredAt: says.whenMissing } : {}),
    ...(action.dating === 'evidenced' && /^\d{4}-/.test(entry.day) && entry.day > today ? { occurredAt: says.whenAhead } : {}),
    ...(entry.hour !== '' && hourFromTyped(entry.hour) === undefined ? { hour: says.hourBad } : {}),
    ...(choice && isDeciderMissing(choice, entry) ? { 'by.person': says.personMissing } : {}),
    ...(choice && !choice.inPerson && entry.evidence === undefined ? { 'by.evidence': says.evidenceMissing } : {}),
  };
}

/** When it happened: a day, or a moment in Paris. */
const momentOf = ({ day, hour }: Entry): string => {
  const clock = hourFromTyped(hour);
  return clock === undefined ? day : `${day}T${clock}`;
};

const recordedFor = ({ person, organisation, evidence }: Entry) => ({ person, organisation, evidence });

/** The command that an act is. */
export function commandOf(action: Action, entry: Entry): Written {
  const choice = action.byChoices[entry.choice];
  const by = choice && { relation: choice.relation, ...(choice.inPerson ? {} : recordedFor(entry)) };
  return {
    data: tidy(action.form, entry.data),
    ...(action.dating === 'evidenced' ? { occurredAt: momentOf(entry) } : {}),
    ...(by ? { by } : {}),
    ...(entry.attachments.length > 0 ? { attachments: entry.attachments.map(({ id }) => id) } : {}),
  };
}

/** The same act in a forecast: whoever tries it says for which organisation. @param now what time it is in the case */
export function foreseenFact(action: Action, entry: Entry, organisation: string, now: string): Written {
  const choice = action.byChoices[entry.choice];
  const by = choice && {
    relation: choice.relation,
    ...(choice.inPerson ? { organisation } : { ...recordedFor(entry), recordedAs: choice.recordedAs.relation }),
  };
  return {
    act: action.act,
    data: tidy(action.form, entry.data),
    occurredAt: action.dating === 'evidenced' ? momentOf(entry) : now,
    ...(by ? { by } : {}),
  };
}
