export { ProblemError } from './problem.js';
