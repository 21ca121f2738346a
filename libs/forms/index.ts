export { type Checked, checkForm, type FieldError, isPlainObject } from './check.js';
export { type FieldSchema, type FormSchema, schemaOf } from './schema.js';
