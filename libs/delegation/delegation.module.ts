import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { Delegations } from './delegations.js';
import { StandIns } from './stand-ins.js';

@Module({ imports: [PersistenceModule, DirectoryModule], providers: [Delegations, StandIns], exports: [Delegations, StandIns] })
export class DelegationModule {}
