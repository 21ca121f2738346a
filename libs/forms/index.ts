export { type Checked, checkForm, type FieldError, isPlainObject } from './check.js';
export { type JsonSchema, schemaOf } from './schema.js';
