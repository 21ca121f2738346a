/**
 * A module of what `npm run build` made.
 * @param {string} path  in `dist`
 */
export function built(path) {
  return import(new URL(`../../dist/${path}`, import.meta.url).href);
}
