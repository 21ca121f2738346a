import type { Answer, FindingRule } from '../../machines/kernel/index.js';
import { bent, type Mutant, type Parts, statesOf, without, withoutAt } from './mutant.js';

/** Where a case meets others: what its opening must be, what it looks for, what it answers, under what it is found. */
export function meetingMutants(parts: Parts): readonly Mutant[] {
  return [...openingMutants(parts), ...findingMutants(parts), ...answerMutants(parts), ...keyMutants(parts)];
}

const openingMutants = (parts: Parts): readonly Mutant[] =>
  (parts.opens ?? []).map((guard, at, opens) => bent(`opening without ${guard}`, parts, { opens: withoutAt(opens, at) }));

/** Each finding not looked for, nor for one of its acts; a lookup that finds nobody, a verdict that says nothing. */
function findingMutants(parts: Parts): readonly Mutant[] {
  const { findings = {} } = parts;
  return Object.entries(findings).flatMap(([name, rule]) => {
    const instead = (what: string, changed: FindingRule<unknown>) =>
      bent(`finding ${name} ${what}`, parts, { findings: { ...findings, [name]: changed } });
    return [
      bent(`finding ${name} removed`, parts, { findings: without(findings, name) }),
      ...rule.acts.map((act, at) => instead(`not for ${act}`, { ...rule, acts: withoutAt(rule.acts, at) })),
      rule.of === 'anotherCase'
        ? instead('asks nobody', { ...rule, key: () => undefined })
        : instead('derives nothing', { ...rule, derive: () => null }),
    ];
  });
}

/** Each answer without a word, or given as though the case stood in another situation, or had ended, or had not. */
function answerMutants(parts: Parts): readonly Mutant[] {
  const { answers = {} } = parts;
  const situations = Object.keys(statesOf(parts.machine));
  return Object.entries<Answer<unknown>>(answers).flatMap(([name, answer]) => {
    const instead = (what: string, changed: Answer<unknown>) =>
      bent(`answer ${name} ${what}`, parts, { answers: { ...answers, [name]: changed } });
    return [
      bent(`answer ${name} removed`, parts, { answers: without(answers, name) }),
      instead('is silent', () => null),
      ...situations.map((situation) => instead(`always as in ${situation}`, (standing) => answer({ ...standing, situation }))),
      ...[true, false].map((closed) => instead(`always as ${closed ? 'ended' : 'open'}`, (standing) => answer({ ...standing, closed }))),
    ];
  });
}

function keyMutants(parts: Parts): readonly Mutant[] {
  const { keys } = parts;
  if (!keys) return [];
  return [
    bent('keys removed', parts, { keys: undefined }),
    bent('keys of another case', parts, { keys: (known) => keys(known).map((key) => `${key}0`) }),
  ];
}
