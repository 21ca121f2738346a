import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Decided } from '../../../libs/casework/index.js';
import { Outbox } from '../../../libs/notifications/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { type FollowLag, FollowLagReader } from './follow-lag.js';

const ACTS = new Set(PROCESSES.flatMap(({ forms }) => Object.keys(forms)));

/** What an operator watches. Labels are route templates, acts and codes: never a case, never a person. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();

  private readonly http = new Histogram({
    name: 'saisine_http_seconds',
    help: 'Time to answer, by route template',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly decisions = new Counter({
    name: 'saisine_decisions_total',
    help: 'Acts decided, by outcome: accepted, repeated, or the code of the problem',
    labelNames: ['act', 'outcome'],
    registers: [this.registry],
  });
  private readonly gauges = {
    lagSeconds: this.gauge('saisine_follow_lag_seconds', 'How long the longest waiting case has waited for its workflow'),
    lagCases: this.gauge('saisine_follow_lag_cases', 'Cases whose workflow has not followed their last fact'),
    alarms: this.gauge('saisine_alarms', 'Cases whose two witnesses disagree'),
    mailsWaiting: this.gauge('saisine_mails_waiting', 'Mails composed and not yet sent'),
    mailsAttention: this.gauge('saisine_mails_attention', 'Mails that the server refused, or that have been tried for hours'),
    poolTotal: this.gauge('saisine_pool_connections', 'Connections to PostgreSQL'),
    poolIdle: this.gauge('saisine_pool_idle', 'Connections to PostgreSQL that do nothing'),
    poolWaiting: this.gauge('saisine_pool_waiting', 'Requests waiting for a connection to PostgreSQL'),
  };

  constructor(
    @Inject(PG_POOL) private readonly pool: Pool,
    private readonly lag: FollowLagReader,
    private readonly outbox: Outbox,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Counts a decision by what became of it. */
  async decision(act: string, decide: () => Promise<Decided>): Promise<Decided> {
    const name = ACTS.has(act) ? act : 'unknown';
    try {
      const decided = await decide();
      this.decisions.inc({ act: name, outcome: decided.repeated ? 'repeated' : 'accepted' });
      return decided;
    } catch (failure) {
      this.decisions.inc({ act: name, outcome: failure instanceof ProblemError ? failure.code : 'unexpected' });
      throw failure;
    }
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.http.observe({ method, route, status }, seconds);
  }

  /** Prometheus text. With the database away the rest is still told. */
  async text(): Promise<string> {
    const { gauges, pool } = this;
    gauges.poolTotal.set(pool.totalCount);
    gauges.poolIdle.set(pool.idleCount);
    gauges.poolWaiting.set(pool.waitingCount);
    const lag = await this.lag.now().catch((): FollowLag => ({ cases: Number.NaN, seconds: Number.NaN, late: 0, alarms: Number.NaN }));
    gauges.lagSeconds.set(lag.seconds);
    gauges.lagCases.set(lag.cases);
    gauges.alarms.set(lag.alarms);
    const mails = await this.outbox.figures().catch(() => ({ waiting: Number.NaN, attention: Number.NaN }));
    gauges.mailsWaiting.set(mails.waiting);
    gauges.mailsAttention.set(mails.attention);
    return this.registry.metrics();
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
