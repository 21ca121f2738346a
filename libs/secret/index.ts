/** What is told once and stored only as its digest: links and calendar addresses. */
export { digestOf, newSecret } from './secret.js';
