import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { readServerEnvironment } from '../config/index.js';
import { DirectoryModule } from '../directory/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { VaultModule } from '../vault/index.js';
import { Casework, MODE } from './casework.js';
import { Consulting } from './consulting.js';
import { Hearing } from './hearing.js';
import { Importing } from './importing.js';
import { Logbook } from './logbook.js';
import { Receipts } from './receipts.js';
import { RegisterEntries } from './register-entries.js';
import { SERVER_KEY, serverKey } from './server-key.js';

/** Deciding. Whoever imports it says how decisions reach their workflows. */
@Module({})
export class CaseworkModule {
  static forRoot({ follower, imports = [] }: { follower: Provider; imports?: DynamicModule['imports'] }): DynamicModule {
    return {
      module: CaseworkModule,
      global: true,
      imports: [PersistenceModule, DirectoryModule, VaultModule, ...(imports ?? [])],
      providers: [
        Logbook,
        Casework,
        Hearing,
        Consulting,
        Importing,
        Receipts,
        RegisterEntries,
        follower,
        { provide: SERVER_KEY, useFactory: () => serverKey(readServerEnvironment().keyFile) },
        { provide: MODE, useFactory: () => readServerEnvironment().mode },
      ],
      exports: [
        Casework,
        Consulting,
        Hearing,
        Importing,
        Logbook,
        Receipts,
        RegisterEntries,
        PersistenceModule,
        DirectoryModule,
        VaultModule,
      ],
    };
  }
}
