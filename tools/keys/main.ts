import { readServerEnvironment } from '../../libs/config/index.js';
import { openPool } from '../../libs/persistence/index.js';
import { KeyStore, keyringFrom, rewrapAll } from '../../libs/vault/index.js';

/** `npm run keys -- rewrap`: every key of the key store wrapped under the present key-encryption key. */

const HELP = `npm run keys -- rewrap

Enveloppe chaque clé des données personnelles sous la clé de chiffrement présente (la première que donnent SAISINE_KMS_URL, SAISINE_KEK,
SAISINE_KEK_FILE). Les précédentes doivent encore être données. Peut être interrompu et relancé ; l’API et le worker peuvent tourner.`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'rewrap') {
    console.log(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  const environment = readServerEnvironment();
  const pool = openPool(environment.keysDatabaseUrl, 4);
  const keyring = keyringFrom(environment);
  try {
    const { done, left } = await rewrapAll(new KeyStore(pool), keyring, (count) => process.stdout.write(`\r${count} clés…`));
    console.log(`\r${done} clés enveloppées sous ${keyring.present.id}.`);
    if (left === 0) return 0;
    console.error(
      `${left} ne peuvent pas l’être : leur clé de chiffrement n’a pas été donnée. Donnez-la à la suite de la présente, puis recommencez.`,
    );
    return 1;
  } finally {
    await pool.end();
  }
}
