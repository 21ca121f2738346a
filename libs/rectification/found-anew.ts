import {
  canonical,
  effective,
  type Fact,
  type FactEvent,
  type Finding,
  type Findings,
  findingKey,
  type Json,
  knownFor,
  neededFindings,
  type Position,
  type Process,
  retell,
} from '../../machines/kernel/index.js';
import { filledIn, find, type PersonalField, personsFrom } from '../casework/index.js';
import type { Scene } from './scene.js';
import { referencesIn } from './unchanged.js';

/** A fact, and where it finds the case. */
interface Placed {
  readonly fact: Fact;
  readonly here: Position | undefined;
}

/**
 * What the corrected case needs from elsewhere and finds otherwise than it did: the corrected act is asked anew, and so is every
 * act that now asks about another case, or judges values that were corrected. The rest keeps what was found when it was decided.
 * @param added values that the correction seals, opened
 */
export async function findAnew(scene: Scene, correction: Fact, added: readonly PersonalField[]): Promise<Findings | undefined> {
  const { position, log, now } = scene;
  const { process, settings } = position;
  if (Object.keys(process.findings ?? {}).length === 0) return undefined;
  const corrected = [...log, correction];
  const [before, after] = [placedIn({ process, settings, log }, now), placedIn({ process, settings, log: corrected }, now)];
  const judgesSealed = (act: string) => neededFindings(process, act).some(([, rule]) => rule.of === 'sealedFields');
  const found: [string, Finding][] = [];
  for (const placed of after.values()) {
    const { fact } = placed;
    const was = before.get(fact.seq);
    const isCorrected = was === undefined || isAnother(fact, was.fact);
    // an earlier correction of the same place may have been found anew, and is no longer in force
    const hasLostFindings = foundIn(fact) !== foundIn(was?.fact);
    const isAskedAnew =
      isCorrected || hasLostFindings || (added.length > 0 && judgesSealed(fact.act)) || keysOf(process, placed) !== keysOf(process, was);
    if (!isAskedAnew || neededFindings(process, fact.act).length === 0) continue;
    const findings = await askAnew(scene, placed, await inForce(scene, added, after));
    for (const [name, finding] of findings)
      if (isCorrected || canonical(finding.answer) !== canonical(fact.findings?.[name]?.answer))
        found.push([findingKey(fact.seq, name), finding]);
  }
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function placedIn(told: Parameters<typeof retell>[0], now: Scene['now']): ReadonlyMap<number, Placed> {
  const { found } = retell(told, now);
  return new Map(effective(told.log).map(({ fact }) => [fact.seq, { fact, here: found.get(fact.seq) }]));
}

/** What was erased can't be judged a second time: the verdict of then stands. */
async function askAnew(
  { client, logbook, position }: Scene,
  { fact, here }: Placed,
  fields: readonly PersonalField[],
): Promise<readonly [string, Finding][]> {
  const { process } = position;
  const opened = new Map(fields.map((field) => [field.id, field]));
  const sealed = {
    written: filledIn(fact.data as Json, opened) as Fact['data'],
    persons: async () => personsFrom(fields),
  };
  const { findings = {} } = await find(client, logbook, process, here, { ...fact, findings: undefined }, sealed);
  const isErased = fields.some(({ erased }) => erased);
  return Object.entries(findings).filter(([name]) => !isErased || process.findings?.[name]?.of !== 'sealedFields');
}

const foundIn = (fact: Fact | undefined): string => canonical((fact?.findings ?? {}) as unknown as Json);

const isAnother = (fact: Fact, was: Fact): boolean =>
  fact.occurredAt !== was.occurredAt || canonical(fact.data as Json) !== canonical(was.data as Json);

/** About which other cases an act asks, where it stands. */
function keysOf(process: Process, { fact, here }: Placed): string {
  const event: FactEvent = { ...fact, type: fact.act };
  const rules = neededFindings(process, fact.act);
  if (rules.length === 0) return '';
  const known = knownFor(process, here, fact);
  return canonical(rules.map(([, rule]) => (rule.of === 'anotherCase' ? (rule.key(known, event) ?? null) : null)));
}

/** The values in force once it is corrected: those that it replaces are out, those that it seals are in. */
async function inForce(
  scene: Scene,
  added: readonly PersonalField[],
  after: ReadonlyMap<number, Placed>,
): Promise<readonly PersonalField[]> {
  const opened = await scene.opened();
  const named = new Set([...after.values()].flatMap(({ fact }) => referencesIn(fact.data as Json).map(({ $field }) => $field)));
  return added.length === 0 ? opened : [...opened, ...added].filter(({ id }) => named.has(id));
}
