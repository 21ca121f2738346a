import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { DESKTOP, PHONE, profile, settled, signIn, type View } from '../browser/index.js';
import { Asking } from './asking.js';
import { SHOTS, type Shot } from './shots.js';

interface Pictures {
  readonly browser: Browser;
  readonly apiUrl: string;
  readonly issuerUrl: string;
  /** folder into which they go */
  readonly out: string;
  /** names of the shots that are wanted; none: all */
  readonly only: readonly string[];
}

/** What each picture is seen on; its name ends the file's name. */
export const VIEWS = {
  ordinateur: { size: DESKTOP, says: 'ordinateur' },
  telephone: { size: PHONE, says: 'téléphone' },
  sombre: { size: { ...DESKTOP, dark: true }, says: 'sombre' },
  anglais: { size: DESKTOP, says: 'en anglais' },
} as const satisfies Record<string, { readonly size: View; readonly says: string }>;
type ViewName = keyof typeof VIEWS;

export const fileOf = (name: string, view: ViewName): string => `${name}.${view}.png`;
export const viewsOf = ({ dark = false, english = false }: Shot): ViewName[] => [
  'ordinateur',
  'telephone',
  ...(dark ? (['sombre'] as const) : []),
  ...(english ? (['anglais'] as const) : []),
];

/** Takes them one after the other; yields the name of each as it is written. */
export async function* takePictures({ browser, apiUrl, issuerUrl, out, only }: Pictures): AsyncGenerator<string> {
  const wanted = SHOTS.filter(({ name }) => only.length === 0 || only.includes(name));
  const asking = new Asking(apiUrl, issuerUrl);
  for (const [view, { size }] of Object.entries(VIEWS) as [ViewName, (typeof VIEWS)[ViewName]][]) {
    const seen = wanted.filter((shot) => viewsOf(shot).includes(view));
    for (const login of new Set(seen.map(({ as }) => as))) {
      const context = await profile(browser, apiUrl, size);
      const page = await context.newPage();
      if (login !== undefined) {
        // the offer of a tour lies over the page until somebody answers it
        await asking.of(login).put('/v1/me/preferences', { tourSeen: true });
        await signIn(page, login);
      }
      if (view === 'anglais') await page.route('**/v1/me', inEnglish);
      for (const shot of seen.filter(({ as }) => as === login)) {
        const file = fileOf(shot.name, view);
        await take(page, shot, asking, join(out, file));
        yield file;
      }
      await context.close();
    }
  }
}

/** As somebody sees it who has chosen English: nobody's choice is changed for a picture. */
async function inEnglish(route: Route): Promise<void> {
  const response = await route.fetch();
  const me = await response.json();
  await route.fulfill({ response, json: { ...me, preferences: { ...me.preferences, language: 'en' } } });
}

async function take(page: Page, { as = '', at, before }: Shot, asking: Asking, path: string): Promise<void> {
  const asked = asking.of(as);
  if (as !== '') await asked.dropDrafts();
  await page.goto(typeof at === 'string' ? at : await at(asked));
  await settled(page);
  if (before) {
    await before(page, asked);
    await settled(page);
  }
  // what a library draws after the page has settled: the line under a tab, the picture of a process
  await page.waitForTimeout(350);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
