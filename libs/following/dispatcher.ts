import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import { epoch } from '../../machines/calendar/index.js';
import type { Follower } from '../casework/index.js';
import { signal, type Told } from './signals.js';

export const TEMPORAL_CLIENT = 'TEMPORAL_CLIENT';
export const TASK_QUEUE = 'TASK_QUEUE';

/** Signals under way at once. */
const AT_ONCE = 16;
/** Acts that follow one another closely are told in one signal: nobody notices, and a burst costs half. */
const GATHER_MS = 500;
/** What can wait is told together, at this interval. */
const TOGETHER_MS = 20_000;
/** A timer set this late is still in time: deadlines further off can wait for the next round. */
const SOON_MS = 3 * TOGETHER_MS;
const RETRY_MS = 2_000;
/** Cases that came in by an import wait: so many of them a round, so that those on which people work are never behind thousands. */
const UNHURRIED_A_ROUND = 200;
/** Beyond this many the reconciler finds the rest in the log: nothing is lost by forgetting. */
const REMEMBERED = 50_000;

/**
 * Tells the workflows what was decided, after it was committed. Within half a second when an effect, a near deadline or the end is due;
 * the rest together. Nothing waits for it: when Temporal is away it tries again, and the reconciler finds what it forgot.
 */
@Injectable()
export class Dispatcher implements Follower, OnApplicationShutdown {
  private readonly logger = new Logger('following');
  private readonly waiting = new Map<string, Told>();
  private readonly urgent = new Map<string, Told>();
  private readonly unhurried = new Map<string, Told>();
  private underway = 0;
  private retryAt = 0;
  private gathering: NodeJS.Timeout | undefined;
  private readonly round = setInterval(() => this.tellTheRest(), TOGETHER_MS).unref();

  constructor(
    @Inject(TEMPORAL_CLIENT) private readonly client: Client,
    @Inject(TASK_QUEUE) private readonly taskQueue: string,
  ) {}

  decided({ head, position, effects, unhurried }: Parameters<Follower['decided']>[0]): void {
    const due = position.deadlines[0]?.due;
    const soon = due !== undefined && epoch(due) - Date.parse(head.now) < SOON_MS;
    const told = { caseId: head.id, process: head.process, reference: head.reference, seq: head.seq };
    const canWait = unhurried ? this.unhurried : this.waiting;
    this.remember(effects > 0 || (position.closed && !unhurried) || soon ? this.urgent : canWait, told);
    this.gather();
  }

  clockMoved({ head }: Parameters<Follower['clockMoved']>[0]): void {
    this.remember(this.urgent, { caseId: head.id, process: head.process, reference: head.reference, seq: head.seq, clockMoved: true });
    this.gather();
  }

  /** How many cases are still to be told. */
  get backlog(): number {
    return this.waiting.size + this.urgent.size + this.underway;
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.round);
    clearTimeout(this.gathering);
    this.tellTheRest();
    for (const end = Date.now() + 3_000; this.backlog > 0 && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  private remember(where: Map<string, Told>, told: Told): void {
    const clockMoved = told.clockMoved || this.urgent.get(told.caseId)?.clockMoved;
    if (where === this.urgent) this.waiting.delete(told.caseId);
    if (where !== this.unhurried) this.unhurried.delete(told.caseId);
    if (where.size < REMEMBERED || where.has(told.caseId)) where.set(told.caseId, { ...told, clockMoved });
  }

  private tellTheRest(): void {
    for (const told of this.waiting.values()) this.urgent.set(told.caseId, told);
    this.waiting.clear();
    for (const told of [...this.unhurried.values()].slice(0, UNHURRIED_A_ROUND)) {
      this.unhurried.delete(told.caseId);
      this.urgent.set(told.caseId, told);
    }
    this.drain();
  }

  private gather(): void {
    if (this.urgent.size === 0) return;
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.drain();
    }, GATHER_MS);
  }

  private drain(): void {
    if (Date.now() < this.retryAt) return;
    for (const told of this.urgent.values()) {
      if (this.underway >= AT_ONCE) return;
      this.urgent.delete(told.caseId);
      void this.tell(told);
    }
  }

  private async tell(told: Told): Promise<void> {
    this.underway += 1;
    try {
      await signal(this.client, this.taskQueue, told);
    } catch (error) {
      this.logger.warn(`workflow of ${told.reference} not told, trying again: ${(error as Error).message}`);
      if (!this.urgent.has(told.caseId)) this.remember(this.urgent, told);
      this.retryAt = Date.now() + RETRY_MS;
      setTimeout(() => this.drain(), RETRY_MS).unref();
    } finally {
      this.underway -= 1;
      this.drain();
    }
  }
}
