import { type DynamicModule, Module } from '@nestjs/common';
import { CaseworkModule, FOLLOWER } from '../casework/index.js';
import { readServerEnvironment } from '../config/index.js';
import { PersistenceModule } from '../persistence/index.js';
import { Dispatcher, TASK_QUEUE, TEMPORAL_CLIENT } from './dispatcher.js';
import { Reconciler } from './reconciler.js';
import { Workflows } from './status.js';
import { temporalClient } from './temporal.js';

/** How the workflows are told. */
@Module({
  imports: [PersistenceModule],
  providers: [
    {
      provide: TEMPORAL_CLIENT,
      useFactory: () => {
        const { temporalAddress: address, temporalNamespace: namespace, temporalTaskQueue: taskQueue } = readServerEnvironment();
        return temporalClient({ address, namespace, taskQueue });
      },
    },
    { provide: TASK_QUEUE, useFactory: () => readServerEnvironment().temporalTaskQueue },
    Dispatcher,
    Reconciler,
    Workflows,
  ],
  exports: [Dispatcher, Reconciler, Workflows, TEMPORAL_CLIENT, TASK_QUEUE],
})
export class FollowingModule {
  /** Casework whose decisions are followed by their workflows. */
  static casework(): DynamicModule {
    return CaseworkModule.forRoot({ imports: [FollowingModule], follower: { provide: FOLLOWER, useExisting: Dispatcher } });
  }
}
