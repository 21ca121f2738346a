import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Workflows } from '../../../libs/following/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { KeyStore } from '../../../libs/vault/index.js';
import { type FollowLag, FollowLagReader } from './follow-lag.js';

/** Beyond this many late cases something is wrong with the following itself; a single stuck case shows as an alarm, not here. */
const TOO_MANY_LATE = 100;

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly database: 'answers' | 'away';
  /** where the keys of personal data are; without it nothing that carries a name is read or decided */
  readonly keys: 'answers' | 'away';
  readonly temporal: 'answers' | 'away';
  readonly following?: FollowLag;
  /** French: what it means for people */
  readonly meaning: string;
}

@Injectable()
export class Health {
  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    private readonly lag: FollowLagReader,
    private readonly workflows: Workflows,
    private readonly keyStore: KeyStore,
  ) {}

  async readiness(): Promise<Readiness> {
    const [following, temporal, keys] = await Promise.all([this.lagIfItAnswers(), this.workflows.answers(), this.keyStore.answers()]);
    const caughtUp = following !== undefined && following.late <= TOO_MANY_LATE;
    return {
      status: caughtUp && temporal && keys ? 'ready' : 'not-ready',
      database: following ? 'answers' : 'away',
      keys: keys ? 'answers' : 'away',
      temporal: temporal ? 'answers' : 'away',
      ...(following ? { following } : {}),
      meaning: meaningOf(following !== undefined, keys, temporal, caughtUp),
    };
  }

  /** What was counted a moment ago does not say that the database still answers. */
  private async lagIfItAnswers(): Promise<FollowLag | undefined> {
    try {
      const [lag] = await Promise.all([this.lag.recent(), this.pool.query('SELECT 1')]);
      return lag;
    } catch {
      return undefined;
    }
  }
}

function meaningOf(database: boolean, keys: boolean, temporal: boolean, caughtUp: boolean): string {
  if (!database) return 'La base de données ne répond pas : rien ne peut être lu ni décidé pour l’instant.';
  if (!keys) return 'La base des clés ne répond pas : ce qui porte des noms ne peut être ni lu ni décidé ; le reste suit son cours.';
  if (!temporal) return 'Temporal ne répond pas : les actes sont acceptés et consignés, rappels et envois suivront à son retour.';
  if (!caughtUp) return 'Trop de dossiers attendent leur flux : les actes sont acceptés, rappels et envois ont du retard.';
  return 'Tout répond.';
}
