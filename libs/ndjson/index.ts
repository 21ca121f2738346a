export { type Line, LONGEST_LINE, linesOf } from './lines.js';
