import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { readServerEnvironment } from '../../libs/config/index.js';
import { IdentityModule } from '../../libs/identity/index.js';
import { ActingController } from './cases/acting.controller.js';
import { CaseReader } from './cases/case-reader.js';
import { OpeningController } from './cases/opening.controller.js';
import { RecordController } from './cases/record.controller.js';
import { WorkflowController } from './cases/workflow.controller.js';
import { WorklistController } from './cases/worklist.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { NoticesController } from './deadlines/notices.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { Organisations } from './directory/organisations.js';
import { ChangeFeed } from './events/change-feed.js';
import { EventsController } from './events/events.controller.js';
import { MEMBER_CHECK_MS } from './events/still-member.js';
import { FollowLagReader } from './operations/follow-lag.js';
import { Health } from './operations/health.js';
import { Metrics } from './operations/metrics.js';
import { OperationsController } from './operations/operations.controller.js';
import { RateLimit } from './problem/rate-limit.js';
import { ProcessesController } from './processes/processes.controller.js';
import { SimulationsController } from './simulations/simulations.controller.js';

/** What the API stands on: casework whose decisions are followed, and the workflows' own answers. */
export interface Following {
  readonly imports: readonly (Type | DynamicModule)[];
  readonly providers?: readonly Provider[];
}

@Module({})
export class ApiModule {
  static on({ imports, providers = [] }: Following): DynamicModule {
    const { oidcIssuer: issuer, oidcAudience: audience } = readServerEnvironment();
    return {
      module: ApiModule,
      imports: [...imports, IdentityModule.forRoot({ issuer, audience })],
      controllers: [
        WorklistController,
        ActingController,
        RecordController,
        WorkflowController,
        SimulationsController,
        ProcessesController,
        DeadlinesController,
        NoticesController,
        DirectoryController,
        EventsController,
        OperationsController,
        OpeningController, // last: its address is any plural
      ],
      providers: [
        CaseReader,
        Organisations,
        ChangeFeed,
        { provide: MEMBER_CHECK_MS, useValue: 30_000 },
        FollowLagReader,
        Health,
        Metrics,
        RateLimit,
        { provide: APP_INTERCEPTOR, useExisting: RateLimit },
        ...providers,
      ],
    };
  }
}
