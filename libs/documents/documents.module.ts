import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { VaultModule } from '../vault/index.js';
import { Documents } from './documents.js';
import { Drafting } from './drafting.js';

@Module({ imports: [PersistenceModule, VaultModule, DirectoryModule], providers: [Drafting, Documents], exports: [Drafting, Documents] })
export class DocumentsModule {}
