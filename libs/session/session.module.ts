import { Module } from '@nestjs/common';
import { readServerEnvironment } from '../config/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { Attempts } from './attempts.js';
import { BrowserSessions } from './browser-sessions.js';
import { Sessions } from './sessions.js';
import { SESSION_SETTINGS, type SessionSettings } from './settings.js';
import { SignIn } from './sign-in.js';

@Module({
  imports: [PersistenceModule],
  providers: [Attempts, BrowserSessions, Sessions, SignIn, { provide: SESSION_SETTINGS, useFactory: settings }],
  exports: [Attempts, BrowserSessions, Sessions, SignIn, SESSION_SETTINGS],
})
export class SessionModule {}

function settings(): SessionSettings {
  const environment = readServerEnvironment();
  return {
    publicUrl: environment.publicUrl,
    issuer: environment.oidcIssuer,
    clientId: environment.oidcWebClientId,
    clientSecretFile: environment.oidcWebClientSecretFile,
    idleMinutes: environment.sessionIdleMinutes,
    hours: environment.sessionHours,
  };
}
