import type { Answer, Api, Sent } from './harness.js';

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly attributes: string;
}

/** How many redirections lead from the application to the issuer and back. */
const MOST_STEPS = 12;

/** A person's browser: keeps cookies by host and path, follows redirections, says which page a request comes from. */
export class Browser {
  readonly cookies = new Map<string, Cookie>();

  constructor(readonly api: Api) {}

  /** One request, without following where it leads. */
  async fetch(address: string, request: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.api.url);
    const headers = new Headers({ Accept: 'text/html', ...(request.headers as Record<string, string>) });
    const sent = [...this.cookies].filter(([, { path }]) => path === '/' || url.pathname.startsWith(path));
    if (sent.length > 0) headers.set('Cookie', sent.map(([name, { value }]) => `${name.split('|')[1]}=${value}`).join('; '));
    const response = await fetch(url, { ...request, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Follows redirections to the end, or to the first address that is asked for. */
  async go(address: string, stopAt?: (url: URL) => boolean): Promise<{ url: URL; status: number; text: string; headers: Headers }> {
    let url = new URL(address, this.api.url);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (stopAt?.(url)) return { url, status: 0, text: '', headers: new Headers() };
      const response = await this.sendForm(await this.fetch(url.href), url);
      const next = response.headers.get('location');
      if (!next) return { url, status: response.status, text: await response.clone().text(), headers: response.headers };
      url = new URL(next, url);
    }
    throw new Error(`redirected for ever at ${url.pathname}`);
  }

  /** Up to the issuer's page, where a person says who they are. Answers the page's address. */
  async toIssuer(start = '/auth/sign-in'): Promise<URL> {
    return (await this.go(start)).url;
  }

  /** Names oneself on the issuer's page; the address at which the issuer sends the browser back, not yet opened. */
  async name(page: URL, login: string): Promise<URL> {
    const response = await this.fetch(page.href, { method: 'POST', body: new URLSearchParams({ login }) });
    const isCallback = (url: URL) => url.pathname === '/auth/callback';
    return (await this.go(new URL(response.headers.get('location') ?? '', page).href, isCallback)).url;
  }

  /** The whole way. Answers where it ended. */
  async signIn(login: string, start = '/auth/sign-in'): Promise<{ url: URL; status: number; text: string; headers: Headers }> {
    return this.go((await this.name(await this.toIssuer(start), login)).href);
  }

  /** What a page of the application asks of the API. */
  send(method: string, path: string, { headers, ...sent }: Sent = {}): Promise<Answer> {
    const page = { Origin: this.api.url, 'Sec-Fetch-Site': 'same-origin' };
    return this.api.send(method, path, { ...sent, headers: { Cookie: this.cookieHeader(), ...page, ...headers } });
  }

  /** A page whose script sends its form at once: the issuer's way from one person to another. */
  private async sendForm(page: Response, at: URL): Promise<Response> {
    const text = await page.clone().text();
    if (!text.includes('document.forms[0].submit()')) return page;
    const fields = [...text.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as [string, string],
    );
    const action = new URL(/action="([^"]*)"/.exec(text)?.[1] ?? '', at);
    return this.fetch(action.href, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** The cookies that the application's pages send. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, { value }]) => `${name.split('|')[1]}=${value}`).join('; ');
  }

  /** The one whose name begins so. */
  cookie(name: string): (Cookie & { readonly name: string }) | undefined {
    const found = [...this.cookies].find(([known]) => known.split('|')[1]?.startsWith(name));
    return found && { name: found[0].split('|')[1] as string, ...found[1] };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/';
    const key = `${path}|${name}`;
    if (/max-age=0\b|expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(key);
    else this.cookies.set(key, { value, path, attributes: line.slice(name.length + value.length + 1) });
  }
}
