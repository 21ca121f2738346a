import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { type Instant, instant } from '../../machines/calendar/index.js';
import type { Position } from '../../machines/kernel/index.js';
import { type AfterCommit, inTransaction, PG_POOL } from '../persistence/index.js';
import { Vault } from '../vault/index.js';
import type { Decided } from './commands.js';
import { type Head, lockHead, readHead } from './head.js';
import { Positions } from './positions.js';
import { alreadyRegistered, notFound } from './problems.js';
import { type Recorded, type Recording, record } from './record.js';

/** Told after what was committed; carries it to the case's workflow. */
export interface Follower {
  decided(decision: Recorded): void;
  /** a sandbox case's clock was moved on */
  clockMoved(moved: { readonly head: Head }): void;
}
export const FOLLOWER = 'FOLLOWER';

/** What everything that writes into the log stands on: locked heads, where they lead, and the one way to record. */
@Injectable()
export class Logbook {
  private readonly positions = new Positions();

  constructor(
    @Inject(PG_POOL) readonly pool: Pool,
    @Inject(FOLLOWER) readonly follower: Follower,
    @Inject(Vault) readonly vault: Vault,
  ) {}

  transaction<T>(work: (client: PoolClient, afterCommit: AfterCommit) => Promise<T>): Promise<T> {
    return inTransaction(this.pool, work);
  }

  /** Locks a case for a decision. Throws 404 when there is none. */
  async locked(client: PoolClient, caseId: string): Promise<Head> {
    const head = await lockHead(client, caseId);
    if (!head) throw notFound();
    return head;
  }

  /** Where a head leads. */
  at(client: PoolClient, head: Head): Promise<Position> {
    return this.positions.at(client, head);
  }

  /** The clock by which something is decided: the server's, or the sandbox's, and never behind what the log already holds. */
  nowOf({ now }: Head, { clock }: Position): Instant {
    return now > clock ? instant(now) : clock;
  }

  /** Where a case stands, for the program itself. Throws 404. */
  standing(caseId: string): Promise<Decided> {
    return this.transaction(async (client) => {
      const head = await readHead(client, caseId);
      if (!head) throw notFound();
      return { head, position: await this.at(client, head), repeated: false };
    });
  }

  /** Writes what was decided, in the caller's transaction; its workflow is told once it is on disk. */
  async record(client: PoolClient, afterCommit: AfterCommit, recording: Recording): Promise<Decided> {
    const recorded = await record(client, this.vault, recording).catch((failure: { constraint?: string }) => {
      throw failure.constraint === 'case_keys_is' ? alreadyRegistered() : failure;
    });
    const { head, position } = recorded;
    afterCommit(() => {
      // those of an import would push out the cases on which people work
      if (!recorded.unhurried) this.positions.keep(head.head, position, recording.headBefore?.head);
      this.follower.decided(recorded);
    });
    return { head, position, repeated: false };
  }
}
