import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument } from '../../apps/api/openapi/document.js';

type Schema = { readonly [member: string]: unknown };
type Content = { readonly [type: string]: { readonly schema?: Schema } };
type Operation = { readonly responses: { readonly [status: string]: { readonly content?: Content } } };

const document = openApiDocument();
const operations = Object.entries(document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })))
  .map((one) => ({ ...one, address: addressOf(one.path), parameters: one.path.split('{').length }))
  // an address that is written out goes before one that only has its form
  .sort((a, b) => a.parameters - b.parameters);

const ajv = new Ajv2020({ strict: false, allErrors: true });
// biome-ignore lint/suspicious/noExplicitAny: a CommonJS module, whose function is its default
(formats as any)(ajv);
ajv.addSchema({ $id: 'document', components: { schemas: closed(document.components.schemas) } });
const compiled = new Map<string, ValidateFunction>();

/** An answer as it came. */
interface Given {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

/**
 * What an answer says that the OpenAPI document does not, or the other way round: a member too many counts as well.
 * Undefined when both agree, or when the document has no word about it.
 */
export function undescribed({ method, path, status, type, body }: Given): string | undefined {
  const address = path.replace(/[?#].*$/s, '');
  const found = operations.find((one) => one.method === method.toLowerCase() && one.address.test(address));
  if (!found) return undefined;
  const name = `${method} ${found.path} ${status}`;
  const response = found.operation.responses[status];
  if (!response) return status < 300 ? `${name}: the document knows no such status` : undefined;
  const schema = response.content?.[(type ?? '').replace(/;.*$/, '')]?.schema;
  if (!schema) return body === undefined ? undefined : `${name}: the document knows no ${type}`;
  if (!(type ?? '').includes('json')) return undefined;
  const validate = compiled.get(name) ?? ajv.compile(absolute(schema));
  compiled.set(name, validate);
  if (validate(body)) return undefined;
  const first = validate.errors
    ?.slice(0, 4)
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  return `${name} is not what the document says (after a change of types: node tools/build/build.mjs): ${first?.join(' ; ')}`;
}

function addressOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** Whoever reads takes no offence at a member that is new; a test does. Problem documents say more than their form. */
function closed(schemas: object): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, /^(Problem|Refused)$/.test(name) ? schema : shut(schema)]),
  );
}

function shut(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(shut);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, shut(value)]));
  const isShape = 'properties' in schema && typeof schema.properties === 'object' && 'type' in schema;
  return isShape && !('additionalProperties' in schema) ? { ...inner, additionalProperties: false } : inner;
}

const absolute = (schema: Schema): Schema => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'));
