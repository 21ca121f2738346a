import { Module } from '@nestjs/common';
import { PersistenceModule } from '../persistence/index.js';
import { Directory } from './directory.js';

@Module({ imports: [PersistenceModule], providers: [Directory], exports: [Directory] })
export class DirectoryModule {}
