import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type LegalDate } from '../../machines/calendar/index.js';
import { type FictionalLine, fictionalAgreement, fictionalMediation, type REACHED } from '../../tools/import/fictional-cases.js';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, FUND, MEDIATOR } from './mediation.js';
import { imported, ndjson, PURCHASER, send, today, type Written, withAgreement } from './paper.js';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
  await withAgreement(api);
}, 60_000);
afterAll(() => api?.stop());

const OPENED = '2020-02-03' as LegalDate;
let next = 100;
/** One that nothing is wrong with. */
const good = (reached: keyof typeof REACHED = 'referred') => {
  next += 1;
  return fictionalMediation(next, OPENED, reached);
};
type Fact = FictionalLine['facts'][number];
/** A good one in which one fact is another. */
const withFact = (index: number, change: (fact: Fact) => object): object => {
  const line = good('relationAdapted');
  return { ...line, facts: line.facts.map((fact, at) => (at === index ? change(fact) : fact)) };
};
const withMember = (member: object): object => ({ ...good(), ...member });
const opening = (data: object) => withFact(0, (fact) => ({ ...fact, data: { ...fact.data, ...data } }));
const qualifying = (data: object) => withFact(1, (fact) => ({ ...fact, data: { ...fact.data, ...data } }));
const withParty = (more: object) => {
  const { parties } = (good('priorInformation').facts[1] as Fact).data as { parties: readonly object[] };
  return qualifying({ parties: parties.map((party, index) => (index === 1 ? { ...party, ...more } : party)) });
};

/** What is wrong, and how it is said: code, and where. */
const BROKEN: readonly (readonly [what: string, line: () => Written, problem: { code: string; fact?: number; field?: string }])[] = [
  ['no JSON', () => '{"key":', { code: 'malformed-json' }],
  ['no UTF-8', () => new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), { code: 'malformed-json' }],
  ['two documents', () => '{} {}', { code: 'malformed-json' }],
  ['a list', () => '[1]', { code: 'object' }],
  ['nothing', () => 'null', { code: 'object' }],
  ['a text', () => '"dossier"', { code: 'object' }],
  ['a key that would change every object', () => `{"__proto__":{"x":1}}`, { code: 'forbidden-key' }],
  ['the same, deep inside', () => JSON.stringify(good()).replace('"data":{', '"data":{"constructor":{},'), { code: 'forbidden-key' }],
  ['41 levels', () => `${'{"a":'.repeat(41)}1${'}'.repeat(41)}`, { code: 'too-deep' }],
  ['100,000 levels', () => '['.repeat(100_000), { code: 'too-deep' }],
  ['more than may be', () => withMember({ reference: 'x'.repeat(300_000) }), { code: 'line-too-long' }],
  ['a member too many', () => withMember({ sandbox: {} }), { code: 'unknown-field', field: 'sandbox' }],
  ['no key', () => withMember({ key: undefined }), { code: 'import-key', field: 'key' }],
  ['a key that is a name', () => withMember({ key: 'Imaginaire' }), { code: 'import-key', field: 'key' }],
  ['a key that is a sentence', () => withMember({ key: 'dossier n° 12' }), { code: 'import-key', field: 'key' }],
  ['a key of 81 characters', () => withMember({ key: '1'.repeat(81) }), { code: 'import-key', field: 'key' }],
  ['a key that is a number', () => withMember({ key: 12 }), { code: 'string', field: 'key' }],
  ['no process', () => withMember({ process: undefined }), { code: 'unknown-process', field: 'process' }],
  ['an unheard-of process', () => withMember({ process: 'toString' }), { code: 'unknown-process', field: 'process' }],
  [
    'a version that nobody carries',
    () => withMember({ process: 'mediation-referral@1999-01' }),
    { code: 'unknown-process', field: 'process' },
  ],
  [
    'a reference that is a name',
    () => withMember({ reference: 'Alix Imaginaire' }),
    { code: 'matches', fact: 0, field: 'data.ownReference' },
  ],
  ['no facts', () => withMember({ facts: [] }), { code: 'required', field: 'facts' }],
  ['facts that are none', () => withMember({ facts: 'open' }), { code: 'list', field: 'facts' }],
  [
    '501 facts',
    () => withMember({ facts: Array.from({ length: 501 }, () => ({ act: 'open', occurredAt: OPENED })) }),
    { code: 'too-many', field: 'facts' },
  ],
  ['settings that do not exist', () => withMember({ settings: { never: ['P1D'] } }), { code: 'unknown-setting', field: 'settings.never' }],
  [
    'settings that are no periods',
    () => withMember({ settings: { orderReminder: ['P1Y'] } }),
    { code: 'bad-period', field: 'settings.orderReminder' },
  ],
  ['a fact that is none', () => withFact(2, () => [] as object), { code: 'object', fact: 2 }],
  ['a fact without an act', () => withFact(2, ({ act: _, ...fact }) => fact), { code: 'required', fact: 2, field: 'act' }],
  ['an unheard-of act', () => withFact(2, (fact) => ({ ...fact, act: 'hasOwnProperty' })), { code: 'unknown-act', fact: 2, field: 'act' }],
  [
    'a deadline of their own',
    () => withFact(2, (fact) => ({ ...fact, act: 'DEADLINE_REACHED', data: {} })),
    { code: 'unknown-act', fact: 2, field: 'act' },
  ],
  [
    'an alarm',
    () => withFact(2, (fact) => ({ ...fact, act: 'ALARM_RELEASED', data: { finding: 'VERIFIED' } })),
    { code: 'no-alarm', fact: 2, field: 'act' },
  ],
  ['no date', () => withFact(5, ({ occurredAt: _, ...fact }) => fact), { code: 'required', fact: 5, field: 'occurredAt' }],
  [
    'a date that does not exist',
    () => withFact(5, (fact) => ({ ...fact, occurredAt: '2020-02-30' })),
    { code: 'bad-date', fact: 5, field: 'occurredAt' },
  ],
  ['a date in words', () => withFact(5, (fact) => ({ ...fact, occurredAt: 'hier' })), { code: 'bad-date', fact: 5, field: 'occurredAt' }],
  [
    'tomorrow',
    () => withFact(9, (fact) => ({ ...fact, occurredAt: addDays(today(), 1) })),
    { code: 'date-in-future', fact: 9, field: 'occurredAt' },
  ],
  [
    'a year before the calendar',
    () => withFact(0, (fact) => ({ ...fact, occurredAt: '2003-05-05' })),
    { code: 'outside-calendar', fact: 0, field: 'occurredAt' },
  ],
  [
    'an instant before it',
    () => withFact(0, (fact) => ({ ...fact, occurredAt: '2003-05-05T10:00:00Z' })),
    { code: 'outside-calendar', fact: 0 },
  ],
  [
    'an impossible order',
    () => withFact(5, (fact) => ({ ...fact, occurredAt: '2020-02-01' })),
    { code: 'facts-out-of-order', fact: 5, field: 'occurredAt' },
  ],
  ['a field that is missing', () => qualifying({ matter: undefined }), { code: 'isDefined', fact: 1, field: 'data.matter' }],
  ['a field too many', () => qualifying({ remark: 'x' }), { code: 'unknown-field', fact: 1, field: 'data.remark' }],
  ['half a character', () => withParty({ lastName: '\ud800' }), { code: 'matches', fact: 1, field: 'data.parties[1].lastName' }],
  [
    'a number without end',
    () => JSON.stringify(qualifying({ matter: 'HUGE' })).replace('"HUGE"', '1e999'),
    { code: 'isIn', fact: 1, field: 'data.matter' },
  ],
  [
    'an organisation that is not in the directory',
    () => withParty({ employer: 'nulle-part' }),
    { code: 'unknown-organisation', fact: 1, field: 'data.parties[1].employer' },
  ],
  [
    'an organisation of another kind',
    () => withFact(5, (fact) => ({ ...fact, data: { provider: 'caisse-a' } })),
    { code: 'wrong-organisation', fact: 5, field: 'data.provider' },
  ],
  ['a market that is not registered', () => opening({ market: '99 ZZ 99' }), { code: 'market-unknown', fact: 0 }],
  ['a case of another organisation', () => opening({ lead: 'fonds-famille' }), { code: 'not-in-this-relation', fact: 0 }],
  [
    'an opening in another name',
    () => withFact(0, (fact) => ({ ...fact, by: { organisation: 'fonds-famille' } })),
    { code: 'not-yours', fact: 0 },
  ],
  ['no opening', () => withFact(0, (fact) => ({ ...fact, act: 'recordSession', data: {} })), { code: 'not-opened', fact: 0 }],
  [
    'a second opening',
    () => withFact(1, (fact) => ({ ...fact, act: 'open', data: { market: '19 AC 11', lead: 'fonds-maladie' } })),
    { code: 'not-in-this-situation', fact: 1 },
  ],
  ['what the process refuses', () => withParty({ personallyConcerned: false }), { code: 'party-not-personally-concerned', fact: 1 }],
  [
    'what does not fit the situation',
    () => withFact(2, (fact) => ({ ...fact, act: 'recordSession', data: {} })),
    { code: 'not-in-this-situation', fact: 2 },
  ],
  [
    'something after the end',
    () => withFact(2, (fact) => ({ ...fact, act: 'withdraw', by: { relation: 'lead' }, data: { reason: 'NO_LONGER_WANTED' } })),
    { code: 'case-ended', fact: 3 },
  ],
  ['nobody who decided', () => withFact(5, ({ by: _, ...fact }) => fact), { code: 'who-decides', fact: 5, field: 'by.relation' }],
  [
    'somebody whose act it is not',
    () => withFact(6, (fact) => ({ ...fact, by: { relation: 'employer', organisation: 'caisse-a' } })),
    { code: 'not-yours-to-decide', fact: 6 },
  ],
  [
    'an unheard-of relation',
    () => withFact(6, (fact) => ({ ...fact, by: { relation: 'valueOf' } })),
    { code: 'unknown-relation', fact: 6, field: 'by.relation' },
  ],
  [
    'a provider who was not chosen',
    () => withFact(7, (fact) => ({ ...fact, by: { organisation: 'cabinet-associe' } })),
    { code: 'not-in-this-relation', fact: 7 },
  ],
  [
    'the case’s own voice',
    () => withFact(2, (fact) => ({ ...fact, act: 'frameworkEnded', data: {} })),
    { code: 'which-organisation', fact: 2, field: 'by.organisation' },
  ],
  [
    'a party who is none',
    () => withFact(2, (fact) => ({ ...fact, act: 'partyDeclines', data: {}, by: { person: 'p9' } })),
    { code: 'not-in-this-relation', fact: 2 },
  ],
  [
    'a party without a name',
    () => withFact(2, (fact) => ({ ...fact, act: 'partyDeclines', data: {} })),
    { code: 'who-decides', fact: 2, field: 'by.person' },
  ],
  [
    'evidence that is none',
    () => withFact(7, (fact) => ({ ...fact, by: { evidence: 'RUMOUR' } })),
    { code: 'evidence', fact: 7, field: 'by.evidence' },
  ],
  [
    'by with a member too many',
    () => withFact(7, (fact) => ({ ...fact, by: { account: 'x' } })),
    { code: 'unknown-field', fact: 7, field: 'by.account' },
  ],
];

describe('a file with every kind of broken line', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is judged member by member
  let body: any;
  let before: Record<string, number>;
  const lines: Written[] = [];
  const placeOf = (index: number) => 2 * index + 2;

  beforeAll(async () => {
    for (const [, broken] of BROKEN) lines.push(good(), broken());
    lines.push(good(), '', '  \t');
    before = await api.written();
    body = await imported(api, lines);
  }, 60_000);

  it.each(BROKEN.map(([what, , problem], index) => [what, problem, placeOf(index)] as const))('refuses %s', (_, problem, place) => {
    const outcome = body.lines.find(({ line }: { line: number }) => line === place);
    expect(outcome).toMatchObject({ status: 'refused', problems: expect.arrayContaining([expect.objectContaining(problem)]) });
    for (const { message } of outcome.problems) expect(message).toMatch(/[.…]$/);
    expect(outcome).not.toHaveProperty('case');
  });

  it('takes every other line in, and counts all of them', async () => {
    const goods = body.lines.filter(({ line }: { line: number }) => line % 2 === 1);
    expect(goods.map(({ status }: { status: string }) => status)).toEqual(Array.from({ length: BROKEN.length + 1 }, () => 'imported'));
    expect(body).toMatchObject({ imported: BROKEN.length + 1, already: 0, refused: BROKEN.length });
    expect(body.lines).toHaveLength(2 * BROKEN.length + 1);
    const after = await api.written();
    expect(after.cases).toBe((before.cases ?? 0) + BROKEN.length + 1);
  });

  it('names both facts where their order is impossible', () => {
    const index = BROKEN.findIndex(([what]) => what === 'an impossible order');
    const { problems } = body.lines.find(({ line }: { line: number }) => line === placeOf(index));
    expect(problems[0].message).toBe(
      'Le fait n° 6 (« Saisir le prestataire », 01/02/2020) est antérieur à celui qui le précède dans la liste, le fait n° 5 (« Consigner une information écrite », 10/02/2020). Rangez les faits dans l’ordre où ils ont eu lieu, ou corrigez la date.',
    );
  });

  it('says where a refusal comes from, and everything that is wrong with one line', async () => {
    const { lines: said } = await imported(api, [withParty({ personallyConcerned: false }), { key: 'x', facts: [{ by: 1 }, 2] }]);
    expect(said[0].problems[0]).toMatchObject({ fact: 1, source: expect.stringContaining('026-19') });
    expect(said[1].problems.map(({ code, fact, field }: { code: string; fact?: number; field?: string }) => [code, fact, field])).toEqual([
      ['import-key', undefined, 'key'],
      ['unknown-process', undefined, 'process'],
      ['object', 0, 'by'],
      ['required', 0, 'act'],
      ['object', 1, undefined],
    ]);
    expect(said[1].key).toBeNull();
  });

  it('leaves no name in what is logged', () => {
    expect(api.logged.join('')).not.toMatch(/Imaginaire|Fictif|unexpected|not understood/);
  });
});

describe('a request as a whole', () => {
  const many = (count: number) => ndjson(Array.from({ length: count }, () => '{}'));
  const unchanged = async (request: () => ReturnType<typeof send>, status: number, code: string) => {
    const before = await api.written();
    const answer = await request();
    expectProblem(answer, status, code);
    expect(await api.written()).toEqual(before);
    return answer.body;
  };

  it('is of somebody who may open cases', async () => {
    await unchanged(() => send(api, ndjson([good()]), { as: AUDITOR }), 403, 'not-yours');
    await unchanged(() => send(api, ndjson([good()]), { as: MEDIATOR }), 403, 'not-yours');
    await unchanged(
      () => api.send('POST', '/v1/cases/import', { body: ndjson([good()]), headers: { 'Content-Type': 'application/x-ndjson' } }),
      401,
      'missing-token',
    );
  });

  it('holds 500 lines and 8 Mio at most, and says which', async () => {
    const tooMany = await unchanged(() => send(api, Buffer.concat([ndjson([good()]), many(500)])), 413, 'too-many-lines');
    expect(tooMany.detail).toContain('500 lignes');
    const long = ndjson(Array.from({ length: 60 }, () => withMember({ reference: 'x'.repeat(150_000) })));
    const tooLong = await unchanged(() => send(api, Buffer.concat([ndjson([good()]), long])), 413, 'import-too-long');
    expect(tooLong.detail).toContain('8 Mio');
    await unchanged(() => send(api, { lines: Array.from({ length: 501 }, () => ({})) }, { headers: {} }), 413, 'too-many-lines');
    expect(
      (
        await imported(
          api,
          Array.from({ length: 500 }, () => '{}'),
        )
      ).refused,
    ).toBe(500);
  });

  it('is lines of JSON, or JSON', async () => {
    await unchanged(() => send(api, 'a;b', { headers: { 'Content-Type': 'text/csv' } }), 415, 'unsupported-media-type');
    await unchanged(() => send(api, {}, { headers: {} }), 400, 'form');
    await unchanged(() => send(api, { lines: [], more: 1 }, { headers: {} }), 400, 'form');
    await unchanged(() => send(api, { lines: {} }, { headers: {} }), 400, 'form');
    await unchanged(() => send(api, '{', { headers: {} }), 400, 'malformed-json');
    const answer = accepted(await send(api, { lines: [good(), 5, good()] }, { headers: {} }));
    expect(answer.body).toMatchObject({ imported: 2, refused: 1, lines: [{ line: 1 }, { line: 2, status: 'refused' }, { line: 3 }] });
    await unchanged(() => send(api, ndjson([good()]), { query: '?rehearse=maybe' }), 400, 'form');
    await unchanged(() => send(api, ndjson([good()]), { query: '?dry=true' }), 400, 'form');
  });

  it('is taken with a byte order mark, with CRLF, without a last end of line, and empty', async () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), ndjson([good(), '', good()], '\r\n')]);
    const { lines } = (await send(api, bytes.subarray(0, bytes.length - 2))).body;
    expect(lines.map(({ line, status }: { line: number; status: string }) => [line, status])).toEqual([
      [1, 'imported'],
      [3, 'imported'],
    ]);
    expect(await imported(api, [])).toEqual({ imported: 0, already: 0, refused: 0, lines: [] });
  });

  it('takes lines of JSON nowhere else', async () => {
    expectProblem(
      await api.send('POST', '/v1/mediation-referrals', {
        as: FUND,
        body: ndjson([{}]),
        headers: { 'Content-Type': 'application/x-ndjson' },
      }),
      415,
      'unsupported-media-type',
    );
  });

  it('is to be sent again when the database or the vault is away', async () => {
    const line = good();
    const before = await api.written();
    await api.withoutDatabase(async () => expectProblem(await send(api, ndjson([line])), 503, 'database-unavailable'));
    await api.withoutKeys(async () => expectProblem(await send(api, ndjson([line])), 503, 'vault-away'));
    expect(await api.written()).toEqual(before);
    expect(await imported(api, [line])).toMatchObject({ imported: 1 });
  });
});

describe('the same line again', () => {
  const keys = async (key: string) =>
    (await api.pool.query('SELECT organisation_id, seq FROM imports WHERE key = $1', [key])).rows as {
      organisation_id: string;
      seq: number;
    }[];

  it('is the case that is there, also with its members in another order', async () => {
    const line = good();
    const first = await imported(api, [line]);
    const { key, process, reference, facts } = line;
    const again = await imported(api, [JSON.stringify({ facts, reference, process, key }, null, 0)]);
    expect(again).toMatchObject({ imported: 0, already: 1, lines: [{ status: 'already', key, case: first.lines[0].case }] });
    expect(await keys(key)).toHaveLength(1);
  });

  it('with other content is refused', async () => {
    const line = good();
    await imported(api, [line]);
    const { lines } = await imported(api, [{ ...line, reference: 'AUTRE-1' }]);
    expect(lines[0]).toMatchObject({ status: 'refused', key: line.key, problems: [{ code: 'import-key-reused', field: 'key' }] });
  });

  it('in one request: the first of them counts', async () => {
    const [line, other] = [good(), good()];
    const { lines } = await imported(api, [{ ...line, facts: [] }, line, { ...other, key: line.key }, line]);
    expect(lines.map(({ status }: { status: string }) => status)).toEqual(['refused', 'imported', 'refused', 'already']);
    expect(lines[2].problems[0].code).toBe('import-key-reused');
    expect(lines[3].case).toEqual(lines[1].case);
  });

  it('from two who send it at once is one case', async () => {
    const lines = Array.from({ length: 40 }, () => good('draft'));
    const answers = await Promise.all([lines, [...lines].reverse(), lines].map((some) => imported(api, some)));
    const count = (status: string) => answers.reduce((sum, answer) => sum + answer[status], 0);
    expect([count('imported'), count('already'), count('refused')]).toEqual([40, 80, 0]);
    for (const { key } of lines) expect(await keys(key)).toHaveLength(1);
  });

  it('from two organisations is two cases', async () => {
    const key = 'COMMUN-1';
    const line = (organisation: string) => ({
      ...good('draft'),
      key,
      facts: [{ act: 'open', occurredAt: OPENED, data: { market: '19 AC 11', lead: organisation } }],
    });
    expect(await imported(api, [line('fonds-maladie')])).toMatchObject({ imported: 1 });
    expect(await imported(api, [line('fonds-famille')], { as: 'fonds2.gestionnaire' })).toMatchObject({ imported: 1 });
    expect((await keys(key)).map(({ organisation_id }) => organisation_id).sort()).toEqual(['fonds-famille', 'fonds-maladie']);
  });
});

describe('a rehearsal', () => {
  it('plays everything and writes nothing', async () => {
    const [line, other] = [good('relationAdapted'), good()];
    const broken = withParty({ personallyConcerned: false });
    const number = async () => (await api.pool.query('SELECT last_value FROM case_numbers')).rows[0];
    const [before, numberBefore] = [await api.written(), await number()];
    const answer = await imported(api, [line, broken, line, { ...other, key: line.key }], { query: '?rehearse=true' });
    expect(answer).toMatchObject({ imported: 0, already: 1, refused: 2, rehearsed: 1 });
    expect(answer.lines[0]).toEqual({
      line: 1,
      key: line.key,
      status: 'rehearsed',
      case: { situation: { id: 'relationAdapted', label: 'Relation aménagée' } },
    });
    expect([await api.written(), await number()]).toEqual([before, numberBefore]);
    expect((await api.pool.query('SELECT 1 FROM imports WHERE key = $1', [line.key])).rows).toEqual([]);
    expect(await imported(api, [line])).toMatchObject({ imported: 1 });
  });
});

describe('an agreement and the mediations that rest on it', () => {
  it('come in each by whoever opens it', async () => {
    const { lines } = await imported(api, [good()], { as: PURCHASER });
    expect(lines[0]).toMatchObject({ status: 'refused', problems: [{ code: 'not-in-this-relation', fact: 0 }] });
  });

  it('one agreement a market', async () => {
    const { lines } = await imported(api, [fictionalAgreement('AC-AUTRE-1')], { as: PURCHASER });
    expect(lines[0]).toMatchObject({ status: 'refused', problems: [{ code: 'already-registered' }] });
  });
});

describe('examples/import', () => {
  const linesOf = (name: string) => readFileSync(`examples/import/${name}.ndjson`, 'utf8');
  it('come in, each by its own organisation', async () => {
    expect((await send(api, linesOf('accord-cadre'), { as: PURCHASER })).body).toMatchObject({ already: 1, refused: 0 });
    const { body } = await send(api, linesOf('mediations'));
    expect(body).toMatchObject({ imported: 3, refused: 0 });
    expect(body.lines.map(({ case: one }: { case: { situation: { id: string } } }) => one.situation.id)).toEqual([
      'relationAdapted',
      'inMediation',
      'partyDeclined',
    ]);
  });
});
