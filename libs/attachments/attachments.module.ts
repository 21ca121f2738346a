import { Module } from '@nestjs/common';
import { readServerEnvironment } from '../config/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { VaultModule } from '../vault/index.js';
import { Attachments } from './attachments.js';
import { scannerAt } from './scanner.js';
import { LARGEST, SCANNER, Uploads } from './uploads.js';

const MEGABYTE = 1024 * 1024;

@Module({
  imports: [PersistenceModule, VaultModule],
  providers: [
    Uploads,
    Attachments,
    { provide: SCANNER, useFactory: () => scannerAt(readServerEnvironment().clamavAddress) },
    { provide: LARGEST, useFactory: () => readServerEnvironment().attachmentMaxMb * MEGABYTE },
  ],
  exports: [Uploads, Attachments, LARGEST],
})
export class AttachmentsModule {}
