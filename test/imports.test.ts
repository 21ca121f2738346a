import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Who may import whom: every rule of dependency-cruiser.cjs is broken once on purpose, and must say so. */

const ROOT = resolve(import.meta.dirname, '..');

/** rule -> a file that breaks it, and what else must exist for it to be read */
const PLANTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'machines-are-pure': { 'machines/alpha/impure.ts': "import 'pg';" },
  'processes-are-strangers': { 'machines/alpha/curious.ts': "import '../beta/index.js';", 'machines/beta/index.ts': 'export {};' },
  'only-the-registry-knows-processes': { 'libs/casework/knowing.ts': "import '../../machines/beta/index.js';" },
  'workflows-are-deterministic': { 'workflows/acting.ts': "import { join } from 'node:path';\nexport const x = join;" },
  'libs-look-inward': { 'libs/casework/outward.ts': "import '../../apps/api/main.js';", 'apps/api/main.ts': 'export {};' },
  'libs-through-their-index': { 'libs/casework/sideways.ts': "import '../forms/inner.js';", 'libs/forms/inner.ts': 'export {};' },
  'apps-are-strangers': { 'apps/api/neighbour.ts': "import '../worker/main.js';", 'apps/worker/main.ts': 'export {};' },
  'apps-meet-workflows-by-type': { 'apps/worker/running.ts': "import '../../workflows/index.js';", 'workflows/index.ts': 'export {};' },
  'web-has-no-server': { 'apps/web/reaching.ts': "import '../../libs/forms/inner.js';" },
  'web-has-the-client': { 'apps/web/storing.ts': "import '../../generated/prisma/client.js';", 'generated/prisma/client.ts': 'export {};' },
  'no-cycles': { 'libs/forms/a.ts': "import './b.js';", 'libs/forms/b.ts': "import './a.js';" },
  'no-orphans-from-npm': { 'libs/forms/undeclared.ts': "import 'nowhere-to-be-found';" },
};

let broken: readonly string[];
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'saisine-imports-'));
  for (const name of ['package.json', 'tsconfig.json', 'dependency-cruiser.cjs']) cpSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const files of Object.values(PLANTED)) {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  }
  const said = await new Promise<string>((answer) => {
    const args = ['apps', 'libs', 'machines', 'workflows', '--config', 'dependency-cruiser.cjs', '--output-type', 'json'];
    const cruiser = join(ROOT, 'node_modules/.bin/depcruise');
    execFile(cruiser, args, { cwd: folder, maxBuffer: 1e8 }, (_, stdout) => answer(stdout));
  });
  rmSync(folder, { recursive: true, force: true });
  const { summary } = JSON.parse(said) as { summary: { violations: readonly { rule: { name: string } }[] } };
  broken = summary.violations.map(({ rule }) => rule.name);
}, 60_000);

test.each(Object.keys(PLANTED))('%s is noticed when it is broken', (rule) => {
  expect(broken).toContain(rule);
});

test('every rule is proved here', async () => {
  const { default: config } = (await import('../dependency-cruiser.cjs' as string)) as {
    default: { forbidden: readonly { name: string }[] };
  };
  expect(config.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(PLANTED).sort());
});
