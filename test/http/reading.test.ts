import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCESSES } from '../../machines/registry.js';
import { organisations } from '../../tools/demo/index.js';
import { Api, expectProblem } from './harness.js';
import {
  AUDITOR,
  accepted,
  act,
  caseIn,
  EMPLOYER,
  FUND,
  MEDIATOR,
  OPENING,
  open,
  PARTIES,
  QUALIFICATION,
  STRANGER,
  toEmployer,
  toParty,
} from './mediation.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const personal = /Alix|Noa|Modèle/;
const read = async (login: string, path: string) => accepted(await api.get(login, path)).body;

describe('who sees what', () => {
  it('a case is nobody’s but of those who stand in a relation to it, from the fact on that brings them in', async () => {
    const id = await caseIn(api, 'priorInformation');
    const sees = async (login: string) => (await api.get(login, `/v1/cases/${id}`)).status;
    expect([await sees(FUND), await sees(EMPLOYER), await sees(MEDIATOR), await sees(STRANGER), await sees(AUDITOR)]).toEqual([
      200, 404, 404, 404, 200,
    ]);
    for (const data of [toEmployer('caisse-a'), toParty('p1'), toParty('p2')])
      accepted(await act(api, FUND, id, 'recordInformation', data));
    expect([await sees(EMPLOYER), await sees(MEDIATOR)]).toEqual([200, 404]);
    accepted(await act(api, FUND, id, 'refer', { provider: 'cabinet-mediation' }));
    expect([await sees(MEDIATOR), await sees('mediateur2'), await sees(STRANGER)]).toEqual([200, 404, 404]);
    const listed = async (login: string) => (await read(login, '/v1/cases?limit=200')).cases.some((one: { id: string }) => one.id === id);
    expect([await listed(FUND), await listed(EMPLOYER), await listed(MEDIATOR), await listed(STRANGER), await listed(AUDITOR)]).toEqual([
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  it('an auditor reads everything and no name', async () => {
    const id = await caseIn(api, 'inMediation');
    for (const path of ['', '/actions', '/history', '/history?format=csv', '/replay', '/forecast', '/workflow', '/documents']) {
      const answer = accepted(await api.get(AUDITOR, `/v1/cases/${id}${path}`));
      expect(answer.text).not.toMatch(personal);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(JSON.stringify(await read(FUND, `/v1/cases/${id}/history`))).toMatch(/Alix/);
    expect((await read(FUND, `/v1/cases/${id}`)).parties).toEqual([
      { id: 'p1', name: 'Alix Exemple', relation: 'party', label: 'une partie' },
      { id: 'p2', name: 'Noa Modèle', relation: 'party', label: 'une partie' },
    ]);
    const { organisations: taking } = await read(AUDITOR, `/v1/cases/${id}`);
    expect(taking).toContainEqual({ id: 'cabinet-mediation', name: expect.any(String), relation: 'provider', label: 'le prestataire' });
    expectProblem(await act(api, AUDITOR, id, 'withdraw', { reason: 'NO_LONGER_WANTED' }), 403, 'not-yours');
  });

  it('what a refusal says is missing names the act that supplies it, and answers that its form takes', async () => {
    const id = await caseIn(api, 'priorInformation');
    const { actions } = await read(FUND, `/v1/cases/${id}/actions`);
    const supplies = actions
      .find((one: { act: string }) => one.act === 'refer')
      .refusals.flatMap(({ missing }: { missing: { supply?: object }[] }) => missing.map(({ supply }) => supply));
    expect(supplies).toEqual([
      { act: 'recordInformation', data: { recipient: 'EMPLOYER', employer: 'caisse-a' } },
      { act: 'recordInformation', data: { recipient: 'PARTY', party: 'p1' } },
      { act: 'recordInformation', data: { recipient: 'PARTY', party: 'p2' } },
    ]);
    for (const { act: supplying, data } of supplies) {
      const { allowed, form } = actions.find((one: { act: string }) => one.act === supplying);
      expect(allowed).toBe(true);
      for (const [name, value] of Object.entries(data)) expect(form.properties[name].enum ?? [value]).toContain(value);
    }
  });

  it('somebody of the fund without a role in the case reads no name', async () => {
    const id = await caseIn(api, 'priorInformation');
    expect((await api.get('dpo', `/v1/cases/${id}/history`)).text).not.toMatch(personal);
  });

  it('nothing personal is in a fact, a log line or an effect', async () => {
    await caseIn(api, 'inMediation');
    const { rows } = await api.pool.query('SELECT body::text, effects::text FROM facts');
    expect(JSON.stringify(rows)).not.toMatch(personal);
    expect(api.logged.join('')).not.toMatch(personal);
    expect(api.logged.join('')).not.toMatch(/Bearer|eyJ|\?/);
  });
});

describe('what can be done', () => {
  it('says to everyone why a referral is not possible yet, with names for who may know them', async () => {
    const id = await caseIn(api, 'priorInformation');
    const refer = async (login: string) =>
      (await read(login, `/v1/cases/${id}/actions`)).actions.find((one: { act: string }) => one.act === 'refer');
    const fund = await refer(FUND);
    expect(fund.allowed).toBe(false);
    expect(fund.refusals.map((one: { message: string }) => one.message)).toEqual([
      'Aucun écrit n’a encore été adressé à Caisse fictive A de Valimaginaire.',
      'Aucun écrit n’a encore été adressé à Alix Exemple.',
      'Aucun écrit n’a encore été adressé à Noa Modèle.',
    ]);
    const auditor = await refer(AUDITOR);
    expect(auditor.refusals.map((one: { message: string }) => one.message)).toEqual([
      '« Saisir le prestataire » appartient à : l’organisme qui conduit la saisine, une partie.',
      'Aucun écrit n’a encore été adressé à Caisse fictive A de Valimaginaire.',
      'Aucun écrit n’a encore été adressé à la partie 1.',
      'Aucun écrit n’a encore été adressé à la partie 2.',
    ]);
    expect(auditor.refusals[2].source.cited).toContain('R1-043');
  });

  it('gives each act its form and who may decide it', async () => {
    const id = await caseIn(api, 'referred');
    const { actions, elsewhere } = await read(FUND, `/v1/cases/${id}/actions`);
    expect(actions.map(({ act: name, allowed }: { act: string; allowed: boolean }) => [name, allowed])).toEqual([
      ['recordInformation', false],
      ['issueOrder', true],
      ['partyDeclines', true],
      ['withdraw', true],
    ]);
    const withdraw = actions[3];
    expect(withdraw.form.properties.reason['x-labels'].NO_LONGER_WANTED).toBe('La médiation n’est plus souhaitée');
    expect(withdraw.byChoices).toMatchObject([
      { relation: 'lead', inPerson: true },
      {
        relation: 'party',
        inPerson: false,
        recordedAs: { relation: 'lead' },
        persons: [
          { id: 'p1', name: 'Alix Exemple' },
          { id: 'p2', name: 'Noa Modèle' },
        ],
      },
    ]);
    expect(elsewhere.map(({ act: name }: { act: string }) => name)).not.toContain('ALARM_RELEASED');
    expect(elsewhere.find((one: { act: string }) => one.act === 'recordOutcome').situations).toEqual([
      { id: 'inMediation', label: 'Médiation en cours' },
    ]);
  });

  it('the same answer as the act itself, in every situation and for everyone', async () => {
    for (const situation of ['draft', 'priorInformation', 'readyForReferral', 'referred', 'ordered', 'inMediation']) {
      const id = await caseIn(api, situation);
      for (const login of [FUND, MEDIATOR, AUDITOR, EMPLOYER]) {
        const answer = await api.get(login, `/v1/cases/${id}/actions`);
        if (answer.status === 404) continue;
        for (const { act: name, allowed } of answer.body.actions) {
          const tried = await act(api, login, id, name, {}, {}, { 'If-Match': '"0"' });
          if (!allowed) expect([400, 403, 409]).toContain(tried.status);
          else expect([400, 412]).toContain(tried.status);
        }
      }
    }
  });
});

describe('the log', () => {
  it('shows who, when, how it is known, and what it set going', async () => {
    const id = await caseIn(api, 'referred');
    const { facts, deadlines } = await read(FUND, `/v1/cases/${id}/history`);
    expect(facts.map((one: { label: string }) => one.label)).toEqual([
      'Ouvrir un dossier de médiation',
      'Qualifier la demande',
      'Consigner une information écrite',
      'Consigner une information écrite',
      'Consigner une information écrite',
      'Saisir le prestataire',
    ]);
    expect(facts[1].data.parties[0]).toMatchObject({ id: 'p1', lastName: 'Exemple', function: 'DIRECTOR' });
    expect(facts[5].effects.map(({ type, state }: { type: string; state: string }) => [type, state])).toEqual(
      expect.arrayContaining([
        ['draftDocument', 'pending'],
        ['notify', 'pending'],
      ]),
    );
    expect(deadlines.map((one: { name: string }) => one.name)).toContain('orderReminder');
  });

  it('goes out as a table', async () => {
    const id = await caseIn(api, 'priorInformation');
    const { text, headers } = await api.get(FUND, `/v1/cases/${id}/history?format=csv`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toContain('"Qualifier la demande"');
  });

  it('shows what was changed behind its back', async () => {
    const id = await caseIn(api, 'referred');
    expect((await read(AUDITOR, `/v1/cases/${id}/replay`)).verified).toBe(true);
    await tampered(`UPDATE facts SET body = jsonb_set(body, '{data,medium}', '"TELEPHONE"') WHERE case_id = $1 AND seq = 4`, id);
    const replay = await read(AUDITOR, `/v1/cases/${id}/replay`);
    expect(replay.verified).toBe(false);
    expect(replay.firstDivergence.seq).toBe(4);
    expect(replay.firstDivergence.flaws.join()).toContain('le fait a été modifié');
    expect(replay.firstDivergence.flaws.join()).toContain('information-not-in-writing');
  });

  it.each([
    ['a fact taken out', 'DELETE FROM facts WHERE case_id = $1 AND seq = 3', 4],
    ['the last fact taken out', 'DELETE FROM facts WHERE case_id = $1 AND seq = 6', 6],
    ['a state hash', `UPDATE facts SET body = jsonb_set(body, '{stateHash}', '"00"') WHERE case_id = $1 AND seq = 2`, 2],
    ['a deadline beside the log', `UPDATE facts SET deadlines = '[]' WHERE case_id = $1 AND seq = 5`, 5],
    ['an effect beside the log', `UPDATE facts SET effects = '[]' WHERE case_id = $1 AND seq = 6`, 6],
    ['a situation beside the log', `UPDATE facts SET situation = 'ordered' WHERE case_id = $1 AND seq = 6`, 6],
    ['the frozen delays', `UPDATE cases SET settings = jsonb_set(settings, '{noMovement}', '["P31D"]') WHERE id = $1`, 1],
  ])('shows %s', async (_, sql, seq) => {
    const id = await caseIn(api, 'referred');
    await tampered(sql, id);
    expect(await read(AUDITOR, `/v1/cases/${id}/replay`)).toMatchObject({ verified: false, firstDivergence: { seq } });
  });

  const tampered = async (sql: string, id: string) => {
    await api.pool.query('ALTER TABLE facts DISABLE TRIGGER facts_are_append_only');
    await api.pool.query(sql, [id]);
    await api.pool.query('ALTER TABLE facts ENABLE TRIGGER facts_are_append_only');
  };
});

describe('the future', () => {
  it('foresees a year of reminders, and what an act would change', async () => {
    const id = await caseIn(api, 'referred');
    const forecast = await read(FUND, `/v1/cases/${id}/forecast`);
    expect(forecast.steps[0]).toMatchObject({ act: 'DEADLINE_REACHED', label: 'Échéance : Bon de commande à émettre', accepted: true });
    expect(forecast.steps.length).toBeGreaterThan(8);
    expect((await read(FUND, `/v1/cases/${id}`)).seq).toBe(6);
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const facts = [{ act: 'issueOrder', occurredAt: inAWeek }];
    const whatIf = accepted(await api.post(FUND, `/v1/cases/${id}/forecast`, { facts })).body;
    expect(whatIf.steps[0]).toMatchObject({ act: 'issueOrder', accepted: true, situation: { id: 'ordered' } });
    expect(JSON.stringify(whatIf.steps)).not.toContain('Bon de commande à émettre');
    expectProblem(await api.get(FUND, `/v1/cases/${id}/forecast?until=2019-01-01`), 400, 'form');
    expectProblem(await api.get(FUND, `/v1/cases/${id}/forecast?until=2036-12-31`), 400, 'form');
  });

  it('simulates facts of no case, without names, and names a mistake by its place', async () => {
    const before = await api.written();
    const parties = PARTIES.map(({ lastName: _l, firstName: _f, ...codes }) => codes);
    const facts: object[] = [
      { act: 'open', occurredAt: '2019-10-01', data: OPENING.data, by: { organisation: 'fonds-maladie' } },
      { act: 'qualify', occurredAt: '2019-10-02', data: { ...QUALIFICATION, parties } },
      { act: 'refer', occurredAt: '2019-10-03', data: { provider: 'cabinet-mediation' } },
      { act: 'recordInformation', occurredAt: '2019-10-07', data: toParty('p1') },
    ];
    const { steps, situation } = accepted(
      await api.post(AUDITOR, '/v1/simulations', { process: 'mediation-referral', facts, until: '2020-01-01' }),
    ).body;
    expect(steps.slice(0, 4).map((one: { accepted: boolean }) => one.accepted)).toEqual([true, true, false, true]);
    expect(steps[2].refusals.map((one: { code: string }) => one.code)).toEqual([
      'employer-not-informed',
      'party-not-informed',
      'party-not-informed',
    ]);
    expect(steps.some((one: { label: string }) => one.label === 'Échéance : Information écrite préalable à compléter')).toBe(true);
    expect(situation.id).toBe('priorInformation');
    const wrong = await api.post(AUDITOR, '/v1/simulations', {
      process: 'mediation-referral',
      facts: [...facts.slice(0, 3), { ...facts[3], data: toParty('p1', 'PIGEON') }],
    });
    expectProblem(wrong, 400, 'form');
    expect(wrong.body.errors[0].field).toBe('facts[3].data.medium');
    expectProblem(
      await api.post(AUDITOR, '/v1/simulations', { process: 'mediation-referral', facts: Array(501).fill(facts[0]) }),
      400,
      'form',
    );
    expectProblem(await api.post(AUDITOR, '/v1/simulations', { process: '__proto__', facts }), 400, 'form');
    expect(await api.written()).toEqual(before);
  });

  it('a sandbox shows its own clock, and moving it records what has fallen due', async () => {
    const id = await open(api, { sandbox: { now: '2026-03-02T09:00:00Z' } });
    expect((await read(FUND, `/v1/cases/${id}`)).sandbox.now).toMatch(/^2026-03-02T09:00/);
    const { body } = accepted(await api.post(FUND, `/v1/cases/${id}/sandbox-clock`, { now: '2026-04-02T12:00' }));
    expect(body.seq).toBe(2);
    expectProblem(await api.post(FUND, `/v1/cases/${id}/sandbox-clock`, { now: '2026-04-01' }), 400, 'form');
    expectProblem(await api.post(FUND, `/v1/cases/${id}/sandbox-clock`, { now: '2036-12-30' }), 400, 'outside-calendar');
    accepted(await act(api, FUND, id, 'withdraw', { reason: 'OPENED_BY_MISTAKE' }));
    expectProblem(await api.post(FUND, `/v1/cases/${await open(api)}/sandbox-clock`, { now: '2030-01-01' }), 409, 'not-a-sandbox');
  });
});

describe('lists', () => {
  it('pages through the worklist, the next deadline first', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { cases, next } = await read(FUND, `/v1/cases?limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(
        ...cases.map(({ id, nextDeadline }: { id: string; nextDeadline: { due: string } | null }) => `${nextDeadline?.due ?? '~'} ${id}`),
      );
      cursor = next;
    } while (cursor);
    const { rows } = await api.pool.query("SELECT count(*)::int AS n FROM cases WHERE process LIKE 'mediation-referral@%'");
    expect(seen).toHaveLength(rows[0].n);
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('filters', async () => {
    const id = await caseIn(api, 'ordered');
    const { reference } = await read(FUND, `/v1/cases/${id}`);
    const has = async (login: string, query: string) =>
      (await read(login, `/v1/cases?limit=200&${query}`)).cases.some((one: { id: string }) => one.id === id);
    expect(await has(FUND, `q=${reference.toLowerCase()}`)).toBe(true);
    expect(await has(FUND, 'situation=ordered&closed=false&process=mediation-referral')).toBe(true);
    expect(await has(FUND, 'closed=true')).toBe(false);
    expect([await has(FUND, 'waitsFor=me'), await has(MEDIATOR, 'waitsFor=me'), await has(AUDITOR, 'waitsFor=me')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([await has(FUND, 'late=true'), await has(FUND, 'late=false')]).toEqual([false, true]);
    await api.pool.query("UPDATE cases SET next_deadline = clock_timestamp() - interval '1 hour' WHERE id = $1", [id]);
    expect(await has(FUND, 'late=true')).toBe(true);
  });

  it('tells what is due, with its reckoning', async () => {
    const id = await caseIn(api, 'referred');
    const { deadlines } = await read(FUND, '/v1/deadlines?limit=200&until=2030-01-01');
    const due = deadlines.find((one: { case: { id: string }; name: string }) => one.case.id === id && one.name === 'orderReminder');
    expect(due).toMatchObject({
      label: 'Bon de commande à émettre',
      tellsYou: true,
      explanation: { anchor: { act: 'refer' }, period: 'P10D' },
    });
    expect(due.explanation.rule).toMatch(/jours/);
    expect((await read(STRANGER, '/v1/deadlines')).deadlines).toEqual([]);
  });

  it('notices are an organisation’s own', async () => {
    const id = await caseIn(api, 'referred');
    const notice = '00000000-0000-4000-8000-00000000abcd';
    await api.pool.query(
      `INSERT INTO notices (id, effect_id, case_id, organisation_id, relation, kind, subject, created_at) VALUES ($1, 'e', $2, 'cabinet-mediation', 'provider', 'referred', 'Une médiation vous est adressée', now())`,
      [notice, id],
    );
    expect((await read(MEDIATOR, '/v1/notices?unread=true')).notices).toMatchObject([{ id: notice, readAt: null, case: { id } }]);
    expect((await read(FUND, '/v1/notices')).notices).toEqual([]);
    expectProblem(await api.post(FUND, `/v1/notices/${notice}/read`), 404, 'no-such-notice');
    expect(accepted(await api.post(MEDIATOR, `/v1/notices/${notice}/read`)).body.readAt).toMatch(/^2/);
    expect((await read(MEDIATOR, '/v1/notices?unread=true')).notices).toEqual([]);
    expectProblem(await api.post(FUND, '/v1/notices/x/read'), 404, 'no-such-notice');
  });

  it('the processes, the organisations, who I am', async () => {
    const process = await read(FUND, '/v1/processes/mediation-referral');
    expect(process).toEqual(await read(FUND, '/v1/processes/mediation-referral@2019-06'));
    expect(process.situations).toHaveLength(20);
    expect(process.statechart).toContain('qualified --> readyForReferral');
    expect(process.settings[0]).toMatchObject({ name: 'pendingReminders', default: ['P15D', 'P30D'], source: { assumed: true } });
    expect((await read(FUND, '/v1/processes')).processes).toHaveLength(PROCESSES.length);
    expect((await read(FUND, '/v1/organisations')).organisations).toHaveLength(organisations.length);
    expect((await read(FUND, '/v1/me')).organisation).toEqual({
      id: 'fonds-maladie',
      name: 'Fonds national fictif Azur',
      kind: 'nationalFund',
      roles: [{ id: 'caseManager', label: 'Gestionnaire de dossiers' }],
    });
    expectProblem(await api.get(FUND, '/v1/processes/toString'), 404, 'no-such-process');
  });
});

describe('how it runs', () => {
  it('combines the workflow with the log, and says when Temporal is away', async () => {
    const id = await open(api);
    expect(await read(FUND, `/v1/cases/${id}/workflow`)).toMatchObject({
      temporal: 'answers',
      run: null,
      seq: 1,
      followedSeq: 0,
      lag: 1,
      alarm: null,
    });
    await api.pool.query('UPDATE cases SET followed_seq = 1 WHERE id = $1', [id]);
    expect(await read(FUND, `/v1/cases/${id}/workflow`)).toMatchObject({ followedSeq: 1, lag: 0 });
  });
});
