import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, profile, signIn, type View } from '../../tools/browser/index.js';
import { Client } from '../faults/client.js';
import { Stack, type StackOptions } from '../faults/stack.js';
import { watch } from './watching.js';

/** How long a page may take on two busy cores. */
const PATIENCE_MS = 30_000;
const PICTURES = fileURLToPath(new URL('../../dist/browser/', import.meta.url));

/** Saisine as `npm start` runs it, and people in front of it, each in a browser profile of their own. */
export class Office {
  /** what the browsers complained of: nothing, unless something is wrong */
  readonly complaints: string[] = [];
  /** brings things about beside the pages */
  readonly client: Client;
  private readonly desks = new Map<string, Promise<Page>>();

  private constructor(
    readonly stack: Stack,
    readonly browser: Browser,
  ) {
    this.client = new Client(stack);
  }

  static async start(options: StackOptions = {}): Promise<Office> {
    const stack = await Stack.start(options);
    try {
      return new Office(stack, await launchBrowser());
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  /** A profile that nobody has used. */
  async profile(view: View = {}): Promise<BrowserContext> {
    const { apiUrl, issuerUrl } = this.stack;
    const context = await profile(this.browser, apiUrl, view);
    context.setDefaultTimeout(PATIENCE_MS);
    await watch(
      context,
      [apiUrl, issuerUrl].map((url) => new URL(url).origin),
      (what) => this.complaints.push(what),
    );
    return context;
  }

  /** Where somebody works: signed in once, the same page each time it is asked for. */
  desk(login: string): Promise<Page> {
    const known = this.desks.get(login) ?? this.newDesk(login);
    this.desks.set(login, known);
    return known;
  }

  /** The same person elsewhere: another profile, another session. */
  async newDesk(login: string, view: View = {}): Promise<Page> {
    const page = await (await this.profile(view)).newPage();
    // the offer of a tour lies over the page until somebody answers it
    await this.client.send('PUT', '/v1/me/preferences', login, { tourSeen: true });
    await signIn(page, login);
    return page;
  }

  /** Pictures of all open pages, for whoever looks into a failure. Answers where they are. */
  async photograph(title: string): Promise<string[]> {
    mkdirSync(PICTURES, { recursive: true });
    const name = title.replace(/\W+/g, '-').slice(0, 60);
    const pages = this.browser.contexts().flatMap((context) => context.pages());
    const files = pages.map((_, index) => join(PICTURES, `${name}-${index}.png`));
    await Promise.all(
      pages.map((page, index) => page.screenshot({ path: files[index], fullPage: true, timeout: 10_000 }).catch(() => undefined)),
    );
    return files;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.stack.stop();
  }
}
