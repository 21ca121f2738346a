import { type Instant, type Moment, startOf } from '../../machines/calendar/index.js';
import {
  canonical,
  type Data,
  DEADLINE_REACHED,
  effective,
  type Fact,
  type FormClass,
  isCorrectable,
  type Json,
  OPEN,
} from '../../machines/kernel/index.js';
import { ANSWERED_BY, asMoment, checkOrganisations, decidedBy, fieldProblem, readForm, separate } from '../casework/index.js';
import type { ClearField } from '../vault/index.js';
import type { By, Wanted } from './model.js';
import { notCorrectable, notLate } from './problems.js';
import { REASONS, type Reason } from './reasons.js';
import { correctingRelation } from './rights.js';
import type { Scene } from './scene.js';
import { keepUnchanged } from './unchanged.js';

/** A request that was understood: what its `RECTIFIED` will say. */
export interface Asked {
  readonly correction: Data;
  readonly replaces: number | null;
  /** values to seal, which the correction refers to */
  readonly fields: readonly ClearField[];
  /** in which relation it is asked for */
  readonly relation: string;
  readonly reason: Reason;
}

/** Reads a request. Throws 400 (form), 403, 409 `not-correctable`, `not-late`. */
export async function readAsked(scene: Scene, wanted: Wanted): Promise<Asked> {
  const reason = readReason(wanted.reason);
  if (wanted.insert !== undefined) return { ...(await readInsertion(scene, wanted)), reason };
  const { original, stands } = originalOf(scene, wanted.replaces);
  const relation = correctingRelation(scene.position, original, scene.log[0], scene.who);
  const { seq: replaces } = original;
  if (wanted.remove === true) {
    if (original.act === OPEN) throw notCorrectable();
    alone(wanted, 'remove', ['occurredAt', 'by', 'data']);
    return { correction: { replaces, by: null }, replaces, fields: [], relation, reason };
  }
  const occurredAt = wanted.occurredAt === undefined ? original.occurredAt : readDate(wanted.occurredAt, 'occurredAt', scene.now);
  const by = wanted.by === undefined ? original.by : readBy(scene, original, wanted.by);
  const { data, fields } = await readData(scene, original, wanted.data);
  const said = { occurredAt, by, data } as unknown as Data;
  if (
    stands &&
    canonical(said as Json) === canonical({ occurredAt: original.occurredAt, by: original.by, data: original.data } as unknown as Json)
  )
    throw fieldProblem('data', 'nothing-to-correct', 'Cette correction ne change rien à ce qui est consigné.');
  return { correction: { replaces, by: said }, replaces, fields, relation, reason };
}

function readReason(given: string | undefined): Reason {
  if (given !== undefined && Object.hasOwn(REASONS, given)) return given as Reason;
  throw fieldProblem('reason', 'reason', `Indiquez le motif : ${Object.keys(REASONS).join(', ')}.`);
}

/** The fact as it stands today, its last correction read; as it was recorded where it was taken out, so that it can be put back. */
function originalOf({ log }: Scene, given: unknown): { readonly original: Fact; readonly stands: boolean } {
  const recorded = typeof given === 'number' ? log.find(({ seq }) => seq === given) : undefined;
  if (!recorded) throw fieldProblem('replaces', 'unknown-place', 'Indiquez le numéro d’un fait de ce dossier, ou le fait à insérer.');
  if (!isCorrectable(recorded)) throw notCorrectable();
  const standing = effective(log).find(({ fact }) => fact.seq === recorded.seq)?.fact;
  const asRecorded = recorded.data.inserts ? { ...recorded, ...(recorded.data.inserts as unknown as Fact) } : recorded;
  return { original: standing ?? asRecorded, stands: standing !== undefined };
}

function alone(wanted: Wanted, what: string, others: readonly (keyof Wanted)[]): void {
  const beside = others.find((name) => wanted[name] !== undefined);
  if (beside !== undefined) throw fieldProblem(beside, 'not-together', `« ${beside} » ne va pas avec « ${what} ».`);
}

function readDate(given: string, field: string, now: Instant): Moment {
  const moment = asMoment(given, field);
  if (startOf(moment) <= now) return moment;
  throw fieldProblem(field, 'date-in-future', 'La date est dans le futur : indiquez le jour où le fait a eu lieu.');
}

/** The line stays the one under which it was recorded: only the person, or how their decision is known, is another. */
function readBy({ position, who }: Scene, { act, by, recordedAs }: Fact, given: By): Fact['by'] {
  const { relation = by.relation, person = by.person, evidence = by.evidence } = given;
  const decided = decidedBy(position, act, who, { relation, person, evidence });
  if (decided.recordedAs === recordedAs && decided.by.relation === by.relation) return decided.by;
  throw fieldProblem(
    'by.relation',
    'another-line',
    'Qui décide dans une autre relation fait un autre acte : retirez ce fait, puis consignez l’autre.',
  );
}

async function readData(scene: Scene, original: Fact, given: unknown): Promise<{ data: Data; fields: readonly ClearField[] }> {
  if (given === undefined) return { data: original.data, fields: [] };
  const { data, fields } = await filledForm(scene, original.act, given);
  const { [ANSWERED_BY]: answeredBy } = original.data;
  const kept = keepUnchanged({ data, fields }, original.data, await scene.opened());
  return { ...kept, data: answeredBy === undefined ? kept.data : { ...kept.data, [ANSWERED_BY]: answeredBy } };
}

async function filledForm({ client, directory, caseId, position }: Scene, act: string, given: unknown) {
  const form: FormClass | undefined = Object.hasOwn(position.process.forms, act) ? position.process.forms[act] : undefined;
  if (!form) throw notCorrectable();
  return separate(form, await checkOrganisations(directory, client, form, readForm(form, given)), caseId);
}

/** An act that was learnt after a term had moved the case: it stands before that term. */
async function readInsertion(scene: Scene, wanted: Wanted): Promise<Omit<Asked, 'reason'>> {
  alone(wanted, 'insert', ['replaces', 'occurredAt', 'by', 'data', 'remove']);
  const { act = '', occurredAt: date, by: given, data: written } = wanted.insert ?? {};
  const { position, who, log, now } = scene;
  if (act === OPEN || !isCorrectable({ act, data: {} }) || !Object.hasOwn(position.process.forms, act))
    throw fieldProblem('insert.act', 'unknown-act', 'Aucun acte de ce nom ne s’insère dans ce dossier.');
  if (date === undefined) throw fieldProblem('insert.occurredAt', 'required', 'Indiquez le jour où le fait a eu lieu.');
  if (position.process.formRules[act]?.dating === 'now')
    throw fieldProblem(
      'insert.act',
      'stamped-by-server',
      'Cet acte est accompli dans Saisine et daté par elle : il ne s’insère pas dans le passé.',
    );
  const occurredAt = readDate(date, 'insert.occurredAt', now);
  const { by, recordedAs } = decidedBy(position, act, who, given);
  const { data, fields } = await filledForm(scene, act, written ?? {});
  const inserts = { act, occurredAt, by, ...(recordedAs === undefined ? {} : { recordedAs }), data } as unknown as Data;
  const correction = { replaces: null, inserts, after: placeBeforeTheTerm(log, occurredAt) };
  return { correction, replaces: null, fields, relation: recordedAs ?? by.relation };
}

function placeBeforeTheTerm(log: readonly Fact[], occurredAt: Moment): number {
  const isLaterTerm = ({ act, data, occurredAt: due }: Fact) =>
    act === DEADLINE_REACHED && data.consequence === 'transition' && startOf(due) > startOf(occurredAt);
  const term = log.find(isLaterTerm);
  if (!term || term.seq < 2) throw notLate();
  return term.seq - 1;
}
