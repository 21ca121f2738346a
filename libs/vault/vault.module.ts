import { Module } from '@nestjs/common';
import type { Pool } from 'pg';
import { readServerEnvironment } from '../config/index.js';
import { KEYS_POOL, PersistenceModule } from '../persistence/index.js';
import { Keyring } from './key-encryption.js';
import { KeyStore } from './key-store.js';
import { keyringFrom } from './keyring.js';
import { Vault } from './vault.js';

@Module({
  imports: [PersistenceModule],
  providers: [
    Vault,
    { provide: Keyring, useFactory: () => keyringFrom(readServerEnvironment()) },
    { provide: KeyStore, inject: [KEYS_POOL], useFactory: (pool: Pool) => new KeyStore(pool) },
  ],
  exports: [Vault, KeyStore, Keyring],
})
export class VaultModule {}
