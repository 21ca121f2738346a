import type { IncomingMessage } from 'node:http';
import Provider, { errors } from 'oidc-provider';
import { answerPage, errorPage, type LoginPage, loginPage } from './pages.js';

export const LOGIN_PATH = '/connexion';

const FORM_LIMIT_BYTES = 1_000;

/** The page on which a person says who they are, and what becomes of their choice. */
export function loginPages(provider: Provider, shown: Omit<LoginPage, 'action'>): Parameters<Provider['use']>[0] {
  const isKnown = (login: string | null): login is string => shown.people.some(({ subject }) => subject === login);

  return async (ctx, next) => {
    if (!ctx.path.startsWith(`${LOGIN_PATH}/`)) return next();
    ctx.set('Cache-Control', 'no-store');
    try {
      await provider.interactionDetails(ctx.req, ctx.res);
      const login = ctx.method === 'POST' ? (await readForm(ctx.req)).get('login') : null;
      if (isKnown(login)) {
        ctx.respond = false;
        await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: login } });
        return;
      }
      answerPage(ctx, loginPage({ ...shown, action: ctx.path }));
    } catch (failure) {
      if (!(failure instanceof errors.OIDCProviderError)) throw failure;
      ctx.status = 400;
      answerPage(ctx, errorPage('Cette page de connexion a expiré.'));
    }
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > FORM_LIMIT_BYTES) throw new errors.InvalidRequest('form too large');
  }
  return new URLSearchParams(text);
}
