import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asProblem } from '../problem/as-problem.js';
import { answer } from '../problem/problem.filter.js';
import { ASSET_POLICY, pagePolicy } from './content-policy.js';
import { answerPlainPage } from './plain-page.js';

/** Stands in index.html wherever the answer's own nonce belongs. */
const NONCE_PLACE = /__CSP_NONCE__/g;
/** What is no page, whatever is asked for: programs get a problem document there. */
const NOT_PAGES = /^\/(v1|auth|docs|openapi\.json|health|metrics|assets)(\/|$)/;
/** Their names hold a digest of their content: they never change. */
const HASHED = /-(?=[\w-]*[A-Z0-9])[\w-]{8}\.\w+(\.(br|gz))?$/;
/** no dot goes first: neither a way up nor a hidden file */
const PLAIN_PATH = /^(\/[\w-][\w.-]*)+$/;
const A_YEAR_SECONDS = 365 * 24 * 3600;

export interface WebSettings {
  /** what the web build produced: index.html and assets/ */
  readonly folder: string;
  /** where browsers see the application */
  readonly publicUrl: string;
}

/** The web application on the API's own port: its files, and its one page for every address that is nobody else's. */
export async function serveWeb(instance: FastifyInstance, { folder, publicUrl }: WebSettings): Promise<void> {
  await instance.register((scope) => serveAssets(scope, join(folder, 'assets')));
  instance.get('/*', async (request, reply) => {
    if (!wantsPage(request)) return answer(reply, noSuchRoute());
    const elsewhere = otherNameOfThisMachine(request, publicUrl);
    if (elsewhere !== undefined) return reply.redirect(elsewhere, 302);
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined);
    return page === undefined ? answerPlainPage(reply, 503, NOT_BUILT) : answerPage(reply, page);
  });
}

async function serveAssets(scope: FastifyInstance, root: string): Promise<void> {
  // an address that leads elsewhere is none
  scope.setErrorHandler<{ statusCode?: number }>((error, _request, reply) => {
    if ((error.statusCode ?? 500) >= 500) throw error;
    return answer(reply, noSuchRoute());
  });
  await scope.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    allowedPath: (path) => PLAIN_PATH.test(path),
    cacheControl: false,
    suppressWarning: true, // without a build there is a page that says so
    setHeaders: (reply, path) => {
      reply.header('Cache-Control', HASHED.test(path) ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache');
      reply.header('Content-Security-Policy', ASSET_POLICY);
    },
  });
}

function answerPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .headers({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': pagePolicy(nonce),
      // its own requests say where they come from; no other site learns an address
      'Referrer-Policy': 'same-origin',
    })
    .type('text/html; charset=utf-8')
    .send(page.replace(NONCE_PLACE, nonce));
}

const pathOf = ({ raw: { url = '/' } }: FastifyRequest): string => url.split('?', 1)[0] ?? '/';

function wantsPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  return path === '/' || (!NOT_PAGES.test(path) && /\btext\/html\b/.test(request.headers.accept ?? ''));
}

/** « localhost » and 127.0.0.1 are one machine and two origins: sign-in and session know the public one only. */
function otherNameOfThisMachine({ headers: { host = '' }, raw: { url = '/' } }: FastifyRequest, publicUrl: string): string | undefined {
  const [asked, known] = [`http://${host}`, publicUrl].map((one) => (URL.canParse(one) ? new URL(one) : undefined));
  const isLocal = (one: URL | undefined) => one !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(one.hostname);
  return isLocal(asked) && isLocal(known) && asked?.host !== known?.host && asked?.port === known?.port ? `${publicUrl}${url}` : undefined;
}

const noSuchRoute = () => asProblem({ statusCode: 404 }) as NonNullable<ReturnType<typeof asProblem>>;

const NOT_BUILT = {
  title: 'L’application web n’est pas construite',
  paragraphs: [
    'Ce serveur répond, mais les fichiers de l’application web manquent. Dans le dossier du projet : npm run build, puis rechargez cette page.',
    'L’API est décrite à l’adresse /docs.',
  ],
  way: { label: 'Lire la description de l’API', address: '/docs' },
};
