import { execFileSync } from 'node:child_process';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
export const NO_BROWSER = 'Aucun navigateur ici : installez Chromium (apt-get install chromium) ou nommez-le dans BROWSER.';

/** No sandbox: tests run as root on build machines, and open nothing but our own pages. Nothing is asked of the Internet. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=fr-FR',
];

/** The system's browser: BROWSER names one, else the first that is on the PATH. Undefined when there is none. */
export function systemBrowser(): string | undefined {
  return [process.env.BROWSER, ...NAMES].filter((name) => name !== undefined && name !== '').find(isThere);
}

function isThere(name: string | undefined): name is string {
  try {
    execFileSync(String(name), ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

export async function launchBrowser(): Promise<Browser> {
  const found = systemBrowser();
  if (found === undefined) throw new Error(NO_BROWSER);
  const executablePath = found.includes('/') ? found : execFileSync('which', [found], { encoding: 'utf8' }).trim();
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

export const DESKTOP = { width: 1280, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** A browser profile of its own, as in France. */
export const profile = (
  browser: Browser,
  url: string,
  { width = DESKTOP.width, height = DESKTOP.height, dark = false }: View = {},
): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });

/** Signs a person of the demonstration in, as anybody does: by the page's own link and the issuer's list. */
export async function signIn(page: Page, login: string, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByRole('link', { name: 'Se connecter' }).click();
  // whoever belongs to several organisations stands in each of them
  await page.locator(`button[name="login"][value="${login}"]`).first().click();
  await page.getByRole('navigation', { name: 'Navigation principale' }).waitFor();
}

const LOADING = '[role="status"] .mantine-Skeleton-root, .mantine-Loader-root';

/** The page keeps a stream open, so the network is never idle: nothing is loading any more, and fonts are there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator(LOADING).first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
}
