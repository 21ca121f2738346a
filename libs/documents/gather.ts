import type { Pool } from 'pg';
import { dayOf, epoch, type Instant, toInstant } from '../../machines/calendar/index.js';
import {
  canonical,
  DEADLINE_REACHED,
  effective,
  type Fact,
  type Json,
  type Letter,
  type Process,
  retell,
  type Settings,
} from '../../machines/kernel/index.js';
import { factOf, processOf, readLog } from '../casework/index.js';
import type { Directory } from '../directory/index.js';
import type { OpenedField } from '../vault/index.js';
import { type Material, wantedBy } from './material.js';
import type { Scope } from './paths.js';

/** A document's row, its case, and the effect that asked for it. */
export interface Row {
  readonly id: string;
  readonly caseId: string;
  /** of the case */
  readonly process: string;
  readonly reference: string;
  readonly settings: Settings;
  readonly kind: string;
  readonly number: string | null;
  /** UTC */
  readonly createdAt: string;
  /** of the effect: the place of the fact that asked for it, and what it said */
  readonly seq: number;
  readonly type: string;
  readonly effect: Json;
}

export type LetterOf = { readonly template: string; readonly letter: Letter };

/** `purchaseOrder@1`, by the name under which a document keeps it. Undefined when this program does not carry it. */
export function letterNamed(process: Process, template: string): Letter | undefined {
  const [kind = '', version] = template.split('@');
  return process.documents[kind]?.letters?.find((letter) => String(letter.version) === version);
}

/** The letter in which a document of this kind is written today; undefined for one that is only a row. */
export function newestLetter(process: Process, kind: string): LetterOf | undefined {
  const letter = process.documents[kind]?.letters?.at(-1);
  return letter && { template: `${kind}@${letter.version}`, letter };
}

/** Reads all that a letter says: the fact that asked for it, what had been established before it, the directory, and whom it names. */
export async function gather(pool: Pool, directory: Directory, row: Row, letter: Letter): Promise<Material> {
  const { values, organisations, persons } = wantedBy(letter, await scopeOf(pool, row));
  const correspondents = await directory.correspondents(organisations);
  const fields = persons.length > 0 ? await namesIn(pool, row.caseId, persons) : [];
  const { title, on } = row.effect as { readonly title: string; readonly on: string };
  return {
    reference: row.reference,
    title,
    number: row.number,
    on,
    madeAt: row.createdAt,
    values,
    organisations: Object.fromEntries(correspondents.map(({ id, name, letterhead }) => [id, { name, letterhead }])),
    names: Object.fromEntries(persons.map((person) => [person, nameFields(fields, person)])),
  };
}

/** What its paths may look into. A correction asks for a document in the name of an act before it: that act is the one meant. */
async function scopeOf(pool: Pool, row: Row): Promise<Scope> {
  const { reference, settings } = row;
  const process = processOf(row.process);
  const log = (await readLog(pool, row.caseId, { upTo: row.seq })).map(({ body }) => factOf(body));
  const last = log.at(-1);
  if (!last) throw new Error('a document without the fact that asked for it');
  const told = retell({ process, settings, log }, last.recordedAt);
  const asked = canonical({ type: row.type, content: row.effect });
  const step = told.steps.findLast(({ effects }) => effects.some(({ type, content }) => canonical({ type, content }) === asked));
  if (!step) throw new Error('no fact of this case asks for this document');
  const { fact } = step;
  const earlier = effective(log).filter(({ fact: { seq } }) => seq < fact.seq);
  const { fields, title, on } = row.effect as { readonly fields: Json; readonly title: string; readonly on: string };
  return {
    content: fields,
    act: fact.data,
    by: fact.by,
    known: (fact.act === DEADLINE_REACHED ? foundBy(fact) : (told.found.get(fact.seq) ?? told.position))?.known,
    acts: Object.fromEntries(earlier.map((standing) => [standing.fact.act, standing.fact.data])),
    since: since([...earlier.map((standing) => standing.fact), fact]),
    document: { number: row.number, title, on },
    case: { reference },
  };

  /** Where a deadline found the case: as it stood the instant before. */
  function foundBy({ occurredAt }: Fact) {
    return retell({ process, settings, log }, toInstant(epoch(occurredAt as Instant) - 1)).position;
  }
}

/** act -> act -> how often the second was done since the last time of the first, each with who decided, its day and its form. */
function since(facts: readonly Fact[]): Json {
  const formsIn = (given: readonly Fact[]) => {
    const forms: Record<string, Json[]> = {};
    for (const { act, by, occurredAt, data } of given)
      forms[act] = [...(forms[act] ?? []), { by: by as unknown as Json, on: dayOf(occurredAt), form: data }];
    return forms;
  };
  const last = new Map(facts.map(({ act }, index) => [act, index]));
  return Object.fromEntries([...last].map(([act, index]) => [act, formsIn(facts.slice(index + 1))]));
}

/** The sealed fields that hold these persons' names, as they stand now; ids only, nothing is opened. */
async function namesIn(pool: Pool, caseId: string, persons: readonly string[]): Promise<readonly NameField[]> {
  const { rows } = await pool.query<NameField>({
    name: 'document-names',
    text: `SELECT f.id, f.person, f.name FROM personal_fields f
            WHERE f.case_id = $1 AND f.person = ANY($2) AND f.name = ANY($3) AND f.data_class = 'identity'
              AND NOT EXISTS (SELECT 1 FROM replaced_fields r WHERE r.field_id = f.id)
            ORDER BY f.id`,
    values: [caseId, persons, NAME_FIELDS],
  });
  return rows;
}

/** first name first */
const NAME_FIELDS = ['firstName', 'lastName'];
type NameField = Pick<OpenedField, 'id' | 'person' | 'name'>;

const nameFields = (fields: readonly NameField[], person: string): readonly string[] =>
  NAME_FIELDS.flatMap((name) => fields.find((field) => field.person === person && field.name === name)?.id ?? []);
