import { join } from 'node:path';
import { ConfigurationError, type ServerEnvironment } from '../config/index.js';
import { type KeyEncryption, Keyring, LocalKeyEncryption } from './key-encryption.js';
import { keysIn, keysOfFile, makeKeyFile } from './key-file.js';
import { TransitKeyEncryption } from './transit.js';

type Settings = Pick<ServerEnvironment, 'mode' | 'stateDir' | 'kek' | 'kekFile' | 'kmsUrl' | 'kmsTokenFile' | 'kmsKey'>;

const UNSAFE =
  'SAISINE_KMS_URL, SAISINE_KEK ou SAISINE_KEK_FILE est obligatoire en production (SAISINE_ENV=production) : dites où est la clé qui ' +
  'protège les clés des données personnelles';

/**
 * The key-encryption keys of this server: the KMS, the environment, the file, in this order. The first there is wraps, the others
 * still unwrap. With none of them a demonstration makes a file of its own in the state folder.
 */
export function keyringFrom({ mode, stateDir, kek, kekFile, kmsUrl, kmsTokenFile, kmsKey }: Settings): Keyring {
  const named = kmsUrl !== undefined || kek !== undefined || kekFile !== undefined;
  if (!named && mode === 'production') throw new ConfigurationError([UNSAFE]);
  const ring: KeyEncryption[] = [];
  if (kmsUrl !== undefined) ring.push(transit(kmsUrl, kmsTokenFile, kmsKey));
  if (kek !== undefined) ring.push(...local(keysIn(kek, 'SAISINE_KEK contient 32 octets en base64 par clé.')));
  if (kekFile !== undefined) ring.push(...local(keysOfFile(kekFile)));
  if (!named) {
    const file = join(stateDir, 'keys', 'kek.key');
    makeKeyFile(file);
    ring.push(...local(keysOfFile(file)));
  }
  const [present, ...earlier] = ring as [KeyEncryption, ...KeyEncryption[]];
  return new Keyring(present, earlier);
}

const local = (keys: readonly Buffer[]): KeyEncryption[] => keys.map((key) => new LocalKeyEncryption(key));

function transit(url: string, tokenFile: string | undefined, key: string | undefined): KeyEncryption {
  if (tokenFile === undefined || key === undefined)
    throw new ConfigurationError(['SAISINE_KMS_URL demande aussi SAISINE_KMS_TOKEN_FILE et SAISINE_KMS_KEY']);
  return new TransitKeyEncryption({ url, tokenFile, key });
}
