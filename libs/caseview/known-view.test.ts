import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { startOf } from '../../machines/calendar/index.js';
import { type Act, forecast, lookingAmong, type Process, play } from '../../machines/kernel/index.js';
import { PROCESSES } from '../../machines/registry.js';
import { asBeside, type Case } from '../../test/cases/timelines.js';
import { type Established, knownView } from './known-view.js';
import { NOTHING_HIDDEN } from './veil.js';

/** What a case establishes, as people read it: of every process, at every step of its recorded cases. */

const ORGANISATION = /^[a-z]+(-[a-z0-9]+)+$/;
/** Whoever has an id has a name. */
function nameOf(what: string, id: string): string | undefined {
  if (what === 'party') return 'Alix Exemple';
  return ORGANISATION.test(id) ? 'Organisme fictif' : undefined;
}

function casesOf({ id }: Process): readonly Case[] {
  const folder = new URL(`../../machines/${id}/cases/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.timeline.json'));
  return names.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Case);
}

/** Each recorded case as it stands after each of its acts, and at its end. */
function* standings(process: Process): Generator<unknown> {
  for (const { acts, until, beside = [] } of casesOf(process)) {
    const looking = beside.length > 0 ? lookingAmong(beside.map(asBeside)) : undefined;
    const [opening, ...more] = acts as readonly [Act, ...Act[]];
    let { position } = play(process, [opening], undefined, undefined, looking);
    for (const act of [...more, undefined]) {
      yield position?.known;
      position = position && forecast(position, startOf(act?.occurredAt ?? until), act ? [act] : [], looking).position;
    }
    yield position?.known;
  }
}

/** A code, a place in a list (`s1`), or a member's name. */
const RAW = /\b[A-Z]{2,}_[A-Z_0-9]+\b|\b[sp]\d+\b|\b[a-z]+[A-Z]\w*\b|undefined|null|\[object|—/;
/** Codes of one word stand in the forms' choices. */
const codesOf = (process: Process): ReadonlySet<string> =>
  new Set(
    Object.values(process.formRules)
      .flatMap(({ fields }) => fields.flatMap(({ choices = {} }) => Object.keys(choices)))
      .filter((code) => /^[A-Z]{4,}$/.test(code)),
  );

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

describe.each(PROCESSES.map((process) => [process.key, process] as const))('what a case of %s establishes', (_, process) => {
  const shown: Established[] = [];
  for (const known of standings(process)) shown.push(...knownView(process, known ?? {}, nameOf, NOTHING_HIDDEN));

  it('has a French label, member by member', () => {
    expect(shown.length).toBeGreaterThan(100);
    const unnamed = shown.filter(({ name, label }) => label === name || !/^\p{Lu}/u.test(label));
    expect(distinct(unnamed.map(({ name }) => name))).toEqual([]);
  });

  it('is said in words: no code, no id, no member’s name, and nothing left out', () => {
    const codes = codesOf(process);
    const isRaw = (text: string) =>
      text === '' || /[;,:–] *$/.test(text) || RAW.test(text) || text.split(/[^A-Z]+/).some((word) => codes.has(word));
    expect(distinct(shown.filter((one) => isRaw(one.shown)).map((one) => `${one.name}: ${one.shown}`))).toEqual([]);
  });
});
