import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What a build and a start read. */
const READ = [
  ...['apps', 'libs', 'machines', 'workflows', 'tools', 'prisma', 'examples', 'generated', 'dist', 'test/oracle'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'prisma.config.ts'],
];

/** This project once more, elsewhere, as it was built; its packages are the same. */
export class ProjectCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'saisine-copy-'));

  constructor() {
    for (const path of READ) cpSync(join(ROOT, path), join(this.root, path), { recursive: true, preserveTimestamps: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'));
  }

  /** One folder, and one line of the registry. @param name of the constant that the folder exports */
  addProcess(folder: string, id: string, name: string): void {
    cpSync(folder, join(this.root, 'machines', id), { recursive: true });
    const registry = join(this.root, 'machines/registry.ts');
    const text = readFileSync(registry, 'utf8').replace('const VERSIONS: readonly Process<never>[] = [', (line) => `${line}\n  ${name},`);
    writeFileSync(registry, `import { ${name} } from './${id}/index.js';\n${text}`);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
