export * from './market.js';
export { organisations } from './organisations.js';
export * from './paths.js';
export { people } from './people.js';
