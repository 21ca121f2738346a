const LONGEST = 1_000;
/** the API's own addresses are nobody's page */
const NOT_PAGES = /^\/(auth|v1)(\/|$)/;
/** never looked up: only stands for « this application » while an address is read */
const HERE = 'http://here.invalid';

/** Where to in the application after signing in: a path with what follows it, read as a browser would. Anything else is `/`. */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || text.length > LONGEST || !text.startsWith('/') || text.includes('\\') || !URL.canParse(text, HERE))
    return '/';
  const { origin, pathname, search, hash } = new URL(text, HERE);
  if (origin !== HERE || pathname.startsWith('//') || NOT_PAGES.test(pathname)) return '/';
  return pathname + search + hash;
}
