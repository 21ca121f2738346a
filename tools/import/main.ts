import { runningHere } from '../running/running.js';
import { fetchToken } from '../token/fetch-token.mjs';
import { importFile } from './import-file.js';
import { type Options, readOptions } from './options.js';

/** `npm run import -- file.ndjson`: takes cases that began on paper into a running Saisine, and reports line by line. */

const [STOPPED, REFUSED, INTERRUPTED] = [2, 1, 130];

try {
  const options = readOptions(process.argv.slice(2));
  process.exitCode = await run(options);
} catch (failure) {
  console.error((failure as Error).message);
  process.exitCode = STOPPED;
}

async function run(options: Options): Promise<number> {
  const interruption = new AbortController();
  process.once('SIGINT', () => {
    console.error('\nInterruption : le temps de finir ce qui est envoyé.');
    interruption.abort();
  });
  const url = options.url ?? runningSystem().apiUrl;
  const { organisation, rehearsal } = options;
  const destination = { url, organisation, rehearsal, token: () => tokenFor(options) };
  const { counts, lines, finished } = await importFile(options, destination, interruption.signal);
  const { imported, already, rehearsed, refused } = counts;
  const taken = rehearsal ? `${rehearsed} dossiers seraient repris` : `${imported} dossiers repris`;
  console.error(`\n${lines} lignes lues : ${taken}, ${already} l’étaient déjà, ${refused} refusées.`);
  console.error(`Rapport, ligne par ligne : ${options.report}`);
  if (!finished) {
    console.error('Interrompu : la même commande reprend après la dernière ligne rapportée.');
    return INTERRUPTED;
  }
  return refused > 0 ? REFUSED : 0;
}

async function tokenFor({ token, login }: Options): Promise<string> {
  return token ?? fetchToken({ issuerUrl: runningSystem().issuerUrl, login: login as string });
}

function runningSystem(): { readonly apiUrl: string; readonly issuerUrl: string } {
  const running = runningHere();
  if (!running) throw new Error('Saisine ne tourne pas ici : lancez npm start, ou donnez --url et --token.');
  return running;
}
