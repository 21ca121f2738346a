import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { workflowId } from '../../libs/following/index.js';
import { type Act, DEADLINE_REACHED, play } from '../../machines/kernel/index.js';
import { currentProcess } from '../../machines/registry.js';
import { fastForward } from '../harness/time-skipping.js';
import { until, World } from '../harness/world.js';

/**
 * Ten years of one protocol on the real Temporal server, in its virtual time: evaluated by both services, met and renewed each year,
 * then ended by a notice. The workflow alone notices every date; the same facts, played, give the same years.
 */

const CARSAT = 'carsat.gestionnaire';
const SPST = 'spst.gestionnaire';
const WHO = { lastName: 'Signataire', firstName: 'Maud' };
const PROTOCOL = {
  ...currentProcess('agreement')?.templates?.find(({ id }) => id === 'PDP_PROTOCOL_1')?.data,
  template: 'PDP_PROTOCOL_1',
  reference: 'PDP 2025-10',
  keeper: 'carsat-monts',
  signatories: ['carsat-monts', 'spst-rives'].map((organisation) => ({ organisation, role: 'PARTY', signedOn: '2025-04-14' })),
};
const service = (organisation: string) => ({ organisation, reported: 41, handled: 12 });
const FIGURES = {
  services: [service('carsat-monts'), service('spst-rives')],
  ...{ collectiveActions: 2, participants: 35, trainings: 1, trained: 18, remobilised: 9, retained: 14, retainedElsewhere: 5 },
  ...{ serviceMeetings: 2, bodyMeetings: 4, verdict: 'FAVOURABLE' },
};

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world.stop(), 60_000);

interface Row {
  readonly act: string;
  readonly occurredAt: string;
  readonly situation: string;
  readonly hash: string;
  readonly body: { readonly by: Act['by']; readonly data: { readonly name?: string }; readonly recordedAs?: string };
}
const factsOf = async (caseId: string): Promise<Row[]> =>
  (
    await world.pool.query(
      `SELECT act, occurred_at AS "occurredAt", situation, state_hash AS hash, body FROM facts WHERE case_id = $1 ORDER BY seq`,
      [caseId],
    )
  ).rows;

test('ten years of tacit renewals, each reminder once, and a notice', async () => {
  const process = currentProcess('agreement');
  if (!process) throw new Error('no agreement');
  const who = { [CARSAT]: await world.who(CARSAT), [SPST]: await world.who(SPST) };
  const { head } = await world.casework.open({ process, who: who[CARSAT], data: PROTOCOL, sandbox: { now: '2025-04-14T18:00' } });
  const caseId = head.id;
  const id = workflowId('agreement', caseId);
  const act = (login: keyof typeof who, name: string, data: object = {}) =>
    world.casework.act({ caseId, act: name, data: data as never, who: who[login] });
  const followed = () =>
    until(
      'the workflow has followed',
      async () => (await world.pool.query('SELECT followed_seq = seq AS up FROM cases WHERE id = $1', [caseId])).rows[0].up,
    );
  const passed = async (name: string) => (await factsOf(caseId)).filter(({ body }) => body.data.name === name);
  /** one day after the other on which something falls due, up to this one: the workflow sets its timer for the next alone */
  let tries = 0;
  const passTo = async (name: string, times: number) => {
    while ((await passed(name)).length < times) {
      await followed();
      const { rows } = await world.pool.query(
        `SELECT min(d.due) AS due, c.sandbox_offset_ms::float AS ahead, c.seq FROM deadlines d JOIN cases c ON c.id = d.case_id
          WHERE d.case_id = $1 GROUP BY c.id`,
        [caseId],
      );
      const { ahead, seq } = rows[0];
      const due = new Date(rows[0].due);
      await fastForward(world.temporal, id, Math.max(1, Math.round(due.getTime() - Date.now() - ahead + 60_000)));
      // a clock that is moved while the workflow sets its timer stops short of it: then once more
      await until(`what falls due on ${due.toISOString()}`, async () => (await factsOf(caseId)).length > seq, 2_500).catch(
        (failure: Error) => {
          tries += 1;
          if (tries > 40) throw failure;
        },
      );
    }
  };
  await world.casework.moveClock(caseId, who[CARSAT], '2025-04-14T18:05');

  for (let year = 1; year <= 10; year += 1) {
    await passTo('evaluationStart', year);
    await act(SPST, 'verifyContacts');
    await act(CARSAT, 'openEvaluation');
    await act(CARSAT, 'recordMeeting', { kind: 'SERVICES', present: [{ organisation: 'carsat-monts' }, { organisation: 'spst-rives' }] });
    await act(SPST, 'fillEvaluation', FIGURES);
    await act(CARSAT, 'signEvaluation', WHO);
    // the last of them asks for a document, so that the workflow is told at once
    await act(SPST, 'signEvaluation', WHO);
    await passTo('termEnd', year);
  }
  await act(SPST, 'giveNotice');
  await passTo('noticeEnd', 1);

  const facts = await factsOf(caseId);
  expect(facts.at(-1)).toMatchObject({ situation: 'terminated' });
  const terms = facts.filter(({ body }) => body.data.name === 'termEnd');
  expect(terms.map(({ occurredAt, situation }) => `${occurredAt} ${situation}`)).toEqual(
    Array.from({ length: 10 }, (_, index) => `${2026 + index}-04-13T22:00:00.000Z inForce`),
  );
  const perYear = ['evaluationStart', 'noticeDecision', 'endWarning.1', 'lastNoticeDay', 'endWarning.2'];
  const reminders = facts.filter(({ body }) => perYear.includes(body.data.name ?? ''));
  const named = reminders.map(({ occurredAt, body }) => `${body.data.name} ${occurredAt}`);
  expect(new Set(named).size).toBe(named.length);
  for (const name of perYear) expect(named.filter((one) => one.startsWith(`${name} `))).toHaveLength(10);

  // the same acts alone: the years that nobody watched are the same
  const acts = facts
    .filter(({ act: name }) => name !== DEADLINE_REACHED)
    .map(
      ({ act: name, occurredAt, body }) => ({ act: name, occurredAt, by: body.by, recordedAs: body.recordedAs, data: body.data }) as Act,
    );
  const played = play(process, acts, facts.at(-1)?.occurredAt as never);
  const told = played.steps.map((step) => {
    const where = 'refusals' in step ? step.refusals.map(({ code }) => code).join() : step.situation;
    return `${step.fact.data.name ?? step.fact.act} ${step.fact.occurredAt} ${where}`;
  });
  expect(told).toEqual(facts.map(({ act: name, occurredAt, situation, body }) => `${body.data.name ?? name} ${occurredAt} ${situation}`));
}, 240_000);
