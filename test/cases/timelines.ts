import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type LegalDate, startOf } from '../../machines/calendar/index.js';
import {
  type Act,
  type Beside,
  type Effect,
  type Fact,
  lookingAmong,
  type Process,
  play,
  type Refusal,
  type Step,
} from '../../machines/kernel/index.js';
import { processVersion } from '../../machines/registry.js';

/*
 * Dated fictional cases, and the timelines that a version gives them: after its first release neither changes any more.
 * Until then, and only on purpose:  WRITE_TIMELINES=1 npm test -- machines/<process>/cases
 */
const rewrites = process.env.WRITE_TIMELINES === '1';

export interface Case {
  readonly title: string;
  readonly about: string;
  readonly process: string;
  /** cases that this one rests on, each with its own acts */
  readonly beside?: readonly { readonly id?: string; readonly process: string; readonly acts: readonly Act[] }[];
  readonly acts: readonly Act[];
  /** the forecast goes on until 00:00 of this day */
  readonly until: LegalDate;
}

const FILE = /^(.+?)(\.timeline)?\.json$/;

/**
 * Plays every case of a process folder and compares it with its recorded timeline.
 * @param folder `new URL('./cases/', import.meta.url)`
 */
export function describeCases(title: string, of: Process, folder: URL, atLeast: number): void {
  const namesOf = (kind: '.timeline' | undefined) =>
    readdirSync(folder).flatMap((file) => {
      const [, name = '', suffix] = FILE.exec(file) ?? [];
      return suffix === kind ? [name] : [];
    });
  const names = namesOf(undefined);
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

  describe(title, () => {
    it.each(names)('%s gives the timeline that was recorded', (name) => {
      const one = read(`${name}.json`) as Case;
      expect(one.process).toBe(of.key);
      const timeline = timelineOf(of, one);
      if (rewrites) writeFileSync(new URL(`${name}.timeline.json`, folder), `${JSON.stringify(timeline, null, 2)}\n`);
      expect(timeline).toEqual(read(`${name}.timeline.json`));
    });

    it.each(names)('%s: its facts, played as a log, give the same states', (name) => {
      const steps = played(of, read(`${name}.json`) as Case).steps.filter((step): step is Step => step.accepted);
      const log: readonly Fact[] = JSON.parse(JSON.stringify(steps.map(({ fact }) => fact)));
      const replayed = play(of, log).steps;
      expect(replayed.map((step) => step.accepted && step.stateHash)).toEqual(steps.map(({ stateHash }) => stateHash));
    });

    it('keeps no timeline without its case, and no name of anybody', () => {
      expect(namesOf('.timeline')).toEqual(names);
      expect(names.length).toBeGreaterThanOrEqual(atLeast);
      for (const name of names) expect(JSON.stringify(read(`${name}.json`))).not.toMatch(/lastName|firstName|email"|mediatorName/);
    });
  });
}

function played(of: Process, { acts, until, beside = [] }: Case) {
  return play(of, acts, startOf(until), undefined, beside.length > 0 ? lookingAmong(beside.map(asBeside)) : undefined);
}

/** A case on which another rests, as it stands once all of its own acts are played. */
export function asBeside({ id, process: key, acts }: NonNullable<Case['beside']>[number], index: number): Beside {
  const of = processVersion(key);
  if (!of) throw new Error(`no process is called ${key}`);
  const { steps, position } = play(of, acts);
  if (!position) throw new Error(`${key}: not even its opening was accepted`);
  const log = steps.flatMap((step) => (step.accepted ? [step.fact] : []));
  return { id: id ?? `beside-${index + 1}`, process: of, settings: position.settings, log };
}

function timelineOf(of: Process, one: Case) {
  const { steps, position } = played(of, one);
  return { process: one.process, definition: of.definition, closed: position?.closed, steps: steps.map(shown) };
}

const shown = (step: ReturnType<typeof played>['steps'][number]) =>
  step.accepted
    ? {
        fact: `${step.fact.seq} ${step.fact.act === 'DEADLINE_REACHED' ? String(step.fact.data.name) : step.fact.act} ${step.fact.occurredAt}`,
        situation: step.situation,
        hash: step.stateHash,
        deadlines: step.deadlines.map(({ name, due }) => `${name} ${due}`).join(', '),
        effects: step.effects.map(asked).join('; '),
      }
    : { refused: `${step.fact.act} ${step.fact.occurredAt}`, refusals: step.refusals.map(said).join(', ') };

const asked = ({ type, content }: Effect) => {
  const { kind, document, deadline, act, organisations } = content as Record<string, string | Record<string, string[]>>;
  const to = Object.entries(organisations ?? {}).map(([relation, ids]) => `${relation}: ${(ids as string[]).join(', ') || '—'}`);
  return [type, document ?? deadline ?? kind ?? act, ...to].join(' · ');
};

const said = ({ code, missing }: Refusal) => [code, ...missing.map(({ id }) => id)].join(' ');
