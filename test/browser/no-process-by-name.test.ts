import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { formRule } from '../../machines/kernel/index.js';
import { PROCESSES } from '../../machines/registry.js';

const WEB = fileURLToPath(new URL('../../apps/web/', import.meta.url));

/** What a process calls its things: whoever writes one of them knows that process. */
function namesOfProcesses(): Set<string> {
  const names = PROCESSES.flatMap(
    ({ id, key, plural, workflowType, series, machine, forms, access, documents, deadlines, guards, settings }) => [
      ...[id, key, plural, workflowType, series],
      ...Object.keys(machine.states),
      ...Object.entries(forms).flatMap(([act, form]) => [act, ...fieldsOf(form)]),
      ...Object.keys(access.relations),
      ...Object.keys(documents),
      ...deadlines.map(({ name }) => name),
      ...Object.keys(guards),
      ...Object.keys(settings),
    ],
  );
  return new Set(names);
}

type Form = Parameters<typeof formRule>[0];
const fieldsOf = (form: Form): string[] =>
  formRule(form).fields.flatMap(({ name, choices = {}, of }) => [name, ...Object.keys(choices), ...(of ? fieldsOf(of) : [])]);

const labels = (): string[] =>
  PROCESSES.flatMap(({ label, forms }) => [
    label,
    ...Object.entries(forms)
      .filter(([act]) => !isOfEveryProcess(act))
      .map(([, form]) => formRule(form).label),
  ]);

/** What the kernel gives to all of them, and they don't name. */
const isOfEveryProcess = (name: string): boolean => PROCESSES.every(({ forms }) => Object.hasOwn(forms, name));

/**
 * A name of several words means what the process means by it. An ordinary word (« open », « reason ») may mean anything in a program: that
 * no page leans on one of those is shown with a process that has none of them.
 */
const isTelling = (name: string): boolean => !/^[a-z]+$/.test(name) && !/^[A-Z]+$/.test(name);

/** What every register says of its cases: the API's own words, which a process may share. */
const OF_REGISTERS: readonly string[] = ['firstDay'];

const saying = (name: string): RegExp => new RegExp(`(?<![\\w-])${name}(?![\\w-])`);

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const sources = (readdirSync(WEB, { recursive: true }) as string[])
  .filter((file) => /\.(tsx?|css|html)$/.test(file) && !/\.test\.ts$/.test(file))
  .map((file) => ({ file, text: withoutComments(readFileSync(join(WEB, file), 'utf8')) }));

test('no page knows a process, or what a process calls its acts, situations, fields and choices', () => {
  const names = [...namesOfProcesses()].filter((name) => !isOfEveryProcess(name) && isTelling(name) && !OF_REGISTERS.includes(name));
  expect(names.length).toBeGreaterThan(100);
  const found = names.flatMap((name) => sources.filter(({ text }) => saying(name).test(text)).map(({ file }) => `${file}: ${name}`));
  expect(found).toEqual([]);
});

test('no page says what an act or a process is called', () => {
  const said = labels();
  const found = said.flatMap((label) => sources.filter(({ text }) => text.includes(label)).map(({ file }) => `${file}: ${label}`));
  expect(found).toEqual([]);
});
