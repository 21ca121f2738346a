import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DelegationModule } from '../delegation/index.js';
import { DirectoryModule } from '../directory/index.js';
import { SessionModule } from '../session/index.js';
import { IdentityGuard } from './identity.guard.js';
import { TokenVerifier, type TrustedIssuer } from './token-verifier.js';
import { WhoActs } from './who-acts.js';

/** Once in the root module: every route of the application then wants a token or a session, unless it is @Public(). */
@Module({})
export class IdentityModule {
  static forRoot(trusted: TrustedIssuer): DynamicModule {
    return {
      module: IdentityModule,
      imports: [DirectoryModule, DelegationModule, SessionModule],
      providers: [
        WhoActs,
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(trusted) },
        { provide: APP_GUARD, useClass: IdentityGuard },
      ],
      exports: [TokenVerifier, WhoActs, DelegationModule, SessionModule],
    };
  }
}
