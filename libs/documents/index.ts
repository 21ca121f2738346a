/** Documents as people send them: from a template and a case's facts to a sealed PDF, and back. */
export { compose, type NameOf, WITHHELD } from './compose.js';
export type { Composed } from './composed.js';
export { Documents, type PdfState } from './documents.js';
export { DocumentsModule } from './documents.module.js';
export { Drafting } from './drafting.js';
export type { Material } from './material.js';
export { drawn } from './pdf/draw.js';
