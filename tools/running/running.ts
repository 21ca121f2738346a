import { readEnvironment } from '../../libs/config/index.js';
import { readRuntime } from '../start/runtime.mjs';

/** Where the Saisine that `npm start` runs here answers; undefined when none runs. */
export function runningHere(): { readonly apiUrl: string; readonly issuerUrl: string } | undefined {
  const { apiUrl, issuerUrl } = readRuntime(readEnvironment().stateDir) ?? {};
  return apiUrl === undefined || issuerUrl === undefined ? undefined : { apiUrl, issuerUrl };
}

/** The same, for a command that can do nothing without it. */
export function runningOrExit(): { readonly apiUrl: string; readonly issuerUrl: string } {
  const running = runningHere();
  if (running) return running;
  console.error('Saisine ne tourne pas ici : lancez d’abord npm start dans un autre terminal.');
  process.exit(1);
}
