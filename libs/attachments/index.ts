/** Evidence: files that people send, and that an act takes into its case. */
export { type Attached, type AttachedFile, Attachments } from './attachments.js';
export { AttachmentsModule } from './attachments.module.js';
export { classOf } from './data-class.js';
export { cleanName, isShownInline, recognised } from './file-types.js';
export { type Scan, type Scanner, scannerAt } from './scanner.js';
export { LARGEST, MOST_FILES, type Received, SCANNER, Uploads } from './uploads.js';
