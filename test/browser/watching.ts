import type { BrowserContext, Page, Response } from 'playwright-core';

/** The browser says so each time that an answer is not 2xx: refusals and ended sessions are what these tests are about. */
const EXPECTED =
  /^Failed to load resource: the server responded with a status of (4\d\d|503)|^Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|FAILED)/;

/** Notes what a browser complains of: errors of the page, what the policy forbids, answers 5xx, requests to somebody else. */
export async function watch(context: BrowserContext, ours: readonly string[], complain: (what: string) => void): Promise<void> {
  await context.addInitScript({
    content: `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      console.error('policy:', violatedDirective, blockedURI, sourceFile))`,
  });
  context.on('page', (page) => watchPage(page, ours, complain));
}

function watchPage(page: Page, ours: readonly string[], complain: (what: string) => void): void {
  const at = () => (page.isClosed() ? '?' : new URL(page.url()).pathname);
  page.on('pageerror', ({ message }) => complain(`${at()}: ${message}`));
  page.on('console', (said) => {
    if (said.type() === 'error' && !EXPECTED.test(said.text())) complain(`${at()}: ${said.text()}`);
  });
  page.on('response', (response: Response) => {
    // 503: the machine is busy, and the page asks again
    if (response.status() >= 500 && response.status() !== 503)
      complain(`${at()}: ${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && !ours.includes(origin)) complain(`${at()}: asks ${origin}`);
  });
}
