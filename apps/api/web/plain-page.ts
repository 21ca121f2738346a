import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** A page without the application: it says one thing and what to do about it. Texts are not HTML. */
export interface PlainPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly way?: { readonly label: string; readonly address: string };
}

/** Answers it under a policy that allows its own style and nothing else. */
export function answerPlainPage(reply: FastifyReply, status: number, page: PlainPage, retryAfterSeconds?: number): void {
  const nonce = randomBytes(16).toString('base64');
  if (retryAfterSeconds !== undefined) void reply.header('Retry-After', String(retryAfterSeconds));
  void reply
    .status(status)
    .headers({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    })
    .type('text/html; charset=utf-8')
    .send(written(page, nonce));
}

const written = ({ title, paragraphs, way }: PlainPage, nonce: string): string => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${escaped(title)} · Saisine</title>
    <style nonce="${nonce}">
      :root { color-scheme: light dark }
      body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1.25rem }
      h1 { font-size: 1.5rem; line-height: 1.25 }
      a { display: inline-block; margin-top: .5rem; padding: .55rem 1rem; border: 2px solid; border-radius: .35rem; color: light-dark(#1a4fb8, #9ec1ff); font-weight: 600; text-decoration: none }
      a:focus-visible { outline: 3px solid light-dark(#1a56db, #8ab4ff); outline-offset: 3px }
    </style>
  </head>
  <body>
    <main>
      <h1>${escaped(title)}</h1>
${paragraphs.map((text) => `      <p>${escaped(text)}</p>`).join('\n')}
${way ? `      <a href="${escaped(way.address)}">${escaped(way.label)}</a>\n` : ''}    </main>
  </body>
</html>
`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
