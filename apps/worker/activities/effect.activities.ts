import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Drafting } from '../../../libs/documents/index.js';
import { NoticeTelling } from '../../../libs/notifications/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import type { EffectActivities } from '../../../workflows/activities.js';
import { orShown } from './failing.js';

/** Effects inside PostgreSQL: exactly once, and a second call finds nothing to do. */
@Injectable()
export class EffectsInDatabase implements Pick<EffectActivities, 'notify' | 'draftDocument'> {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    @Inject(NoticeTelling) private readonly telling: NoticeTelling,
    @Inject(Drafting) private readonly drafting: Drafting,
  ) {}

  notify({ id }: { id: string }): Promise<void> {
    return orShown(this.pool, id, () => this.telling.tell(id));
  }

  draftDocument({ id }: { id: string }): Promise<void> {
    return orShown(this.pool, id, () => this.drafting.draft(id));
  }
}
