import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Composing, NoticeTelling } from '../../libs/notifications/index.js';
import { instant } from '../../machines/calendar/index.js';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, EMPLOYER, FUND, MEDIATOR, STRANGER } from './mediation.js';

const MANAGER = 'fonds.responsable';
const DPO = 'dpo';
/** a Tuesday morning, long after everything here was told */
const LATER = instant('2030-03-05T09:00:00Z');

let api: Api;
beforeAll(async () => {
  api = await Api.start({ PUBLIC_URL: 'https://saisine.example' });
}, 60_000);
afterAll(() => api?.stop());

/** What the worker does: every notice that was asked for is carried out. */
async function tellAll(): Promise<void> {
  const { rows } = await api.pool.query<{ id: string }>("SELECT id FROM effects WHERE type = 'notify' AND done_at IS NULL ORDER BY seq");
  for (const { id } of rows) await api.service(NoticeTelling).tell(id);
}

const read = async (as: string, path: string) => accepted(await api.get(as, path)).body;
const accountOf = async (login: string): Promise<string> => (await read(login, '/v1/me')).account.id;

/** A case whose mediation has begun, and was told. */
async function begun(): Promise<string> {
  const id = await caseIn(api, 'inMediation');
  await tellAll();
  return id;
}
const noticesOf = async (as: string, id: string, query = '') =>
  (await read(as, `/v1/notices?limit=200${query}`)).notices.filter((notice: { case: { id: string } }) => notice.case.id === id);

describe('notices', () => {
  it('say in the process’s own words what happened, why it reaches somebody, and what is awaited of them', async () => {
    const id = await begun();
    const [started] = await noticesOf(FUND, id);
    expect(started).toMatchObject({
      kind: 'mediationStarted',
      kindLabel: 'La médiation a commencé',
      urgent: false,
      urgency: null,
      case: { id, reference: expect.stringMatching(/^MED-/), label: 'Saisine en médiation professionnelle', sandbox: false },
      why: {
        relation: { relation: 'lead', label: 'l’organisme qui conduit la saisine' },
        you: { code: 'role', label: 'Agit dans ce dossier pour son organisme', standingInFor: null },
      },
      readAt: null,
      readByYou: false,
      readBy: [],
    });
    const ordered = (await noticesOf(MEDIATOR, id)).find(({ kind }: { kind: string }) => kind === 'ordered');
    expect(ordered).toMatchObject({ urgent: true, urgency: { code: 'yourTurn', label: 'Un acte est attendu de votre organisme' } });
    expect((await noticesOf(DPO, id))[0]).toMatchObject({ why: { you: null } });
    expect(await noticesOf(STRANGER, id)).toEqual([]);
  });

  it('are read by each person, and by the organisation the first time', async () => {
    const id = await begun();
    const [{ id: notice }] = await noticesOf(FUND, id);
    const before = await read(FUND, '/v1/notices/count');
    const first = accepted(await api.post(FUND, `/v1/notices/${notice}/read`)).body;
    expect(first).toMatchObject({ readByYou: true, readBy: [{ name: 'Camille Exemple' }] });
    const second = accepted(await api.post(MANAGER, `/v1/notices/${notice}/read`)).body;
    expect(second).toMatchObject({ readAt: first.readAt, readBy: [{ name: 'Camille Exemple' }, { name: 'Dominique Spécimen' }] });
    expect(accepted(await api.post(FUND, `/v1/notices/${notice}/read`)).body.readBy).toEqual(second.readBy);
    expect(await read(FUND, '/v1/notices/count')).toEqual({ ...before, unread: before.unread - 1, mine: before.mine - 1 });
    expect(await noticesOf(FUND, id, '&unread=true')).toEqual([]);
    expect(await noticesOf(FUND, id, '&unread=false')).toHaveLength(1);
    expect(await noticesOf(DPO, id, '&unread=true')).toHaveLength(1);
    expectProblem(await api.post(EMPLOYER, `/v1/notices/${notice}/read`), 404, 'no-such-notice');
  });

  it('of one’s own are read all at once, up to the page that was seen; those of colleagues stay theirs', async () => {
    const [other, id] = [await begun(), await begun()];
    const [{ createdAt: newest }] = await noticesOf(FUND, id);
    expectProblem(await api.post(FUND, '/v1/notices/read', { before: newest, case: 'x' }), 400, 'form');
    expect(accepted(await api.post(FUND, '/v1/notices/read', { before: newest, case: id })).body).toEqual({ read: 1 });
    expect(await noticesOf(FUND, id, '&unread=true')).toEqual([]);
    expect(await noticesOf(FUND, other, '&unread=true')).toHaveLength(1);
    accepted(await api.post(FUND, '/v1/notices/read', { before: newest }));
    expect(await noticesOf(FUND, other, '&unread=true')).toEqual([]);
    expect(await read(FUND, '/v1/notices/count')).toMatchObject({ mine: 0, urgent: 0 });
    const { body } = accepted(await api.post(DPO, '/v1/notices/read', { before: newest }));
    expect(body).toEqual({ read: 0 });
    expect(accepted(await api.post(MANAGER, '/v1/notices/read', { before: '2020-01-01T00:00:00Z' })).body).toEqual({ read: 0 });
    expectProblem(await api.post(FUND, '/v1/notices/read', {}), 400, 'form');
    expectProblem(await api.post(FUND, '/v1/notices/read', { before: 'demain' }), 400, 'form');
    expectProblem(await api.get(FUND, '/v1/notices?mine=perhaps'), 400, 'form');
  });

  it('come page by page, each once', async () => {
    await begun();
    const all = (await read(FUND, '/v1/notices?limit=200')).notices.map(({ id }: { id: string }) => id);
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { notices: { id: string }[]; next: string | null } = await read(
        FUND,
        `/v1/notices?limit=1${next ? `&cursor=${next}` : ''}`,
      );
      paged.push(...page.notices.map(({ id }) => id));
      next = page.next;
    }
    expect(all.length).toBeGreaterThan(2);
    expect(paged).toEqual(all);
  });

  it('follow a case to whoever looks after it, and to who stands in for them, at once', async () => {
    const id = await begun();
    accepted(await api.send('PUT', `/v1/cases/${id}/assignment`, { as: MANAGER, body: { account: await accountOf(FUND) } }));
    expect(await noticesOf(MANAGER, id, '&mine=true')).toEqual([]);
    expect((await noticesOf(FUND, id, '&mine=true'))[0]).toMatchObject({ why: { you: { code: 'assigned', label: 'Suit ce dossier' } } });
    const today = new Date(Date.now() + 3_600_000).toISOString().slice(0, 10);
    const delegation = { kind: 'substitution', from: await accountOf(FUND), to: await accountOf(DPO), starts: today, ends: today };
    const given = accepted(await api.post(MANAGER, '/v1/delegations', delegation), 201).body;
    expect((await noticesOf(DPO, id, '&mine=true'))[0]).toMatchObject({
      why: { you: { code: 'substitute', label: 'Remplace Camille Exemple', standingInFor: { name: 'Camille Exemple' } } },
    });
    expect(await noticesOf(FUND, id, '&mine=true')).toHaveLength(1);
    accepted(await api.send('DELETE', `/v1/delegations/${given.id}`, { as: MANAGER }));
    expect(await noticesOf(DPO, id, '&mine=true')).toEqual([]);
  });

  it('arrive live, for those whom they concern and their colleagues, and nobody else', async () => {
    const streams = await Promise.all([FUND, DPO, STRANGER].map(listening));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const id = await begun();
    const [{ id: notice }] = await noticesOf(FUND, id);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const [fund, dpo, stranger] = streams.map(({ notices, stop }) => {
      stop();
      return notices.filter((one) => one.id === notice);
    });
    expect([fund, dpo, stranger]).toEqual([[{ id: notice, mine: true }], [{ id: notice, mine: false }], []]);
  }, 30_000);
});

/** Everything that a stream says of notices. */
async function listening(login: string) {
  const stop = new AbortController();
  const response = await fetch(`${api.url}/v1/events`, {
    headers: { Authorization: `Bearer ${await api.token(login)}` },
    signal: stop.signal,
  });
  const notices: { id: string; mine: boolean }[] = [];
  void (async () => {
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const lines = event.split('\n');
        const data = lines.find((line) => line.startsWith('data: '));
        if (lines.includes('event: notice') && data) notices.push(JSON.parse(data.slice(6)));
      }
    }
  })().catch(() => undefined);
  return { notices, stop: () => stop.abort() };
}

describe('settings', () => {
  const put = (as: string, body: unknown) => api.send('PUT', '/v1/notices/settings', { as, body });

  it('are ours until somebody has their own, and say so', async () => {
    expect(await read(DPO, '/v1/notices/settings')).toMatchObject({
      mail: true,
      digest: { at: '08:30' },
      urgent: 'atOnce',
      quietHours: { from: '19:00', until: '07:30' },
      escalation: { workingDays: 2, yoursToChange: false },
      address: 'dpo@example.invalid',
      source: { assumed: true },
    });
    const changed = accepted(await put(DPO, { digest: { at: '17:05' }, quietHours: null })).body;
    expect(changed).toMatchObject({
      mail: true,
      digest: { at: '17:05' },
      urgent: 'atOnce',
      quietHours: null,
      defaults: { digest: { at: '08:30' } },
    });
    expect(await read(DPO, '/v1/notices/settings')).toEqual(changed);
    expect(accepted(await put(DPO, { mail: false, quietHours: { from: '22:00', until: '06:00' } })).body).toMatchObject({
      mail: false,
      digest: { at: '17:05' },
      quietHours: { from: '22:00', until: '06:00' },
    });
    expect(await read(FUND, '/v1/notices/settings')).toMatchObject({ mail: true, digest: { at: '08:30' } });
  });

  it.each([
    [{ mail: 'yes' }, 'mail'],
    [{ digest: { at: '24:00' } }, 'digest.at'],
    [{ digest: { at: '8:30' } }, 'digest.at'],
    [{ digest: {}, unknown: 1 }, 'unknown'],
    [{ urgent: 'never' }, 'urgent'],
    [{ quietHours: { from: '19:00' } }, 'quietHours.until'],
    [{ quietHours: { from: '19:00', until: '19:00' } }, 'quietHours.until'],
    [{ quietHours: 'night' }, 'quietHours'],
    [{ escalation: { workingDays: 0 } }, 'escalation.workingDays'],
    [{ escalation: { workingDays: 2.5 } }, 'escalation.workingDays'],
    [[], ''],
  ])('refuse %j and name the field', async (body, field) => {
    const answer = await put(MANAGER, body);
    expectProblem(answer, 400, 'form');
    expect(answer.body.errors[0].field).toBe(field);
  });

  it('without a body change nothing', async () => {
    const before = await read(STRANGER, '/v1/notices/settings');
    expect(accepted(await put(STRANGER, undefined)).body).toEqual(before);
  });

  it('of the organisation are for whoever runs it', async () => {
    expectProblem(await put(FUND, { escalation: { workingDays: 5 } }), 403, 'not-yours');
    expect(accepted(await put(MANAGER, { escalation: { workingDays: 5 } })).body.escalation).toMatchObject({
      workingDays: 5,
      yoursToChange: true,
    });
    expect(accepted(await put(FUND, { escalation: { workingDays: 5 }, urgent: 'digest' })).body).toMatchObject({
      urgent: 'digest',
      escalation: { workingDays: 5 },
    });
    accepted(await put(FUND, { urgent: 'atOnce' }));
    accepted(await put(MANAGER, { escalation: { workingDays: 2 } }));
  });
});

describe('mails', () => {
  let id: string;
  beforeEach(async () => {
    id = await begun();
    await api.service(Composing).round(LATER);
  });
  const mailFor = async (as: string, query = '') => (await read(as, `/v1/outbox?limit=200${query}`)).mails;

  it('stay in the outbox where no server is set, for their owner and whoever runs the organisation', async () => {
    const [mail] = await mailFor(FUND);
    expect(mail).toMatchObject({
      kind: 'digest',
      kindLabel: 'Récapitulatif du jour',
      state: 'notConfigured',
      stateLabel: expect.stringContaining('aucun serveur'),
      yours: true,
      to: { name: 'Camille Exemple', address: 'fonds.gestionnaire@example.invalid' },
      subject: expect.stringMatching(/^Saisine : \d+ avis/),
      text: expect.stringContaining('https://saisine.example/dossiers/'),
      tries: 0,
      nextTry: null,
      attention: false,
    });
    expect(mail.messageId).toBe(`<${mail.id}@localhost>`);
    const names = (await mailFor(MANAGER, '&scope=organisation')).map(({ to }: { to: { name: string } }) => to.name);
    expect(names).toEqual(expect.arrayContaining(['Camille Exemple', 'Dominique Spécimen']));
    expectProblem(await api.get(FUND, '/v1/outbox?scope=organisation'), 403, 'not-yours');
    expectProblem(await api.get(FUND, '/v1/outbox?scope=all'), 400, 'form');
    expect(await mailFor(EMPLOYER, '&state=sent')).toEqual([]);
    // whatever the newest mail says, and even where there is none
    expect((await read(FUND, '/v1/outbox?state=sent')).sends).toBe(false);
    process.env.SMTP_URL = 'smtp://127.0.0.1:25';
    expect((await read(FUND, '/v1/outbox')).sends).toBe(true);
    delete process.env.SMTP_URL;
    expectProblem(await api.post(FUND, `/v1/outbox/${mail.id}/retry`), 409, 'mail-not-refused');
    expectProblem(await api.post(EMPLOYER, `/v1/outbox/${mail.id}/retry`), 404, 'no-such-mail');
    expectProblem(await api.post(EMPLOYER, '/v1/outbox/x/retry'), 404, 'no-such-mail');
  });

  it('that a server refused say why, without its words, and go out again when somebody asks', async () => {
    const [{ id: mail }] = await mailFor(FUND);
    await api.pool.query("UPDATE mails SET state = 'failed', tries = 1, last_error = 'refused:550' WHERE id = $1", [mail]);
    expect((await mailFor(FUND, '&state=failed'))[0]).toMatchObject({
      problem: { class: 'refused', code: 550, label: 'Le serveur de courrier a refusé ce message' },
      attention: true,
    });
    expect(accepted(await api.post(MANAGER, `/v1/outbox/${mail}/retry`)).body).toMatchObject({ id: mail, state: 'waiting' });
    await api.pool.query("UPDATE mails SET state = 'notConfigured' WHERE id = $1", [mail]);
  });

  it('that speak of two organisations show whoever runs one of them what is theirs', async () => {
    const shared = 'caisses.gestionnaire';
    const { rows } = await api.pool.query<{ id: string }>(
      `INSERT INTO notices (id, effect_id, case_id, organisation_id, relation, kind, subject, created_at)
       SELECT gen_random_uuid(), 'two-' || o, $1, o, 'employer', 'withdrawn', 'La demande de médiation est retirée', now() FROM unnest(ARRAY['caisse-a', 'caisse-b']) o RETURNING id`,
      [id],
    );
    for (const notice of rows)
      await api.pool.query("INSERT INTO notice_recipients (notice_id, account_id, why, since) VALUES ($1, $2, 'role', now())", [
        notice.id,
        await accountOf(shared),
      ]);
    await api.service(Composing).round(instant('2030-03-06T09:00:00Z'));
    const seen = (await mailFor('caisse-a.responsable', '&scope=organisation')).find(
      ({ to }: { to: { name: string } }) => to.name === 'Charlie Partagé',
    );
    expect(seen).toMatchObject({ text: null, subject: null });
    const own = accepted(await api.get(shared, '/v1/outbox', { 'X-Organisation': 'caisse-a' })).body.mails[0];
    expect(own.text).toContain('Caisse fictive B');
    expect(own.notices).toBeGreaterThan(seen.notices);
  });
});

describe('on the case', () => {
  it('stands what was told, to whom, why, how, and who has read it', async () => {
    const id = await begun();
    await api.service(Composing).round(instant('2030-03-07T09:00:00Z'));
    const [{ id: notice }] = await noticesOf(FUND, id);
    accepted(await api.post(FUND, `/v1/notices/${notice}/read`));
    accepted(await api.post(DPO, `/v1/notices/${notice}/read`));
    const { deliveries, undone } = await read(FUND, `/v1/cases/${id}/deliveries`);
    const started = deliveries.find(({ kind }: { kind: string }) => kind === 'mediationStarted');
    expect(started).toMatchObject({
      id: notice,
      seq: expect.any(Number),
      kindLabel: 'La médiation a commencé',
      organisation: { id: 'fonds-maladie', name: 'Fonds national fictif Azur' },
      relation: { relation: 'lead' },
      readAt: expect.any(String),
    });
    const camille = started.to.find(({ person }: { person: { name: string } }) => person.name === 'Camille Exemple');
    expect(camille).toMatchObject({
      why: 'role',
      channels: [
        { channel: 'application', state: 'read' },
        {
          channel: 'mail',
          state: 'notConfigured',
          messageId: expect.stringMatching(/^<.+@localhost>$/),
          label: expect.stringContaining('récapitulatif'),
        },
      ],
    });
    expect(started.otherReaders).toMatchObject([{ person: { name: 'Yaël Discret' } }]);
    expect(undone.every(({ type }: { type: string }) => type === 'draftDocument')).toBe(true);
    expectProblem(await api.get(STRANGER, `/v1/cases/${id}/deliveries`), 404, 'no-such-case');
  });

  it('names the people of another organisation only to who reads names in the case', async () => {
    const id = await begun();
    const people = async (as: string) =>
      (await read(as, `/v1/cases/${id}/deliveries`)).deliveries.map(
        ({ organisation, to }: { organisation: { id: string }; to: { person: unknown }[] }) => [
          organisation.id,
          to.every(({ person }) => person === null),
        ],
      );
    // the officer for data protection reads no names here, but knows their own colleagues
    for (const [organisation, hidden] of await people(DPO)) expect(hidden).toBe(organisation !== 'fonds-maladie');
    for (const as of [FUND, AUDITOR]) for (const [, hidden] of await people(as)) expect(hidden).toBe(false);
  });

  it('stands what could not be carried out, and tells nobody of what only some may know', async () => {
    const id = await caseIn(api, 'inMediation');
    accepted(await act(api, MEDIATOR, id, 'recordOutcome', { outcome: 'RELATION_RESTORED' }));
    await api.pool.query(
      "UPDATE effects SET attempts = 3, last_error = 'disque plein' WHERE case_id = $1 AND type = 'notify' AND content->>'kind' = 'outcome'",
      [id],
    );
    const { undone } = await read(FUND, `/v1/cases/${id}/deliveries`);
    expect(undone).toContainEqual(expect.objectContaining({ type: 'notify', state: 'failing', attempts: 3, lastError: 'disque plein' }));
    expect(
      (await read(EMPLOYER, `/v1/cases/${id}/deliveries`)).undone.filter(({ state }: { state: string }) => state === 'failing'),
    ).toEqual([]);
    await tellAll();
    const kinds = async (as: string) => (await read(as, `/v1/cases/${id}/deliveries`)).deliveries.map(({ kind }: { kind: string }) => kind);
    expect(await kinds(FUND)).toContain('outcome');
    expect(await kinds(EMPLOYER)).not.toContain('outcome');
  });
});
