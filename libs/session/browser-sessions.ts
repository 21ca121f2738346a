import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '../problem/index.js';
import { sessionCookie } from './cookies.js';
import { type OpenSession, Sessions } from './sessions.js';
import { SESSION_SETTINGS, type SessionSettings } from './settings.js';

/** As much of a request as says who sent it, and from which page. */
export interface BrowserRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** The session that a browser's request brings along. */
@Injectable()
export class BrowserSessions {
  constructor(
    private readonly sessions: Sessions,
    @Inject(SESSION_SETTINGS) private readonly settings: SessionSettings,
  ) {}

  /**
   * Undefined when the request brings none. What a page does by itself (it listens, or says `X-Background`) does not put off the end.
   * Throws 401 `session-ended`, and 403 `foreign-origin` for a change that a page of somebody else asks for.
   */
  async of(request: BrowserRequest): Promise<OpenSession | undefined> {
    const secret = this.secretIn(request);
    if (secret === undefined) return undefined;
    if (!SAFE.includes(request.method)) this.refuseForeign(request);
    const session = await this.sessions.of(secret, !isByItself(request));
    if (!session) throw sessionEnded();
    return session;
  }

  /** What stands in its cookie, whether it still opens anything or not. */
  secretIn({ cookies }: BrowserRequest): string | undefined {
    return cookies?.[sessionCookie(this.settings.publicUrl).name] || undefined;
  }

  /** Only the application's own pages change anything. A browser says which page it is; one that does not say is not believed. */
  refuseForeign({ headers: { origin, 'sec-fetch-site': site } }: BrowserRequest): void {
    const isOurs = origin === undefined ? site === 'same-origin' : origin === this.settings.publicUrl;
    if (isOurs && (site === undefined || site === 'same-origin')) return;
    throw new ProblemError(
      403,
      'foreign-origin',
      `Cette demande ne vient pas d’une page de Saisine : rien n’a été fait. Ouvrez ${this.settings.publicUrl} et recommencez.`,
    );
  }
}

const isByItself = ({ headers }: BrowserRequest): boolean =>
  headers['x-background'] !== undefined || headers.accept === 'text/event-stream';

const sessionEnded = () =>
  new ProblemError(
    401,
    'session-ended',
    'Votre session est terminée. Connectez-vous de nouveau : ce que vous avez saisi reste sur la page tant que vous ne la fermez pas.',
  );
