import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orShown } from '../../apps/worker/activities/failing.js';
import { compose, Documents, Drafting, type Material } from '../../libs/documents/index.js';
import { Vault } from '../../libs/vault/index.js';
import { currentProcess } from '../../machines/registry.js';
import { mediation } from '../../tools/demo/index.js';
import { bytesOf, drawUp, type ListedDocument } from './files.js';
import { Api, expectProblem } from './harness.js';
import { AUDITOR, accepted, act, caseIn, EMPLOYER, FUND, MEDIATOR, STRANGER } from './mediation.js';
import { readPdf } from './pdf-text.js';

/** Letters as a body could send them: drawn up by an effect, sealed, the same again at any time, and gone with whom they name. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const listed = async (as: string, id: string): Promise<readonly ListedDocument[]> =>
  accepted(await api.get(as, `/v1/cases/${id}/documents`)).body.documents;
const ofKind = async (as: string, id: string, kind: string): Promise<ListedDocument> => {
  const found = (await listed(as, id)).find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};
async function finished(type: 'TYPE_A' | 'TYPE_B' | 'TYPE_C', mode: 'NATIONAL_FUND' | 'EMPLOYER' | 'PARTIES', wanted = {}) {
  const path = mediation(type, mode, wanted);
  const id = await caseIn(api, 'relationAdapted', path);
  await drawUp(api, id);
  return { id, as: path.opening.as };
}

describe('what a mediation draws up', () => {
  const WORDS: Readonly<Record<string, readonly string[]>> = {
    informationRecord: ['Objet : information ', 'Nous vous prions d’agréer'],
    consultationMinutes: ['Relevé de la concertation préalable', 'pour la caisse nationale : Fonds national fictif Azur'],
    fundApproval: ['donne son aval', 'Maud Signataire', 'seule opportunité'],
    employerAgreement: ['L’employeur donne son accord', 'Maud Signataire', 'Par écrit'],
    referralRecord: ['Procès-verbal de saisine', 'Cabinet fictif de médiation (mandataire)'],
    purchaseOrder: ['bon de commande n° BC-', 'exécution de l’accord-cadre 26 AC 99'],
    outcomeStatement: ['Aménagement de la relation permettant de sortir du conflit', 'Ange Concorde'],
  };

  it('each kind is a letter in French: headed, dated, numbered, and structured for whoever hears it read', async () => {
    const cases = [await finished('TYPE_C', 'EMPLOYER'), await finished('TYPE_B', 'PARTIES')];
    const seen = new Set<string>();
    for (const { id, as } of cases) {
      for (const { kind, template, pdf } of await listed(as, id)) {
        const { status, headers, bytes } = await bytesOf(api, as, pdf.href);
        expect([status, template]).toEqual([200, `${kind}@1`]);
        expect(pdf).toMatchObject({ state: 'ready', of: 'original', size: bytes.length, sha256: sha256(bytes) });
        expect(headers.get('content-type')).toBe('application/pdf');
        const read = await readPdf(bytes);
        expect(read).toMatchObject({ lang: 'fr-FR', tagged: true, pages: expect.any(Number) });
        expect(read.roles).toEqual(expect.arrayContaining(['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD']));
        expect(bytes.toString('latin1')).toContain('/DisplayDocTitle true');
        expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
        for (const words of [
          ...(WORDS[kind] ?? []),
          `page 1/${read.pages}`,
          /, le \d{1,2}(er)? \p{L}+ \d{4}/u,
          'Lettre circulaire Ucanss 026-19',
        ])
          expect(read.text).toMatch(words instanceof RegExp ? words : new RegExp(words.replace(/[()]/g, '\\$&')));
        seen.add(kind);
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(WORDS).sort());
  }, 60_000);

  it('a letter of prior information goes to each addressee, at their address', async () => {
    const { id, as } = await finished('TYPE_A', 'NATIONAL_FUND');
    const letters = (await listed(as, id)).filter(({ kind }) => kind === 'informationRecord');
    const texts = await Promise.all(letters.map(async ({ pdf }) => (await readPdf((await bytesOf(api, as, pdf.href)).bytes)).text));
    const window = texts.map(
      (text) => /(PERSONNEL ET CONFIDENTIEL ?)?((Alix Exemple|Noa Modèle) )?Caisse fictive A de Valimaginaire 12, rue/.exec(text)?.[0],
    );
    expect(window).toEqual([
      'Caisse fictive A de Valimaginaire 12, rue',
      expect.stringContaining('Alix Exemple'),
      expect.stringContaining('Noa Modèle'),
    ]);
  });

  it('the order names no party, and recalls the mediator’s duties where harassment is alleged', async () => {
    const { id, as } = await finished('TYPE_A', 'NATIONAL_FUND', { qualification: { harassmentAlleged: true } });
    const { pdf, number } = await ofKind(as, id, 'purchaseOrder');
    const { bytes, headers } = await bytesOf(api, as, `${pdf.href}?download`);
    const { text } = await readPdf(bytes);
    expect(text).not.toMatch(/Exemple Alix|Alix Exemple|Modèle/);
    expect(text).toContain('Il soumet des propositions écrites.');
    expect(headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="\\d{4}-\\d\\d-\\d\\d ${number}\\.pdf"`));
  });

  it('may be shown by our own page, and by no other', async () => {
    const { id, as } = await finished('TYPE_A', 'NATIONAL_FUND');
    const { pdf } = await ofKind(as, id, 'referralRecord');
    const { headers } = await bytesOf(api, as, pdf.href);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="\d{4}-\d\d-\d\d MED-\d{4}-\d+ [0-9a-f]{4}\.pdf"/);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
    expect([headers.get('x-frame-options'), headers.get('x-content-type-options')]).toEqual(['SAMEORIGIN', 'nosniff']);
    expectProblem(await api.get(as, `${pdf.href}?page=2`), 400, 'form');
  });
});

describe('the same letter again', () => {
  it('is the same to the byte, from what is kept of it, in this process and in another', async () => {
    const { id, as } = await finished('TYPE_C', 'EMPLOYER');
    for (const { id: documentId, pdf } of await listed(as, id)) {
      const { rows } = await api.pool.query<{ template: string; material: Material }>(
        'SELECT template, material FROM document_files WHERE document_id = $1',
        [documentId],
      );
      const file = rows[0] as { template: string; material: Material };
      expect(sha256(await api.service(Documents).drawnAgain(id, file))).toBe(pdf.sha256);
    }
  }, 60_000);

  it('is drawn alike by a process that has just begun', async () => {
    const letter = currentProcess('mediation-referral')?.documents.purchaseOrder?.letters?.at(-1);
    if (!letter) throw new Error('no letter');
    const { id, as } = await finished('TYPE_A', 'NATIONAL_FUND');
    const { id: documentId, pdf } = await ofKind(as, id, 'purchaseOrder');
    const { rows } = await api.pool.query<{ material: Material }>('SELECT material FROM document_files WHERE document_id = $1', [
      documentId,
    ]);
    const composed = compose(letter, (rows[0] as { material: Material }).material, () => undefined);
    const script = `
      import { createHash } from 'node:crypto';
      import { drawn } from './dist/libs/documents/index.js';
      let text = '';
      for await (const part of process.stdin) text += part;
      process.stdout.write(createHash('sha256').update(await drawn(JSON.parse(text))).digest('hex'));`;
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      input: JSON.stringify(composed),
      env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'C' },
    });
    expect(other.toString()).toBe(pdf.sha256);
  });
});

describe('what is stored', () => {
  it('holds no name and no byte in the open, and no digest by which a name could be guessed', async () => {
    const { id, as } = await finished('TYPE_C', 'EMPLOYER');
    const { pdf } = await ofKind(as, id, 'fundApproval');
    const { rows } = await api.pool.query(
      'SELECT f.*, s.* FROM document_files f JOIN document_slips s USING (document_id) WHERE f.case_id = $1',
      [id],
    );
    const stored = rows.map((row) => JSON.stringify(row) + row.content.toString('latin1') + row.sealed.toString('latin1')).join();
    expect(stored).not.toMatch(/Alix|Modèle|Signataire|Maud|%PDF/);
    expect(stored).not.toContain(pdf.sha256);
    expect(stored).toContain('Fonds national fictif Azur'); // letterheads are kept as they were
  });

  it('is only ever added to by the application', async () => {
    for (const statement of ['UPDATE document_files SET size = 1', 'DELETE FROM document_slips', 'DELETE FROM attachments'])
      await expect(api.serverPool().query(statement)).rejects.toThrow(/permission denied/);
  });

  it('a PDF that was tampered with, or put in another’s place, is not shown', async () => {
    const { id, as } = await finished('TYPE_C', 'EMPLOYER');
    const [one, other] = (await listed(as, id)).filter(({ kind }) => kind === 'informationRecord') as [ListedDocument, ListedDocument];
    await api.pool.query(
      'UPDATE document_files SET content = (SELECT content FROM document_files WHERE document_id = $2) WHERE document_id = $1',
      [one.id, other.id],
    );
    expectProblem(await api.get(as, one.pdf.href), 503, 'sealed-field-altered');
    expect((await bytesOf(api, as, other.pdf.href)).status).toBe(200);
  });
});

describe('who reads what', () => {
  it('whoever may not know of a kind finds nothing; whoever does not read names gets a copy without them', async () => {
    const { id } = await finished('TYPE_A', 'NATIONAL_FUND');
    const order = await ofKind(FUND, id, 'purchaseOrder');
    expect((await listed(EMPLOYER, id)).map(({ kind }) => kind)).not.toContain('purchaseOrder');
    expectProblem(await api.get(EMPLOYER, order.pdf.href), 404, 'no-such-document');
    expectProblem(await api.get(STRANGER, order.pdf.href), 404, 'no-such-case');
    expectProblem(await api.get(FUND, order.pdf.href.replace(order.id, id)), 404, 'no-such-document');
    expectProblem(await api.get(FUND, order.pdf.href.replace(order.id, 'nothing')), 404, 'no-such-document');

    const { pdf } = await ofKind(AUDITOR, id, 'informationRecord');
    expect(pdf).toEqual({ state: 'ready', of: 'copy', href: expect.any(String) });
    const { text } = await readPdf((await bytesOf(api, AUDITOR, pdf.href)).bytes);
    expect(text).not.toMatch(/Alix|Modèle/);
    expect(text).toContain('[nom réservé]');
    expect((await ofKind(MEDIATOR, id, 'outcomeStatement')).pdf.of).toBe('original');
  });

  it('a PDF that names somebody dies with their key, and with nobody else’s; a copy says who was erased', async () => {
    const { id, as } = await finished('TYPE_A', 'NATIONAL_FUND');
    const before = await ofKind(as, id, 'referralRecord');
    await api.service(Vault).destroy({ caseId: id, person: 'p2' });
    const after = await ofKind(as, id, 'referralRecord');
    expect([before.pdf.of, after.pdf]).toEqual(['original', { state: 'ready', of: 'copy', href: expect.any(String) }]);
    const { text } = await readPdf((await bytesOf(api, as, after.pdf.href)).bytes);
    expect(text).toContain('[effacé]');
    expect(text).toContain('Alix Exemple');
    expect(text).not.toContain('Noa');
    // the order names nobody: it stands as it was
    expect((await ofKind(as, id, 'purchaseOrder')).pdf.of).toBe('original');
  });
});

describe('drawing up', () => {
  it('row and number come first; a PDF that can’t be made shows, is made later, and takes no second number', async () => {
    const id = await caseIn(api, 'ordered');
    expect((await api.get(FUND, `/v1/cases/${id}/documents`)).body.documents).toEqual([]);
    const { rows } = await api.pool.query("SELECT id FROM effects WHERE case_id = $1 AND content->>'document' = 'purchaseOrder'", [id]);
    const draft = () => orShown(api.serverPool(), rows[0].id, () => api.service(Drafting).draft(rows[0].id));
    await api.withoutKeys(() => expect(draft()).rejects.toThrow(/coffre/));
    const failed = await ofKind(FUND, id, 'purchaseOrder');
    expect(failed).toMatchObject({ number: expect.stringMatching(/^BC-\d{4}-\d{4}$/), template: null, pdf: { state: 'failed' } });
    expectProblem(await api.get(FUND, `/v1/cases/${id}/documents/${failed.id}/pdf`), 404, 'no-pdf');
    accepted(await act(api, MEDIATOR, id, 'startMediation', { mediatorName: 'Ange Concorde' })); // nothing waits for it
    await draft();
    await draft();
    expect(await ofKind(FUND, id, 'purchaseOrder')).toMatchObject({ id: failed.id, number: failed.number, pdf: { state: 'ready' } });
    const { rows: left } = await api.pool.query('SELECT done_at IS NOT NULL AS done, last_error FROM effects WHERE id = $1', [rows[0].id]);
    expect(left).toEqual([{ done: true, last_error: null }]);
  });

  it('two workers at once make one document, and leave no gap in the numbers', async () => {
    const counted = async () => (await api.pool.query("SELECT value FROM counters WHERE series LIKE 'BC-%'")).rows[0].value as number;
    const id = await caseIn(api, 'ordered');
    const { rows } = await api.pool.query("SELECT id FROM effects WHERE case_id = $1 AND content->>'document' = 'purchaseOrder'", [id]);
    const before = await counted();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => api.service(Drafting).draft(rows[0].id)));
    if (tries.every(({ status }) => status === 'rejected')) throw new Error('none of them did it');
    await api.service(Drafting).draft(rows[0].id);
    expect(await counted()).toBe(before + 1);
    const { rows: made } = await api.pool.query(
      'SELECT count(*)::int AS n, count(f.document_id)::int AS files FROM documents d LEFT JOIN document_files f ON f.document_id = d.id WHERE d.effect_id = $1',
      [rows[0].id],
    );
    expect(made).toEqual([{ n: 1, files: 1 }]);
  });
});
