import { readFileSync } from 'node:fs';

/**
 * The French sentence for a Node too old, nothing when it will do.
 * @param {string} [version]
 * @returns {string | undefined}
 */
export function refuseNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const least = String(engines.node).replace(/[^\d.]/g, '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `Saisine demande Node ${least} ou plus récent ; vous avez ${version}. Installez-le depuis https://nodejs.org puis recommencez.`;
}
