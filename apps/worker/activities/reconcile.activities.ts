import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../../../libs/following/index.js';
import type { ReconcileActivities } from '../../../workflows/activities.js';

@Injectable()
export class ReconcileRounds implements ReconcileActivities {
  constructor(@Inject(Reconciler) private readonly reconciler: Reconciler) {}

  reconcile(): Promise<number> {
    return this.reconciler.round();
  }
}
