import { Module } from '@nestjs/common';
import { PersistenceModule } from '../persistence/index.js';
import { VaultModule } from '../vault/index.js';
import { Drafts } from './drafts.js';

@Module({ imports: [PersistenceModule, VaultModule], providers: [Drafts], exports: [Drafts] })
export class DraftsModule {}
