import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Assignments } from '../../libs/assignment/index.js';
import { AttachmentsModule } from '../../libs/attachments/index.js';
import { CalendarAddresses } from '../../libs/calendar-feed/index.js';
import { readServerEnvironment } from '../../libs/config/index.js';
import { DocumentsModule } from '../../libs/documents/index.js';
import { DraftsModule } from '../../libs/drafts/index.js';
import { IdentityModule } from '../../libs/identity/index.js';
import { Answers, Invitations } from '../../libs/invitations/index.js';
import { NotificationsModule } from '../../libs/notifications/index.js';
import { PreferencesStore } from '../../libs/preferences/index.js';
import { Rectifying } from '../../libs/rectification/index.js';
import { SavedFilters } from '../../libs/saved-filters/index.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { MembersController } from './assignment/members.controller.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { BulkController } from './bulk/bulk.controller.js';
import { CalendarAddressesController } from './calendars/calendar-addresses.controller.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { OrganisationCalendarsController } from './calendars/organisation-calendars.controller.js';
import { ActingController } from './cases/acting.controller.js';
import { CaseReader } from './cases/case-reader.js';
import { OpeningController } from './cases/opening.controller.js';
import { RecordController } from './cases/record.controller.js';
import { SearchController } from './cases/search.controller.js';
import { WorkflowController } from './cases/workflow.controller.js';
import { WorklistController } from './cases/worklist.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { DelegationsController } from './delegation/delegations.controller.js';
import { DependenceController } from './dependence/dependence.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { Organisations } from './directory/organisations.js';
import { DocumentsController } from './documents/documents.controller.js';
import { ShownDocuments } from './documents/shown-documents.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { ChangeFeed } from './events/change-feed.js';
import { EventsController } from './events/events.controller.js';
import { MEMBER_CHECK_MS } from './events/still-member.js';
import { FiltersController } from './filters/filters.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { AnswersController } from './invitations/answers.controller.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { WrongSecrets } from './invitations/wrong-secrets.js';
import { DeliveriesController } from './notices/deliveries.controller.js';
import { NoticeSettingsController } from './notices/notice-settings.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { OutboxController } from './notices/outbox.controller.js';
import { FollowLagReader } from './operations/follow-lag.js';
import { Health } from './operations/health.js';
import { Housekeeping } from './operations/housekeeping.js';
import { Metrics } from './operations/metrics.js';
import { OperationsController } from './operations/operations.controller.js';
import { RateLimit } from './problem/rate-limit.js';
import { ProcessesController } from './processes/processes.controller.js';
import { RectificationsController } from './rectifications/rectifications.controller.js';
import { RegisterKeeper } from './registers/register-keeper.js';
import { RegistersController } from './registers/registers.controller.js';
import { AuthController } from './session/auth.controller.js';
import { MeController } from './session/me.controller.js';
import { SessionsController } from './session/sessions.controller.js';
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
      imports: [
        ...imports,
        AttachmentsModule,
        DocumentsModule,
        NotificationsModule,
        IdentityModule.forRoot({ issuer, audience }),
        DraftsModule,
      ],
      controllers: [
        WorklistController,
        ImportsController,
        SearchController,
        ActingController,
        AttachmentsController,
        DocumentsController,
        RecordController,
        WorkflowController,
        SimulationsController,
        ProcessesController,
        DeadlinesController,
        RegistersController,
        DependenceController,
        NoticeSettingsController,
        NoticesController,
        OutboxController,
        DeliveriesController,
        DirectoryController,
        AuthController,
        MeController,
        SessionsController,
        EventsController,
        AssignmentController,
        MembersController,
        DelegationsController,
        FiltersController,
        DraftsController,
        BulkController,
        CalendarAddressesController,
        OrganisationCalendarsController,
        CalendarsController,
        InvitationsController,
        AnswersController,
        RectificationsController,
        OperationsController,
        OpeningController, // last: its address is any plural
      ],
      providers: [
        CaseReader,
        ShownDocuments,
        Assignments,
        CalendarAddresses,
        SavedFilters,
        PreferencesStore,
        Organisations,
        ChangeFeed,
        { provide: MEMBER_CHECK_MS, useValue: 30_000 },
        FollowLagReader,
        Health,
        Housekeeping,
        RegisterKeeper,
        Metrics,
        RateLimit,
        Invitations,
        Answers,
        Rectifying,
        WrongSecrets,
        { provide: APP_INTERCEPTOR, useExisting: RateLimit },
        ...providers,
      ],
    };
  }
}
