export { organisations } from './organisations.js';
export { people } from './people.js';
