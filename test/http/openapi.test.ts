import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../apps/api/openapi/document.js';
import { ANSWERS } from '../../generated/contract/answers.js';
import { isForPeople } from '../../libs/casework/index.js';
import { checkForm } from '../../libs/forms/index.js';
import { OPEN } from '../../machines/kernel/index.js';
import { PROCESSES } from '../../machines/registry.js';

// biome-ignore lint/suspicious/noExplicitAny: a document is judged member by member
const document = openApiDocument() as any;
const forms = PROCESSES.flatMap((process) => Object.entries(process.forms).map(([act, form]) => ({ process, act, form })));
const acts = forms.filter(({ process, act }) => isForPeople(process, act));

describe('OpenAPI', () => {
  it.each(acts.map(({ process, act, form }) => [`${process.id} ${act}`, process, act, form] as const))(
    '%s is an operation of its own',
    (_, process, act, form) => {
      const path = act === OPEN ? `/v1/${process.plural}` : `/v1/cases/{id}/actions/${act}`;
      const { post } = document.paths[path];
      const { schema, example } = post.requestBody.content['application/json'];
      expect(post.summary).toBe(process.formRules[act]?.label);
      const fields = (schema.oneOf ?? [schema]).map((one: typeof schema) => Object.keys(one.properties.data.properties));
      expect(fields).toContainEqual(process.formRules[act]?.fields.map(({ name }) => name));
      expect(checkForm(form, example.data)).toHaveProperty('data');
      for (const status of [400, 401, 409, 422, 429, 503]) {
        expect(post.responses[status].content['application/problem+json']).toBeDefined();
      }
    },
  );

  it('has no operation for what a case hears of another', () => {
    expect([...new Set(forms.filter((one) => !acts.includes(one)).map(({ act }) => act))]).toEqual(['frameworkEndsSoon', 'frameworkEnded']);
    expect(Object.keys(document.paths).filter((path) => path.includes('/framework'))).toEqual([]);
  });

  it('gives each operation a name of its own and only schemas that exist', () => {
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const operations = Object.values(document.paths).flatMap((path: any) => Object.values(path)) as { operationId: string }[];
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty(name as string);
  });

  it('says of every answer what it holds', () => {
    const silent = Object.entries(document.paths).flatMap(([path, methods]) =>
      // biome-ignore lint/suspicious/noExplicitAny: as above
      Object.entries(methods as any).flatMap(([method, { responses }]: any) =>
        Object.entries(responses)
          .filter(([status]) => /^2/.test(status) && status !== '204')
          // biome-ignore lint/suspicious/noExplicitAny: as above
          .filter(([, { content = {} }]: any) => !Object.values(content).some(says))
          .map(([status]) => `${method} ${path} ${status}`),
      ),
    );
    expect(silent).toEqual([]);
  });

  it('has an operation for every handler that answers', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`),
    );
    expect(Object.keys(ANSWERS).filter((operation) => !described.includes(operation))).toEqual([]);
  });

  it('names the parameters that its paths hold', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const held = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      // biome-ignore lint/suspicious/noExplicitAny: as above
      for (const { parameters = [] } of Object.values(methods as any) as any[]) {
        expect(parameters.filter((one: { in: string }) => one.in === 'path').map((one: { name: string }) => one.name)).toEqual(held);
      }
    }
  });
});

describe('docs/problems.md', () => {
  it('explains every code that the program answers', () => {
    const files = ['apps/api', 'libs'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const codes = new Set(sources.flatMap((file) => codesIn(readFileSync(file, 'utf8'))));
    const explained = readFileSync('docs/problems.md', 'utf8');
    expect([...codes].filter((code) => !explained.includes(`\`${code}\``))).toEqual([]);
    expect(codes.size).toBeGreaterThan(25);
  });
});

/** A shape, by its name or written out; a text has none. */
// biome-ignore lint/suspicious/noExplicitAny: as above
function says({ schema = {} }: any): boolean {
  const named = schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)];
  return ['type', 'anyOf', 'oneOf', '$ref'].some((word) => named?.[word] !== undefined) && !isBare(named);
}

/** « An object » says nothing. */
// biome-ignore lint/suspicious/noExplicitAny: as above
const isBare = (schema: any): boolean => schema.type === 'object' && !schema.properties && !schema.additionalProperties;

/** `new ProblemError(404, 'no-such-case', …` and `404: ['no-such-route', …` */
const codesIn = (text: string): string[] =>
  [...text.matchAll(/(?:ProblemError\(\s*\d{3},\s*|\b\d{3}: \[|\[\d{3}, )'([a-z-]+)'/g)].map(([, code]) => code as string);
