import {
  advance,
  begin,
  canonical,
  type Json,
  type Position,
  type Process,
  type Settings,
  type Step,
} from '../../machines/kernel/index.js';
import { chainStart, factOf, linkHash, type Recorded } from '../casework/index.js';
import { actLabel } from './deadline-view.js';

export interface Replayed {
  readonly seq: number;
  readonly act: string;
  readonly label: string;
  readonly situation: string;
  readonly hash: string;
  readonly stateHash: string;
  readonly verified: boolean;
  /** what does not agree, in French; empty when all does */
  readonly flaws: readonly string[];
}

/** Plays a stored log again: every link of its chain and every state must come out as they were stored. */
export function replayView(
  caseId: string,
  process: Process,
  settings: Settings,
  log: readonly Recorded[],
  head: { readonly seq: number; readonly hash: string },
) {
  let previous = chainStart(caseId);
  let position: Position | undefined;
  const steps = log.map((recorded, index): Replayed => {
    const { body, situation, hash } = recorded;
    const flaws: string[] = [];
    if (body.seq !== index + 1) flaws.push(`le journal saute de ${index} à ${body.seq}`);
    if (linkHash(previous, body) !== hash) flaws.push('le maillon ne correspond pas à ce qui est écrit : le fait a été modifié');
    previous = hash;
    const outcome = position ? advance(position, factOf(body)) : begin(process, factOf(body), settings);
    if ('refused' in outcome) flaws.push(`rejoué, ce fait est refusé (${outcome.refused.map(({ code }) => code).join(', ')})`);
    else {
      position = outcome.position;
      flaws.push(...differences(recorded, outcome.step));
    }
    return {
      seq: body.seq,
      act: body.act,
      label: actLabel(process, body.act, body.data),
      situation,
      hash,
      stateHash: body.stateHash,
      verified: flaws.length === 0,
      flaws,
    };
  });
  const headAgrees = head.seq === log.length && head.hash === previous;
  const divergence = steps.find(({ verified }) => !verified);
  return {
    process: process.key,
    definition: process.definition,
    verified: divergence === undefined && headAgrees && log.length > 0,
    firstDivergence: divergence
      ? { seq: divergence.seq, flaws: divergence.flaws }
      : headAgrees
        ? null
        : { seq: head.seq, flaws: ['la tête du dossier n’est pas le dernier maillon'] },
    steps,
  };
}

function differences({ body, situation, deadlines, effects }: Recorded, step: Step): string[] {
  const same = (a: unknown, b: unknown) => canonical(a as Json) === canonical(b as Json);
  return [
    ...(step.stateHash === body.stateHash ? [] : ['rejoué, ce fait mène à un autre état']),
    ...(step.situation === situation ? [] : [`rejoué, ce fait mène à « ${step.situation} »`]),
    ...(same(step.deadlines, deadlines) ? [] : ['les échéances consignées ne sont pas celles qui se calculent']),
    ...(same(step.effects, effects) ? [] : ['les effets consignés ne sont pas ceux qui se calculent']),
  ];
}
