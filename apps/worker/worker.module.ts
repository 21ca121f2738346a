import { Module } from '@nestjs/common';
import { CaseworkModule, FOLLOWER, type Follower } from '../../libs/casework/index.js';
import { DocumentsModule } from '../../libs/documents/index.js';
import { FollowingModule } from '../../libs/following/index.js';
import { NotificationsModule } from '../../libs/notifications/index.js';
import { EffectsInDatabase } from './activities/effect.activities.js';
import { LogActivities } from './activities/log.activities.js';
import { ReconcileRounds } from './activities/reconcile.activities.js';
import { Telling } from './activities/telling.activities.js';
import { MailRounds } from './mail/mail.activities.js';

/** What the worker decides is asked for by the case's own workflow, which learns of it by the answer. */
const answered: Follower = { decided: () => undefined, clockMoved: () => undefined };

@Module({
  imports: [
    FollowingModule,
    NotificationsModule,
    DocumentsModule,
    CaseworkModule.forRoot({ follower: { provide: FOLLOWER, useValue: answered } }),
  ],
  providers: [LogActivities, EffectsInDatabase, Telling, ReconcileRounds, MailRounds],
})
export class WorkerModule {}
