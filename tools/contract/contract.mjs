import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { handlersOf } from './handlers.mjs';
import { Names } from './names.mjs';
import { Schemas, UnclearType } from './schemas.mjs';

/** What the handlers answer, from their own types: nobody writes an answer's schema by hand. */
const OUTPUT = 'generated/contract/answers.ts';

/**
 * @param {string} root
 * @returns {{ answers: Record<string, object>, components: Record<string, object> }} by operation; by name
 * @throws {UnclearType} with every answer whose type says nothing
 */
export function contractOf(root) {
  const { options, fileNames } = readProject(root);
  const program = ts.createProgram({ rootNames: fileNames, options });
  const checker = program.getTypeChecker();
  const schemas = new Schemas(checker, new Names(program, checker, root));
  /** @type {Record<string, object>} */
  const answers = {};
  /** @type {string[]} */
  const unclear = [];
  for (const { operation, place, answer, node } of handlersOf(program, checker)) {
    const json = withoutText(answer);
    if (json.length === 0) continue;
    try {
      const written = json.map((one) => schemas.of(one, node, place));
      answers[operation] = written.length === 1 ? /** @type {object} */ (written[0]) : { anyOf: written };
    } catch (failure) {
      if (!(failure instanceof UnclearType)) throw failure;
      unclear.push(failure.message);
    }
  }
  if (unclear.length > 0) throw new UnclearType(unclear.join('\n'));
  const { written, components } = schemas.settled(answers);
  return { answers: sorted(written), components: sorted(components) };
}

/** A text or a stream is no JSON; nothing is answered where nothing is returned. @param {ts.Type} answer */
function withoutText(answer) {
  if (!answer.isUnion()) return isJson(answer) ? [answer] : [];
  const kept = answer.types.filter(isJson);
  return kept.length === answer.types.length ? [answer] : kept;
}

/** @param {ts.Type} type */
const isJson = (type) =>
  !(type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Void | ts.TypeFlags.Undefined)) &&
  !['Buffer', 'Uint8Array', 'Readable', 'StreamableFile', 'Observable'].includes(type.getSymbol()?.name ?? '');

/** The API and what it is made of; nobody's tests. @param {string} root */
function readProject(root) {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const include = ['apps/api', 'libs', 'machines', 'generated/prisma'];
  return ts.parseJsonConfigFileContent({ ...config, include, exclude: ['**/*.test.ts'] }, ts.sys, root);
}

/** @param {Record<string, object>} object */
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/** @param {{ answers: object, components: object }} contract */
const written = ({ answers, components }) => `/** Written by tools/contract from the types of the controllers: change those. */
type Schemas = Readonly<Record<string, { readonly [member: string]: unknown }>>;

/** By operation: \`GET /v1/cases/{}\`. */
export const ANSWERS: Schemas = ${JSON.stringify(answers, null, 1)};

export const COMPONENTS: Schemas = ${JSON.stringify(components, null, 1)};
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
  const file = join(root, OUTPUT);
  try {
    const text = written(contractOf(root));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch (failure) {
    console.error(failure instanceof UnclearType ? failure.message : failure);
    process.exitCode = 1;
  }
}
