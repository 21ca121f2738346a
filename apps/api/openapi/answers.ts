import { ANSWERS, COMPONENTS } from '../../../generated/contract/answers.js';
import { type Operation, type Paths, reference, type Schema } from './parts.js';

type Response = { readonly description: string; readonly content?: { readonly [type: string]: object } };

const JSON_TYPE = 'application/json';

/**
 * The operations, each with the shape of what its handler answers, and the schemas that they name. A shape that has no name
 * in the code is called after its operation: `cases_forecast` answers a `CasesForecast`.
 */
export function withAnswers(paths: Paths): { readonly paths: Paths; readonly schemas: Readonly<Record<string, Schema>> } {
  const schemas: Record<string, Schema> = { ...COMPONENTS };
  const named = (schema: Schema, { operationId }: Operation): Schema => {
    if ('$ref' in schema) return schema;
    const name = String(operationId).replace(/(^|_)(\w)/g, (_, _before, letter: string) => letter.toUpperCase());
    schemas[name] = schema;
    return reference(name);
  };
  const answered = (path: string, method: string, operation: Operation): Operation => {
    const schema = ANSWERS[`${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`];
    if (!schema) return operation;
    const fill = (status: string, response: Response): Response =>
      !/^2/.test(status) || status === '204' || response.content?.[JSON_TYPE]
        ? response
        : { ...response, content: { [JSON_TYPE]: { schema: named(schema, operation) }, ...response.content } };
    const responses = Object.entries(operation.responses as Readonly<Record<string, Response>>);
    return { ...operation, responses: Object.fromEntries(responses.map(([status, response]) => [status, fill(status, response)])) };
  };
  return {
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, answered(path, method, operation)])),
      ]),
    ),
    schemas,
  };
}
