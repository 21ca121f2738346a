import type { Process, Refusal } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { after, attempt, type Tried } from './facts.js';
import { begunWith } from './opening.js';

/** An act that breaks one rule: the codes it is refused with, and what is said to be missing. */
export interface Broken {
  readonly rule: string;
  /** nothing: it is the opening */
  readonly before: readonly Tried[];
  readonly act: Tried;
  /** `code missing-id`, in order */
  readonly refused: readonly string[];
  /** one requirement that each of the refusals must cite; empty where they break several rules */
  readonly cites: string;
}

/** What is missing is called what it is: whoever reads the refusal is shown a party's or an organisation's name. */
const kindOf = (id: string) =>
  /^p\d+$/.test(id) ? 'party' : /^\d{4}-/.test(id) ? 'date' : /^(caisse|organisme)-/.test(id) ? 'organisation' : 'field';

const spoken = ({ code, missing }: Refusal) => [code, ...missing.map(({ id }) => id)].join(' ');

const tryOut = (process: Process, before: readonly Tried[], next: Tried) =>
  before.length === 0 ? begunWith(process, next) : attempt(after(process, before), next);

export function refusalsOf(process: Process, { before, act }: Broken): readonly Refusal[] {
  const answer = tryOut(process, before, act);
  return 'refused' in answer ? answer.refused : [];
}

export const isRefused = (one: Broken): Check => ({
  name: `refused: ${one.rule}`,
  run: (process) => {
    const refused = refusalsOf(process, one);
    return [
      ...differs('refusals', refused.map(spoken), one.refused),
      ...refused.flatMap(({ missing }) => missing.flatMap(({ what, id }) => differs(`what « ${id} » is`, what, kindOf(id)))),
      ...refused.flatMap(({ code, message, missing }) =>
        [...message.matchAll(/\{(\w+):([^}]+)\}/g)]
          .filter(([, what, id]) => !(code === 'self-agreement' || missing.some((one) => one.what === what && one.id === id)))
          .map(([placeholder]): Failure => `« ${code} » names ${placeholder}, which is not what is missing`),
      ),
      ...refused
        .filter(({ source }) => one.cites !== '' && !source.requirements.includes(one.cites))
        .map(({ code }): Failure => `« ${code} » does not cite ${one.cites}`),
    ];
  },
});

/** Nothing of what follows is refused. */
export const passes = (name: string, before: readonly Tried[], next: Tried, situation: string): Check => ({
  name: `accepted: ${name}`,
  run: (process) => {
    const answer = tryOut(process, before, next);
    return 'refused' in answer ? [`refused with ${answer.refused.map(spoken)}`] : differs('situation', answer.step.situation, situation);
  },
});

/** All of them are accepted, one after the other, and lead here. */
export const leads = (name: string, acts: readonly Tried[], situation: string): Check => ({
  name: `accepted: ${name}`,
  run: (process) => differs('situation', after(process, acts).situation, situation),
});
