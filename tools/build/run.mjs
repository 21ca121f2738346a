import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** `node tools/build/run.mjs example …`: runs a program of `tools/` as it was built, or says that nothing is built yet. */
const [name = ''] = process.argv.splice(2, 1);
const program = fileURLToPath(new URL(`../../dist/tools/${name}/main.js`, import.meta.url));
if (existsSync(program)) await import(pathToFileURL(program).href);
else {
  console.error('Saisine n’est pas encore construite : lancez d’abord npm start, qui installe et construit tout (ou npm run build).');
  process.exitCode = 1;
}
