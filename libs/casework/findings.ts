import type { PoolClient } from 'pg';
import { startOf } from '../../machines/calendar/index.js';
import {
  answerOn,
  crossing,
  type Data,
  type Fact,
  type FactEvent,
  type Finding,
  type FindingRule,
  type Json,
  knownFor,
  neededFindings,
  type Person,
  type Position,
  type Process,
  type Told,
} from '../../machines/kernel/index.js';
import { type Head, shareHead } from './head.js';
import { factOf, readLog } from './log.js';
import type { Logbook } from './logbook.js';
import type { PersonalField } from './personal-fields.js';

/** What stands sealed, opened for a verdict and for nothing else. */
export interface Sealed {
  /** the form as it was filled in, names included */
  readonly written: Data;
  /** the persons of the case, by id; asked for only when a verdict needs them */
  readonly persons: () => Promise<Readonly<Record<string, Person>>>;
}

/**
 * Finds what an act needs from elsewhere, in its own transaction. Another case is locked (FOR SHARE) until the decision is
 * on disk: it can't end in between. A case only ever locks those it rests on, after itself, and no process rests on one
 * that rests on it: decisions never wait for each other in a ring.
 */
export async function find(
  client: PoolClient,
  logbook: Logbook,
  process: Process,
  position: Position | undefined,
  fact: Fact,
  sealed: Sealed,
): Promise<Fact> {
  const needed = neededFindings(process, fact.act);
  if (needed.length === 0) return fact;
  const known = knownFor(process, position, fact);
  const found: [string, Finding][] = [];
  for (const [name, rule] of needed) {
    const finding = await findOne(client, logbook, rule, known, { ...fact, type: fact.act }, sealed);
    if (finding) found.push([name, finding]);
  }
  return found.length > 0 ? { ...fact, findings: Object.fromEntries(found) } : fact;
}

/** The opened values of a case, person by person. */
export function personsFrom(fields: readonly PersonalField[]): Readonly<Record<string, Person>> {
  const persons: Record<string, Record<string, Json | undefined>> = {};
  for (const { person, name, value } of fields) {
    persons[person] ??= {};
    (persons[person] as Record<string, Json | undefined>)[name] = value;
  }
  return persons;
}

async function findOne(
  client: PoolClient,
  logbook: Logbook,
  rule: FindingRule<unknown>,
  known: unknown,
  act: FactEvent,
  { written, persons }: Sealed,
): Promise<Finding | undefined> {
  if (rule.of === 'sealedFields') return { answer: rule.derive(written, await persons()) };
  const key = rule.key(known, act);
  return key === undefined ? undefined : ask(client, logbook, rule.process, key, rule.asks, act);
}

async function ask(
  client: PoolClient,
  logbook: Logbook,
  process: string,
  key: string,
  asks: string,
  { occurredAt }: FactEvent,
): Promise<Finding> {
  const head = await shareHead(client, process, key);
  if (!head) return { answer: null };
  const at = startOf(occurredAt);
  const position = await logbook.at(client, head);
  const place = { case: head.id, seq: head.seq, head: head.head };
  // everything known of that case had happened by then: only its deadlines up to that date are still to be crossed
  if (at >= position.clock) {
    const standing = [...crossing(position, at)].at(-1)?.position ?? position;
    return { answer: answerOf(standing, asks), in: place };
  }
  return { answer: answerOn(await told(client, head, position), asks, at), in: place };
}

function answerOf(standing: Position, asks: string): Finding['answer'] {
  const answer = standing.process.answers?.[asks];
  if (!answer) throw new Error(`${standing.process.key} answers nothing to « ${asks} »`);
  return answer(standing);
}

const told = async (client: PoolClient, head: Head, { process, settings }: Position): Promise<Told> => ({
  process,
  settings,
  log: (await readLog(client, head.id, { upTo: head.seq })).map(({ body }) => factOf(body)),
});
