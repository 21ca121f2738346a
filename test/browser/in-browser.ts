import { describe } from '@jest/globals';
import { NO_BROWSER, systemBrowser } from '../../tools/browser/index.js';

const isThere = systemBrowser() !== undefined;
if (!isThere && process.env.BROWSER_REQUIRED === '1') throw new Error(NO_BROWSER);

/** A suite in a real browser. Where there is none it is skipped, and says so; BROWSER_REQUIRED=1 makes that an error. */
export function describeInBrowser(title: string, suite: () => void): void {
  if (!isThere) console.warn(`« ${title} » n’est pas joué. ${NO_BROWSER}`);
  (isThere ? describe : describe.skip)(title, suite);
}
