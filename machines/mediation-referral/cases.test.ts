import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type LegalDate, startOf } from '../calendar/index.js';
import { type Act, type Effect, type Fact, play, type Refusal, type Step, type Timeline } from '../kernel/index.js';
import { mediationReferral } from './index.js';

/*
 * Dated fictional cases, and the timelines that this version gives them: after its first release neither changes any more.
 * Until then, and only on purpose:  WRITE_TIMELINES=1 npm test -- machines/mediation-referral/cases
 */
const FOLDER = new URL('./cases/', import.meta.url);
const rewrites = process.env.WRITE_TIMELINES === '1';

interface Case {
  readonly title: string;
  readonly about: string;
  readonly process: string;
  readonly acts: readonly Act[];
  /** the forecast goes on until 00:00 of this day */
  readonly until: LegalDate;
}

const FILE = /^(.+?)(\.timeline)?\.json$/;
const namesOf = (kind: '.timeline' | undefined) =>
  readdirSync(FOLDER).flatMap((file) => {
    const [, name = '', suffix] = FILE.exec(file) ?? [];
    return suffix === kind ? [name] : [];
  });
const names = namesOf(undefined);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

const asked = ({ type, content }: Effect) => {
  const { kind, document, deadline, organisations } = content as Record<string, string | Record<string, string[]>>;
  const to = Object.entries(organisations ?? {}).map(([relation, ids]) => `${relation}: ${(ids as string[]).join(', ') || '—'}`);
  return [type, document ?? deadline ?? kind, ...to].join(' · ');
};

const shown = (step: Timeline['steps'][number]) =>
  step.accepted
    ? {
        fact: `${step.fact.seq} ${step.fact.act === 'DEADLINE_REACHED' ? String(step.fact.data.name) : step.fact.act} ${step.fact.occurredAt}`,
        situation: step.situation,
        hash: step.stateHash,
        deadlines: step.deadlines.map(({ name, due }) => `${name} ${due}`).join(', '),
        effects: step.effects.map(asked).join('; '),
      }
    : { refused: `${step.fact.act} ${step.fact.occurredAt}`, refusals: step.refusals.map(said).join(', ') };

const said = ({ code, missing }: Refusal) => [code, ...missing.map(({ id }) => id)].join(' ');

function timelineOf({ process: key, acts, until }: Case) {
  const { steps, position } = play(mediationReferral, acts, startOf(until));
  return { process: key, definition: mediationReferral.definition, closed: position?.closed, steps: steps.map(shown) };
}

describe('dated cases of a mediation referral', () => {
  it.each(names)('%s gives the timeline that was recorded', (name) => {
    const one = read(`${name}.json`) as Case;
    expect(one.process).toBe(mediationReferral.key);
    const timeline = timelineOf(one);
    if (rewrites) writeFileSync(new URL(`${name}.timeline.json`, FOLDER), `${JSON.stringify(timeline, null, 2)}\n`);
    expect(timeline).toEqual(read(`${name}.timeline.json`));
  });

  it.each(names)('%s: its facts, played as a log, give the same states', (name) => {
    const { acts, until } = read(`${name}.json`) as Case;
    const steps = play(mediationReferral, acts, startOf(until)).steps.filter((step): step is Step => step.accepted);
    const log: readonly Fact[] = JSON.parse(JSON.stringify(steps.map(({ fact }) => fact)));
    const replayed = play(mediationReferral, log).steps;
    expect(replayed.map((step) => step.accepted && step.stateHash)).toEqual(steps.map(({ stateHash }) => stateHash));
  });

  it('keeps no timeline without its case, and no name of anybody', () => {
    expect(namesOf('.timeline')).toEqual(names);
    expect(names.length).toBeGreaterThanOrEqual(4);
    for (const name of names) expect(JSON.stringify(read(`${name}.json`))).not.toMatch(/lastName|firstName|email"|mediatorName/);
  });
});
