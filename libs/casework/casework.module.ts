import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { readServerEnvironment } from '../config/index.js';
import { DirectoryModule } from '../directory/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { Casework, MODE, SERVER_KEY } from './casework.js';
import { serverKey } from './server-key.js';

/** Deciding. Whoever imports it says how decisions reach their workflows. */
@Module({})
export class CaseworkModule {
  static forRoot({ follower, imports = [] }: { follower: Provider; imports?: DynamicModule['imports'] }): DynamicModule {
    return {
      module: CaseworkModule,
      global: true,
      imports: [PersistenceModule, DirectoryModule, ...(imports ?? [])],
      providers: [
        Casework,
        follower,
        { provide: SERVER_KEY, useFactory: () => serverKey(readServerEnvironment().keyFile) },
        { provide: MODE, useFactory: () => readServerEnvironment().mode },
      ],
      exports: [Casework, PersistenceModule, DirectoryModule],
    };
  }
}
