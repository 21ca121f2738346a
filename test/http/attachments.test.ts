import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Uploads } from '../../libs/attachments/index.js';
import { Vault } from '../../libs/vault/index.js';
import { bytesOf, sendForm, upload } from './files.js';
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
  QUALIFICATION,
  STRANGER,
  toEmployer,
} from './mediation.js';
import { docx, exe, odt, pdf, png, zip } from './samples.js';

/** Evidence: recognised by what it is, sealed from the first moment, taken by one act, read by whoever may. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const COLLEAGUE = 'fonds.responsable';
type Received = Awaited<ReturnType<typeof upload>>;
const received = (answer: Received): { id: string; name: string; type: string; size: number; scan: string } => {
  if (answer.status !== 201) throw new Error(`wanted 201, got ${answer.status}: ${answer.text}`);
  return answer.body;
};
const refusedFile = (answer: Received, code: string) =>
  expect({ status: answer.status, code: answer.body.code, errors: answer.body.errors }).toEqual({
    status: 400,
    code: 'form',
    errors: [{ field: 'file', code, message: expect.any(String) }],
  });
const letter = async (name = 'lettre.pdf', as = FUND) => received(await upload(api, as, await pdf(), name));
const inform = (id: string, attachments: readonly unknown[], as = FUND, headers?: Record<string, string>) =>
  act(api, as, id, 'recordInformation', toEmployer('caisse-a'), { attachments }, headers);
const history = async (id: string, as = FUND) => accepted(await api.get(as, `/v1/cases/${id}/history`)).body.facts;
const pending = async () => (await api.pool.query('SELECT count(*)::int AS n FROM uploads WHERE used_at IS NULL')).rows[0].n;

describe('what is received', () => {
  it.each([
    ['a PDF', pdf, 'Lettre signée.pdf', 'Lettre signée.pdf', 'application/pdf'],
    ['an image', async () => png(), 'scan.PNG', 'scan.PNG', 'image/png'],
    [
      'a document',
      async () => docx(),
      'accord.docx',
      'accord.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['an open document', async () => odt(), 'accord.odt', 'accord.odt', 'application/vnd.oasis.opendocument.text'],
    ['a file with a path in its name', pdf, '..\\..\\Bureau\\accord.pdf', 'accord.pdf', 'application/pdf'],
    ['a file without an extension', pdf, 'accord', 'accord.pdf', 'application/pdf'],
    ['a name in another script, written backwards', pdf, 'Łódź é 証拠 \u202Efdp.pdf', 'Łódź é 証拠 fdp.pdf', 'application/pdf'],
    ['a name of dots', pdf, '....', 'sans nom.pdf', 'application/pdf'],
    ['a name that is too long', pdf, `${'é'.repeat(300)}.pdf`, `${'é'.repeat(100)}.pdf`, 'application/pdf'],
  ])('%s', async (_, make, given, name, type) => {
    const bytes = await make();
    const answer = received(await upload(api, FUND, bytes, given));
    expect(answer).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name, type, size: bytes.length, scan: 'notScanned' });
  });

  const PAGE = '<!doctype html><script>alert(1)</script>';
  it.each([
    ['a program under another name', async () => exe(), 'lettre.pdf', 'file-type'],
    ['a web page', async () => Buffer.from(PAGE), 'lettre.pdf', 'file-type'],
    ['a web page that carries a PDF', async () => Buffer.concat([Buffer.from(PAGE), await pdf()]), 'lettre.pdf', 'file-type'],
    [
      'a drawing with a script',
      async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`),
      'plan.svg',
      'file-type',
    ],
    ['plain text', async () => Buffer.from('Bonjour'), 'note.txt', 'file-type'],
    ['an archive', async () => zip([{ name: 'a.txt', text: 'a' }]), 'tout.zip', 'file-type'],
    ['an image that calls itself a PDF', async () => png(), 'lettre.pdf', 'file-mismatch'],
    ['a PDF that calls itself a program', pdf, 'lettre.exe', 'file-mismatch'],
    ['a locked PDF', () => pdf('secret', { userPassword: 'a', ownerPassword: 'b' }), 'lettre.pdf', 'file-locked'],
    ['a locked document', async () => docx([], true), 'accord.docx', 'file-locked'],
    ['a locked open document', async () => odt('<manifest:encryption-data/>'), 'accord.odt', 'file-locked'],
    ['a document with a macro', async () => docx([{ name: 'word/vbaProject.bin', text: 'x' }]), 'accord.docx', 'file-active'],
    [
      'a PDF with a script',
      async () => Buffer.concat([await pdf(), Buffer.from('\n/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')]),
      'a.pdf',
      'file-active',
    ],
    ['nothing', async () => Buffer.alloc(0), 'vide.pdf', 'file-empty'],
  ])('not %s', async (_, make, name, code) => {
    const before = await pending();
    refusedFile(await upload(api, FUND, await make(), name), code);
    expect(await pending()).toBe(before);
  });

  it('not what is too large, nor two at once, nor anything that is no such form', async () => {
    const before = await pending();
    const large = Buffer.concat([await pdf(), Buffer.alloc(11 * 1024 * 1024)]);
    const answer = await upload(api, FUND, large, 'grand.pdf');
    expect([answer.status, answer.body.code]).toEqual([413, 'file-too-large']);
    const two = await pdf();
    refusedFile(await upload(api, FUND, two, 'a.pdf', (form) => form.append('file', new Blob([Buffer.from(two)]), 'b.pdf')), 'one-file');
    refusedFile(await upload(api, FUND, two, 'a.pdf', (form) => form.append('note', 'x')), 'one-file');
    const other = new FormData();
    other.append('piece', new Blob([Buffer.from(two)]), 'a.pdf');
    refusedFile(await sendForm(api, FUND, other), 'one-file');
    refusedFile(await sendForm(api, FUND, new FormData()), 'one-file');
    const broken = await sendForm(api, FUND, '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF', {
      'Content-Type': 'multipart/form-data; boundary=x',
    });
    expect([broken.status, broken.body.code]).toEqual([400, 'malformed-form']);
    expectProblem(await api.post(FUND, '/v1/attachments', {}), 415, 'unsupported-media-type');
    const elsewhere = await api.send('POST', '/v1/simulations', {
      as: FUND,
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x--',
    });
    expectProblem(elsewhere, 415, 'unsupported-media-type');
    expectProblem(
      await api.send('POST', '/v1/attachments', { headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: '--x--' }),
      401,
      'missing-token',
    );
    expect(await pending()).toBe(before);
  });

  it('is sealed at once: neither its name nor its bytes lie anywhere in the open', async () => {
    const { id } = received(await upload(api, FUND, await pdf('Phrase confidentielle.', { compress: false }), 'Rarissime Aube.pdf'));
    const { rows } = await api.pool.query('SELECT * FROM uploads WHERE id = $1', [id]);
    const stored = `${JSON.stringify(rows)}${rows[0].content.toString('latin1')}${rows[0].sealed.toString('latin1')}`;
    expect(stored).not.toMatch(/Rarissime|%PDF|confidentielle/);
    expect(api.logged.join()).not.toContain('Rarissime');
  });

  it('is gone after a day, key first', async () => {
    const { id } = await letter();
    await api.pool.query("UPDATE uploads SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    const answer = await inform(await caseIn(api, 'priorInformation'), [id]);
    expect(answer.body.errors).toEqual([{ field: 'attachments', code: 'unknown-file', message: expect.any(String) }]);
    await api.service(Uploads).sweep();
    expect((await api.pool.query('SELECT 1 FROM uploads WHERE id = $1', [id])).rows).toEqual([]);
    expect(await api.service(Vault).destroy({ caseId: id, person: 'sender' })).toBe(0);
  });
});

describe('what an act takes', () => {
  it('stands under the chain, outside the form, is proved by the replay and read again', async () => {
    const id = await caseIn(api, 'priorInformation');
    const bytes = await pdf('Recommandé');
    const file = received(await upload(api, FUND, bytes, 'Recommandé.pdf'));
    accepted(await inform(id, [file.id]));
    const fact = (await history(id)).at(-1);
    expect(fact).toMatchObject({
      act: 'recordInformation',
      attachmentCount: 1,
      attachments: [{ id: file.id, name: 'Recommandé.pdf', type: 'application/pdf', size: bytes.length, scan: 'notScanned' }],
    });
    const { rows } = await api.pool.query('SELECT body FROM facts WHERE case_id = $1 AND seq = $2', [id, fact.seq]);
    expect(rows[0].body.attachments).toEqual([
      { id: file.id, commitment: expect.stringMatching(/^[0-9a-f]{64}$/), type: 'application/pdf', size: bytes.length },
    ]);
    expect(JSON.stringify(rows[0].body)).not.toContain('Recommandé');
    expect(accepted(await api.get(FUND, `/v1/cases/${id}/replay`)).body.verified).toBe(true);

    const path = `/v1/cases/${id}/attachments/${file.id}`;
    const shown = await bytesOf(api, FUND, path);
    expect(shown.bytes.equals(bytes)).toBe(true);
    expect(shown.headers.get('content-disposition')).toBe(`inline; filename="Recommande.pdf"; filename*=UTF-8''Recommand%C3%A9.pdf`);
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'self'.*; sandbox$/);
    expect((await bytesOf(api, FUND, `${path}?download`)).headers.get('content-disposition')).toMatch(/^attachment;/);
    expectProblem(await api.get(STRANGER, path), 404, 'no-such-case');
    expectProblem(await api.get(AUDITOR, path), 404, 'no-such-attachment');
    expectProblem(await api.get(FUND, `/v1/cases/${id}/attachments/${randomUUID()}`), 404, 'no-such-attachment');
    expectProblem(await api.get(FUND, `/v1/cases/${id}/attachments/x`), 404, 'no-such-attachment');
  });

  it('is counted, and not named, to whoever does not read names; and never shown when it is no image or PDF', async () => {
    const id = await open(api, {
      attachments: [received(await upload(api, FUND, docx(), 'mandat.docx')).id, received(await upload(api, FUND, png(), 'sceau.png')).id],
    });
    const [seen] = await history(id);
    expect(seen.attachments.map(({ name }: { name: string }) => name).sort()).toEqual(['mandat.docx', 'sceau.png']);
    const [counted] = await history(id, AUDITOR);
    expect([counted.attachmentCount, counted.attachments]).toEqual([2, []]);
    for (const { id: file, name } of seen.attachments) {
      const { headers } = await bytesOf(api, FUND, `/v1/cases/${id}/attachments/${file}`);
      expect([name, headers.get('content-disposition')?.split(';')[0]]).toEqual([name, name === 'sceau.png' ? 'inline' : 'attachment']);
      expect(headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  it('is somebody’s own, and serves once', async () => {
    const id = await caseIn(api, 'priorInformation');
    const { id: mine } = await letter();
    const { id: theirs } = await letter('lettre.pdf', COLLEAGUE);
    const wrong = async (...ids: unknown[]) => {
      const answer = await inform(id, ids);
      expect([answer.status, answer.body.errors?.[0].field]).toEqual([400, 'attachments']);
    };
    await wrong(theirs);
    await wrong(randomUUID());
    await wrong('lettre.pdf');
    await wrong(7);
    await wrong(mine, mine);
    await wrong(...Array.from({ length: 11 }, () => randomUUID()));
    expect((await history(id)).at(-1).act).toBe('qualify');
    accepted(await inform(id, [mine]));
    await wrong(mine);
  });

  it('stays pending when the act is refused, and two acts that want it at once don’t both get it', async () => {
    const id = await open(api);
    const { id: file } = await letter();
    expect((await act(api, FUND, id, 'refer', { provider: 'cabinet-mediation' }, { attachments: [file] })).status).toBe(409);
    expect((await api.pool.query('SELECT used_at FROM uploads WHERE id = $1', [file])).rows).toEqual([{ used_at: null }]);
    accepted(await act(api, FUND, id, 'qualify', QUALIFICATION));
    const other = await caseIn(api, 'priorInformation');
    const both = await Promise.all([inform(id, [file]), inform(other, [file])]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('goes with the same request once, however often it is sent', async () => {
    const id = await caseIn(api, 'priorInformation');
    const { id: file } = await letter();
    const key = { 'Idempotency-Key': randomUUID() };
    accepted(await inform(id, [file], FUND, key));
    const again = accepted(await inform(id, [file], FUND, key));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expectProblem(await inform(id, [], FUND, key), 422, 'key-reused');
    expect((await api.pool.query('SELECT count(*)::int AS n FROM attachments WHERE case_id = $1', [id])).rows).toEqual([{ n: 1 }]);
  });

  it('is erased with the person whose decision it proves', async () => {
    const id = await caseIn(api, 'inMediation');
    const { id: file } = await letter('Refus de Noa.pdf');
    const by = { relation: 'party', person: 'p2', evidence: 'SIGNED_LETTER' };
    const before = await caseIn(api, 'ordered');
    accepted(await act(api, FUND, before, 'partyDeclines', {}, { by, attachments: [file] }));
    await api.service(Vault).destroy({ caseId: before, person: 'p2' });
    const [fact] = (await history(before)).slice(-1);
    expect(fact.attachments[0].name).toBe('[effacé]');
    expectProblem(await api.get(FUND, `/v1/cases/${before}/attachments/${file}`), 410, 'attachment-erased');
    expect(accepted(await api.get(FUND, `/v1/cases/${before}/replay`)).body.verified).toBe(true);
    expect(id).not.toBe(before);
  });

  it('of an act that is for some only is for them only', async () => {
    const id = await caseIn(api, 'inMediation');
    const { id: file } = await letter('constat.pdf', MEDIATOR);
    accepted(await act(api, MEDIATOR, id, 'recordOutcome', { outcome: 'DIALOGUE_BROKEN' }, { attachments: [file] }));
    const path = `/v1/cases/${id}/attachments/${file}`;
    expect((await bytesOf(api, FUND, path)).status).toBe(200);
    const hidden = (await history(id, EMPLOYER)).at(-1);
    expect([hidden.restricted, hidden.attachmentCount, hidden.attachments]).toEqual([true, 0, []]);
    expectProblem(await api.get(EMPLOYER, path), 404, 'no-such-attachment');
  });

  it('that was exchanged, moved or taken away does not pass for what was recorded', async () => {
    const id = await caseIn(api, 'priorInformation');
    const [one, other] = [await letter('un.pdf'), await letter('deux.pdf')];
    accepted(await inform(id, [one.id, other.id]));
    await api.pool.query('UPDATE attachments SET content = (SELECT content FROM attachments WHERE id = $2) WHERE id = $1', [
      one.id,
      other.id,
    ]);
    expectProblem(await api.get(FUND, `/v1/cases/${id}/attachments/${one.id}`), 503, 'sealed-field-altered');
    await api.pool.query('DELETE FROM attachments WHERE id = $1', [other.id]);
    const { verified, beside } = accepted(await api.get(FUND, `/v1/cases/${id}/replay`)).body;
    expect([verified, beside]).toEqual([false, [expect.stringContaining('pièces jointes')]]);
  });
});

it('a case opened in the same breath keeps its own', async () => {
  const { id: file } = await letter('mandat.pdf');
  const answer = accepted(await api.post(FUND, '/v1/mediation-referrals', { ...OPENING, attachments: [file] }), 201);
  expect((await history(answer.body.id))[0].attachments[0].name).toBe('mandat.pdf');
});
