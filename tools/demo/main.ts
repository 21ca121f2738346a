import { runningOrExit } from '../running/running.js';
import { fetchToken } from '../token/fetch-token.mjs';
import { fill } from './fill.js';
import { people } from './people.js';

/** `npm run demo`: fills a year of work in a running Saisine, and says what to look at. */

const { apiUrl, issuerUrl } = runningOrExit();
const tokens = new Map<string, Promise<string>>();

try {
  const { imported, already, refused, assigned, acts } = await fill({ apiUrl, token });
  console.log(`Une année de travail : ${imported} dossiers repris, ${already} déjà là, ${refused.length} refusés.`);
  console.log(`${assigned} dossiers affectés, ${acts} actes faits aujourd’hui.`);
  for (const line of refused) console.error(`  ${line}`);
  await show();
  process.exitCode = refused.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`La démonstration n’a pas pu être remplie. ${(error as Error).message}`);
  process.exitCode = 1;
}

/** What each person finds, and what to open. */
async function show(): Promise<void> {
  console.log('\nQui trouve quoi :');
  for (const login of [
    'fonds.gestionnaire',
    'fonds2.gestionnaire',
    'fonds3.gestionnaire',
    'caisse-a.gestionnaire',
    'caisse-c.gestionnaire',
    'mediatrice',
  ]) {
    const { late, waitingForMe, waitingForOthers } = (await read(login, '/v1/cases/counts')) as Record<string, number>;
    const name = people.find(({ subject }) => subject === login)?.displayName ?? '';
    console.log(`  ${login.padEnd(24)} ${name.padEnd(18)} à faire ${waitingForMe}, chez d’autres ${waitingForOthers}, en retard ${late}`);
  }
  console.log(`
À regarder, avec TOKEN=$(npm run -s token -- fonds.gestionnaire) :
  curl -H "Authorization: Bearer $TOKEN" '${apiUrl}/v1/cases?late=true'                 ce qui est en retard
  curl -H "Authorization: Bearer $TOKEN" '${apiUrl}/v1/cases?waitsFor=me'               ce qui attend ma caisse
  curl -H "Authorization: Bearer $TOKEN" '${apiUrl}/v1/cases?situation=fundApproval'    les avals attendus
  curl -H "Authorization: Bearer $TOKEN" '${apiUrl}/v1/deadlines'                       les échéances, expliquées
  curl -H "Authorization: Bearer $TOKEN" '${apiUrl}/v1/notices'                         ce qui m’a été annoncé
  npm run example                                                                       des dossiers datés à jouer pas à pas
  ${apiUrl}/docs${' '.repeat(Math.max(1, 79 - apiUrl.length))}chaque opération, avec un exemple à envoyer tel quel`);
}

async function read(login: string, path: string): Promise<unknown> {
  const response = await fetch(apiUrl + path, { headers: { authorization: `Bearer ${await token(login)}` } });
  return response.json();
}

function token(login: string): Promise<string> {
  const known = tokens.get(login) ?? fetchToken({ issuerUrl, login });
  tokens.set(login, known);
  return known;
}
