import { Controller, Get, HttpCode, Inject, Logger, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, WhoActs } from '../../../libs/identity/index.js';
import {
  ATTEMPT_LIFE_SECONDS,
  attemptCookie,
  attemptCookiesIn,
  BrowserSessions,
  deviceOf,
  localPath,
  SESSION_SETTINGS,
  type SessionSettings,
  Sessions,
  SIGNED_OUT,
  SignIn,
  SignInFailed,
  sessionCookie,
} from '../../../libs/session/index.js';
import { RateLimit } from '../problem/rate-limit.js';
import { answerPlainPage } from '../web/plain-page.js';
import { failurePage } from './failure-pages.js';

/** So many sign-ins under way at once are no person's tabs. */
const MOST_ATTEMPTS = 8;

/** The doors between a browser and the issuer. They answer pages and redirections: a person stands before them, not a program. */
@Public()
@Controller('auth')
export class AuthController {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly browsers: BrowserSessions,
    private readonly whoActs: WhoActs,
    private readonly limits: RateLimit,
    @Inject(SESSION_SETTINGS) private readonly settings: SessionSettings,
  ) {}

  /** `return`: where to in the application afterwards. Whoever signed out, or was away for long, is asked who they are. */
  @Get('sign-in')
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: { return?: unknown; again?: unknown }) {
    await this.orPage(reply, async () => {
      this.limits.count(request.ip);
      const again = query.again !== undefined || (await this.hasEnded(request));
      const { address, attempt } = await this.signIn.begin(localPath(query.return), again);
      this.forgetTooMany(request, reply);
      const { name, options } = attemptCookie(this.settings.publicUrl, attempt.state);
      reply.setCookie(name, attempt.secret, { ...options, maxAge: ATTEMPT_LIFE_SECONDS });
      return address;
    });
  }

  /** Where the issuer sends the browser back. */
  @Get('callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { publicUrl } = this.settings;
    await this.orPage(reply, async () => {
      this.limits.count(request.ip);
      const { subject, returnTo } = await this.signIn.finish(queryOf(request), (state) => {
        const { name, options } = attemptCookie(publicUrl, state);
        reply.clearCookie(name, options);
        return request.cookies[name];
      });
      const { accountId } = await this.whoActs.member(subject);
      const before = this.browsers.secretIn(request);
      if (before !== undefined) await this.sessions.endBySecret(before);
      const { secret, maxAge } = await this.sessions.open(accountId, deviceOf(request.headers['user-agent']));
      const { name, options } = sessionCookie(publicUrl);
      reply.setCookie(name, secret, { ...options, maxAge });
      return returnTo;
    });
  }

  /** Ends the session, here and now, and says where the issuer's ends. Answers the same when there was none. */
  @Post('sign-out')
  @HttpCode(200)
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    this.browsers.refuseForeign(request);
    const secret = this.browsers.secretIn(request);
    if (secret !== undefined) {
      await this.sessions.endBySecret(secret);
      const { name, options } = sessionCookie(this.settings.publicUrl);
      reply.setCookie(name, SIGNED_OUT, { ...options, maxAge: this.settings.hours * 3600 });
    }
    return {
      /** where to send the browser, so that the issuer's session ends too; null: it can't be ended from here */
      issuerSignOut: (await this.signIn.leaving()) ?? null,
    };
  }

  private async hasEnded(request: FastifyRequest): Promise<boolean> {
    const secret = this.browsers.secretIn(request);
    return secret !== undefined && (await this.sessions.of(secret, false)) === undefined;
  }

  private forgetTooMany({ cookies }: FastifyRequest, reply: FastifyReply): void {
    const names = attemptCookiesIn(this.settings.publicUrl, cookies);
    const { options } = attemptCookie(this.settings.publicUrl, '');
    if (names.length >= MOST_ATTEMPTS) for (const name of names) reply.clearCookie(name, options);
  }

  /** Sends the browser on, or shows why not. */
  private async orPage(reply: FastifyReply, work: () => Promise<string>): Promise<void> {
    try {
      void reply.redirect(await work(), 302);
    } catch (failure) {
      if (failure instanceof SignInFailed) this.logger.warn(`${failure.failure}: ${failure.message}`);
      const shown = failurePage(failure);
      if (!shown) throw failure;
      answerPlainPage(reply, shown.status, shown.page, shown.retryAfter);
    }
  }
}

const queryOf = ({ raw: { url = '' } }: FastifyRequest): string => url.slice(url.indexOf('?') + 1 || url.length);
