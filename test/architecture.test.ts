import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROCESSES } from '../machines/registry.js';

const CODE = ['apps', 'libs', 'machines', 'workflows', 'tools'];
const NOT_OURS = ['node_modules', 'dist', 'generated'];
const PROCESS_FILES = [
  'access.ts',
  'cases',
  'cases.test.ts',
  'deadlines.ts',
  'documents.ts',
  'forms.ts',
  'guards.ts',
  'index.ts',
  'labels.fr.ts',
  'machine.ts',
];

interface Entry {
  readonly path: string;
  readonly folder: boolean;
}

function under(folder: string): readonly Entry[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [{ path, folder: true }, ...under(path)] : [{ path, folder: false }];
    });
}

const entries = [...CODE, 'test'].flatMap(under);
const sources = entries.filter(({ path, folder }) => !folder && /\.(ts|tsx|mjs|js|css)$/.test(path)).map(({ path }) => path);
const isTest = (path: string) => /\.test(-process)?\.ts$/.test(path);
const read = (path: string) => readFileSync(path, 'utf8');
/** A comment may speak of a clock; code may not have one. */
const code = (path: string) => read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
const inFolder = (folder: string) => sources.filter((path) => path.startsWith(`${folder}/`) && !isTest(path));
const holding = (paths: readonly string[], pattern: RegExp) => paths.filter((path) => pattern.test(code(path)));

describe('the house', () => {
  it('has code to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(inFolder('machines').length).toBeGreaterThan(30);
  });

  it('keeps machines and workflows apart from the world and from chance', () => {
    const world =
      /\bMath\.random\b|\bprocess\.(env|argv|cwd|exit|hrtime|stdout|stderr|pid|on)\b|\bcrypto\b|from 'node:|\bfetch\(|\bsetInterval\b|\bconsole\./;
    expect(holding([...inFolder('machines'), ...inFolder('workflows')], world)).toEqual([]);
  });

  it('gives machines no clock; a workflow’s is Temporal’s own, the same in a replay', () => {
    // « Date de signature » is French
    expect(holding(inFolder('machines'), /\bDate\b(?! de )|\bperformance\b|\bsetTimeout\b/)).toEqual([]);
  });

  it('lets nothing in a machine wait or call out by itself: time and I/O are data', () => {
    const machines = inFolder('machines').filter((path) => basename(path) === 'machine.ts');
    expect(machines.length).toBeGreaterThan(0);
    expect(holding(machines, /\b(after|invoke|spawn|spawnChild|sendTo|raise|fromPromise|onDone)\b\s*[:(]/)).toEqual([]);
    expect(holding(inFolder('machines'), /\bcreateActor\b|\bfromPromise\b|\bfromCallback\b/)).toEqual([]);
  });

  it('keeps a file short enough to have one subject: at most 300 lines', () => {
    const long = sources.filter((path) => CODE.some((folder) => path.startsWith(`${folder}/`)) && read(path).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('has no drawer for things without a subject', () => {
    expect(
      entries.filter(({ path, folder }) => folder && /^(utils?|common|helpers?|misc)$/.test(basename(path))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('each process', () => {
  it.each(PROCESSES.map((process) => [process.key, process] as const))('%s has the same files in its folder', (_, process) => {
    const files = readdirSync(join('machines', process.id));
    // what outgrows one file is a folder of that name
    const isThere = (file: string) => files.includes(file) || files.includes(file.replace(/\.ts$/, ''));
    expect(PROCESS_FILES.filter((file) => !isThere(file))).toEqual([]);
  });

  it('is one folder and one line of the registry', () => {
    const folders = readdirSync('machines', { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && existsSync(join('machines', entry.name, 'machine.ts')),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual([...new Set(PROCESSES.map(({ id }) => id))].sort());
    const list = /VERSIONS[^=]*=\s*\[\n([\s\S]*?)\n\];/.exec(read('machines/registry.ts'))?.[1] ?? '';
    expect(list.split('\n').filter((line) => /^ {2}\w+,( \/\/.*)?$/.test(line))).toHaveLength(PROCESSES.length);
    expect(list.split('\n')).toHaveLength(PROCESSES.length);
  });

  it('never imports another', () => {
    const ids = [...new Set(PROCESSES.map(({ id }) => id))];
    const strangers = ids.flatMap((id) =>
      inFolder(`machines/${id}`).filter((path) => ids.some((other) => other !== id && code(path).includes(`/${other}/`))),
    );
    expect(strangers).toEqual([]);
  });

  it.each(PROCESSES.map((process) => [process.key, process] as const))('%s has a hand-written table and a drawing', (_, { id }) => {
    expect(existsSync(`test/oracle/${id}.allowed.md`)).toBe(true);
    expect(existsSync(`docs/statecharts/${id}.md`)).toBe(true);
  });

  it.each(PROCESSES.map((process) => [process.key, process] as const))(
    '%s names every act, field, situation, relation and deadline in French',
    (_, process) => {
      const labels = [
        ...Object.entries(process.formRules).flatMap(([act, { label, fields }]) => [
          [act, label],
          ...fields.map((field) => [`${act}.${field.name}`, field.label]),
        ]),
        ...Object.values(process.situations).map(({ id, label }) => [id, label]),
        ...Object.entries(process.access.relations).map(([id, { label }]) => [id, label]),
        ...process.deadlines.map(({ name, label }) => [name, label]),
        ...Object.entries(process.settings).map(([name, { label }]) => [name, label]),
        ...Object.entries(process.documents).map(([name, { title }]) => [name, title]),
      ];
      expect(labels.length).toBeGreaterThan(25);
      expect(labels.filter(([id, label]) => !label || label === id || !/\p{L}{2}/u.test(label))).toEqual([]);
    },
  );

  it.each(PROCESSES.map((process) => [process.key, process] as const))('%s names each relation it uses', (_, process) => {
    const used = [
      ...Object.values(process.access.acts).flatMap((lines) =>
        lines.flatMap(({ decides, recordedBy }) => [decides, ...(recordedBy ? [recordedBy] : [])]),
      ),
      ...Object.values(process.access.reads).flatMap((relations) => relations ?? []),
      ...process.deadlines.flatMap(({ tells }) => tells),
      ...Object.values(process.situations).flatMap(({ waitsFor }) => waitsFor),
    ];
    expect([...new Set(used)].filter((relation) => !(relation in process.access.relations))).toEqual([]);
  });
});

describe('the README', () => {
  it('exists, and every file it names does too', () => {
    expect(existsSync('README.md')).toBe(true);
    const named = [...read('README.md').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
