import { frenchDate, startOf } from '../calendar/index.js';
import { holds, mayDecide } from './access.js';
import { ALARM_RELEASED, type DecidedBy, type Fact, type FactEvent, type Findings, NOTHING_FOUND, OPEN } from './fact.js';

import type { Position } from './position.js';
import type { Process } from './process.js';
import { type Refusal, refusal } from './refusal.js';
import { notFromText, type Source } from './source.js';

const DATED = notFromText('Règle de Saisine : un fait est daté du jour où il a eu lieu, jamais plus tard', 'A-95');

/**
 * Why a fact can't be the next one; empty when it can. The order is the one in which a person would ask:
 * is the case still open, does this situation know the act, is it mine to decide, are its dates right, do its guards agree.
 */
export function refusals<Known>(process: Process<Known>, position: Position<Known> | undefined, fact: Fact): readonly Refusal[] {
  return (
    first(
      () => outOfPlace(process, position, fact.act),
      () => notTheirs(process, position, fact.act, fact.by, fact.recordedAs),
      () => badlyDated(position, fact),
    ) ?? refusedByGuards(process, position, fact.act, { ...fact, type: fact.act }, fact.findings ?? NOTHING_FOUND)
  );
}

/** The same before a form is filled in, for somebody who stands in a relation: what a page shows beside a button. */
export function obstacles<Known>(
  position: Position<Known>,
  act: string,
  by: DecidedBy,
  recordedAs?: string,
  findings: Findings = NOTHING_FOUND,
): readonly Refusal[] {
  const { process } = position;
  return (
    first(
      () => outOfPlace(process, position, act),
      () => notTheirs(process, position, act, by, recordedAs),
    ) ?? refusedByGuards(process, position, act, undefined, findings)
  );
}

/** The first question that finds something to refuse, or undefined. */
function first(...questions: readonly (() => Refusal | undefined)[]): readonly Refusal[] | undefined {
  for (const question of questions) {
    const found = question();
    if (found) return [found];
  }
  return undefined;
}

const labelOf = <Known>(process: Process<Known>, act: string) => process.formRules[act]?.label ?? act;

function outOfPlace<Known>(process: Process<Known>, position: Position<Known> | undefined, act: string): Refusal | undefined {
  if (!position) return act === OPEN ? undefined : refusal('not-opened', 'Un dossier commence par son ouverture.', process.source);
  if (act === ALARM_RELEASED) return undefined;
  const here = process.situations[position.situation];
  const source = here?.source ?? process.source;
  if (position.closed) return refusal('case-ended', `Le dossier est terminé : « ${here?.label} ». Plus rien ne s’y décide.`, source);
  if (here?.ways.some((way) => way.act === act)) return undefined;
  const elsewhere = Object.values(process.situations).filter((one) => one.ways.some((way) => way.act === act));
  const when = elsewhere.length > 0 ? ` Cet acte est possible dans : ${elsewhere.map((one) => `« ${one.label} »`).join(', ')}.` : '';
  return refusal(
    'not-in-this-situation',
    `« ${labelOf(process, act)} » n’est pas possible tant que le dossier est dans la situation « ${here?.label} ».${when}`,
    source,
  );
}

function notTheirs<Known>(
  process: Process<Known>,
  position: Position<Known> | undefined,
  act: string,
  by: DecidedBy,
  recordedAs?: string,
): Refusal | undefined {
  const lines = process.access.acts[act];
  const source = sourceOf(process, position, act);
  if (!mayDecide(lines, by, recordedAs)) {
    const who = (lines ?? []).map((line) => process.access.relations[line.decides]?.label ?? line.decides);
    return refusal(
      'not-yours-to-decide',
      `« ${labelOf(process, act)} » appartient à : ${[...new Set(who)].join(', ') || 'personne'}.`,
      source,
    );
  }
  if (position && !holds(process.access, position.known, by)) {
    const label = process.access.relations[by.relation]?.label ?? by.relation;
    return refusal('not-in-this-relation', `L’auteur désigné n’est pas, dans ce dossier, ${label}.`, source);
  }
  return undefined;
}

function badlyDated<Known>(position: Position<Known> | undefined, fact: Fact): Refusal | undefined {
  const happened = startOf(fact.occurredAt);
  if (happened > fact.recordedAt) {
    return refusal(
      'in-the-future',
      `Un fait ne peut pas être daté du futur (${frenchDate(fact.occurredAt)}). Indiquez le jour où il a eu lieu.`,
      DATED,
    );
  }
  const ended = position?.lastTransition;
  if (ended !== undefined && happened < ended) {
    const text = `Ce fait est antérieur au ${frenchDate(ended)}, date à laquelle un terme a déjà changé la situation. Demandez une rectification du dossier.`;
    return refusal('needs-rectification', text, DATED, { what: 'date', id: ended });
  }
  return undefined;
}

/** What the ways that the act could take lack, each lack once: those that lack least speak; none when one way is free. */
function refusedByGuards<Known>(
  process: Process<Known>,
  position: Position<Known> | undefined,
  act: string,
  fact: FactEvent | undefined,
  findings: Findings,
): readonly Refusal[] {
  if (!position) return []; // the opening's guards read what it establishes: `begin` asks them
  const ways = (process.situations[position.situation]?.ways ?? []).filter((way) => way.act === act);
  const lacks = ways.map(({ guards }) => guards.flatMap((name) => process.guards[name]?.(position.known, fact, findings) ?? []));
  const least = Math.min(...lacks.map(({ length }) => length));
  return distinct(lacks.filter(({ length }) => length === least).flat());
}

/** Two ways that ask for the same thing ask once. */
function distinct(list: readonly Refusal[]): readonly Refusal[] {
  const keyOf = ({ code, missing }: Refusal) => JSON.stringify([code, missing.map(({ what, id }) => [what, id])]);
  const keys = list.map(keyOf);
  return list.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

function sourceOf<Known>(process: Process<Known>, position: Position<Known> | undefined, act: string): Source {
  const here = position && process.situations[position.situation];
  return here?.ways.find((way) => way.act === act)?.source ?? here?.source ?? process.source;
}
