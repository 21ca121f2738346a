import { type Instant, startOf } from '../calendar/index.js';
import { type Finding } from './fact.js';
import type { Looking } from './finding.js';
import { standingOn, type Told } from './retell.js';

/** What another case answers on a date: its facts played up to there, whatever was recorded in which order. */
export function answerOn({ process, settings, log }: Told, asks: string, at: Instant): Finding['answer'] {
  const answer = process.answers?.[asks];
  if (!answer) throw new Error(`${process.key} answers nothing to « ${asks} »`);
  const position = standingOn({ process, settings, log }, at);
  return position ? answer(position) : null;
}

/** A case that stands beside a simulation. */
export interface Beside extends Told {
  /** by which others ask for it: `case:<id>` */
  readonly id: string;
}

/** Finds among cases that stand beside, without a database. What is not there is not found: its answer is null. */
export function lookingAmong(cases: readonly Beside[]): Looking {
  return (rule, known, act) => {
    if (rule.of === 'sealedFields') return undefined;
    const key = rule.key(known, act);
    if (key === undefined) return undefined;
    const at = startOf(act.occurredAt);
    const asked = cases.find((one) => one.process.id === rule.process && (key === `case:${one.id}` || registeredUnder(one, key, at)));
    if (!asked) return { answer: null };
    return { answer: answerOn(asked, rule.asks, at), in: { case: asked.id, seq: asked.log.at(-1)?.seq ?? 0, head: '' } };
  };
}

const registeredUnder = (told: Told, key: string, at: Instant): boolean => {
  const position = standingOn(told, at);
  return position !== undefined && (told.process.keys?.(position.known) ?? []).includes(key);
};
