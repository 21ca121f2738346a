/** The API that the development server (`npx vite apps/web`) stands before. */
const API = process.env.SAISINE_API ?? 'http://127.0.0.1:4300';

/**
 * The application is built into files that the API serves on its own port. The page's policy lets it run its own scripts only and read
 * styles that carry the nonce of the request: the API writes it where this placeholder stands.
 *
 * @type {import('vite').UserConfig}
 */
export default {
  root: import.meta.dirname,
  base: '/',
  publicDir: 'public',
  html: { cspNonce: '__CSP_NONCE__' },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // from these on browsers know light-dark(), which can't be written for older ones
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    // « use client » says something to servers that render; nothing is rendered on one here
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/v1', '/auth'].map((path) => [path, { target: API, headers: { Origin: API } }])),
  },
};
