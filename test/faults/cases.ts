import type { Pool } from 'pg';
import { Reconciler, workflowId } from '../../libs/following/index.js';
import { FIRST } from '../harness/paths.js';
import { until } from '../harness/world.js';
import { AUDITOR, FUND, MEDIATOR, OPENING } from '../http/mediation.js';
import type { Client } from './client.js';
import type { Stack } from './stack.js';

/** A mediation as acts, by whom, and what the suites ask of many of them. */

export type Act = readonly [login: string, act: string, data: object, by?: object];

const ACTS: readonly Act[] = FIRST.steps.map(({ act, as, data }): Act => [as, act, data]);
const all = (name: string) => ACTS.filter(([, act]) => act === name);
const one = (name: string) => all(name)[0] as Act;

export const QUALIFY = one('qualify');
export const INFORM = all('recordInformation');
export const REFER = one('refer');
export const ORDER = one('issueOrder');
export const START = one('startMediation');
export const SESSION: Act = [MEDIATOR, 'recordSession', {}];
export const ENDS: readonly Act[] = [
  [MEDIATOR, 'recordOutcome', { outcome: 'RELATION_RESTORED' }],
  [MEDIATOR, 'recordOutcome', { outcome: 'DIALOGUE_BROKEN' }],
  [MEDIATOR, 'closeWithoutOutcome', { reason: 'NO_SOLUTION_EMERGED' }],
  [FUND, 'withdraw', { reason: 'SETTLED_OTHERWISE' }],
];
export const DECLINE: Act = [FUND, 'partyDeclines', {}, { relation: 'party', person: 'p1', evidence: 'EMAIL' }];
export const WITHDRAW: Act = [FUND, 'withdraw', { reason: 'SETTLED_OTHERWISE' }];

export const TO_REFERRED: readonly Act[] = [QUALIFY, ...INFORM, REFER];

export const opened = (client: Client, sandbox?: object): Promise<string> => client.open(FUND, { ...OPENING, sandbox });

/** Acts one after another, each until it is acknowledged. */
export async function bring(client: Client, caseId: string, acts: readonly Act[]): Promise<void> {
  for (const [login, act, data, by] of acts) await client.act(login, caseId, act, { data, by });
}

/** What people did in each case, as the log has it: `1 open`, `2 qualify`, … */
export async function logs(pool: Pool): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ id: string; facts: string[] }>(
    `SELECT case_id AS id, array_agg(f.seq || ' ' || f.act ORDER BY f.seq) AS facts FROM facts f JOIN cases c ON c.id = f.case_id
      WHERE c.process LIKE 'mediation-referral@%' AND f.act <> 'DEADLINE_REACHED' GROUP BY case_id`,
  );
  return Object.fromEntries(rows.map(({ id, facts }) => [id, facts]));
}

/** The same, as the client was told. */
export function acknowledgedLogs({ acknowledged }: Client): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const { caseId, act, seq } of [...acknowledged].sort((a, b) => a.seq - b.seq)) {
    told[caseId] = [...(told[caseId] ?? []), `${seq} ${act}`];
  }
  return told;
}

/** How many cases the workflows have not followed to their last fact, or with effects still to be carried out. */
export async function behind(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM cases c
      WHERE followed_seq < seq OR EXISTS (SELECT 1 FROM effects e WHERE e.case_id = c.id AND e.done_at IS NULL)`,
  );
  return rows[0]?.n ?? 0;
}

/**
 * Waits until every workflow has caught up. Answers how long that took, in seconds.
 * @param grace run the reconciler meanwhile, for what was decided longer ago than that; without it the workflows are told by the API alone
 */
export async function caughtUp({ pool, temporal, taskQueue }: Stack, withinMs: number, grace?: string): Promise<number> {
  const begin = Date.now();
  const reconciler = new Reconciler(pool, temporal, taskQueue);
  const look = async () => {
    if (grace) await reconciler.round(grace);
    return (await behind(pool)) === 0;
  };
  await until('every workflow has caught up', look, withinMs);
  return (Date.now() - begin) / 1000;
}

/** The cases whose stored log does not replay to the stored states. */
export async function notVerified(client: Client, caseIds: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(caseIds.map(async (id) => ({ id, ...(await client.get(AUDITOR, `/v1/cases/${id}/replay`)) })));
  return answers
    .filter(({ status, body }) => status !== 200 || body.verified !== true)
    .map(({ id, body }) => `${id} ${JSON.stringify(body)}`);
}

/** `RUNNING`, `COMPLETED`, …: how many workflows of these cases are in each state. */
export async function workflowStates({ temporal }: Stack, caseIds: readonly string[]): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const id of caseIds) {
    const { status } = await temporal.workflow.getHandle(workflowId('mediation-referral', id)).describe();
    states[status.name] = (states[status.name] ?? 0) + 1;
  }
  return states;
}

/** Each number of the report on one line, where whoever runs the suite sees it. */
export const say = (figures: object): void => {
  process.stderr.write(
    `${Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ')}\n`,
  );
};
