import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const WEB = fileURLToPath(new URL('../', import.meta.url));
const STYLES = fileURLToPath(new URL('../../../node_modules/@mantine/core/styles/', import.meta.url));

/** Names imported from @mantine/core anywhere in the application. */
function used(): Set<string> {
  const sources = (readdirSync(WEB, { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(WEB, file), 'utf8'));
  const lists = sources.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].map(([, names = '']) => names));
  return new Set(lists.flatMap((names) => names.split(',').map((name) => name.trim())));
}

test('each component of Mantine that is used has its styles', () => {
  const styled = new Set(readdirSync(STYLES).map((file) => file.replace(/\.layer\.css$/, '')));
  const loaded = readFileSync(join(WEB, 'app/mantine.css'), 'utf8');
  const missing = [...used()].filter((name) => styled.has(name) && !loaded.includes(`/${name}.layer.css`));
  expect(missing).toEqual([]);
});
