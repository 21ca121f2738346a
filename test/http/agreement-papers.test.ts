import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Documents, type Material } from '../../libs/documents/index.js';
import { frameworkTerms } from '../../tools/demo/index.js';
import {
  allSign,
  amendedContract,
  contractUnderMarket,
  done,
  evaluation,
  HEADS,
  type Played,
  parties,
  protocol,
  terminatedProtocol,
} from '../../tools/specimens/agreements.js';
import { bytesOf, drawUp, type ListedDocument } from './files.js';
import { Api } from './harness.js';
import { accepted } from './mediation.js';
import { type ReadPdf, readPdf } from './pdf-text.js';

/** The papers of an agreement as a body could send them: each says what its own case knows, in the words of its own situation. */

const CARSAT = 'carsat.gestionnaire';
const SPST = 'spst.gestionnaire';
const PURCHASER = 'achats.gestionnaire';
const AUDITOR = 'auditrice';

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

let number = 500;
const next = (): number => {
  number += 1;
  return number;
};

async function played({ as, data, now, steps }: Played): Promise<string> {
  const { id } = accepted(await api.post(as, '/v1/agreements', { data, sandbox: { now } }), 201).body;
  for (const step of steps) {
    if ('until' in step) accepted(await api.post(as, `/v1/cases/${id}/sandbox-clock`, { now: step.until }));
    else {
      const { act, as: by, data: given = {}, occurredAt } = step;
      accepted(await api.post(by, `/v1/cases/${id}/actions/${act}`, { data: given, ...(occurredAt ? { occurredAt } : {}) }));
    }
  }
  await drawUp(api, id);
  return id;
}

interface Paper extends ReadPdf {
  readonly listed: ListedDocument;
  readonly bytes: Buffer;
}
async function papersOf(as: string, id: string): Promise<readonly Paper[]> {
  const { documents } = accepted(await api.get(as, `/v1/cases/${id}/documents`)).body as { documents: readonly ListedDocument[] };
  return Promise.all(
    documents.map(async (listed) => {
      const { bytes } = await bytesOf(api, as, listed.pdf.href);
      return { ...(await readPdf(bytes)), listed, bytes };
    }),
  );
}
async function paper(as: string, id: string, kind: string): Promise<Paper> {
  const found = (await papersOf(as, id)).filter(({ listed }) => listed.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind}`);
  return found[0] as Paper;
}
const says = (text: string, ...sentences: readonly string[]) => {
  for (const sentence of sentences) expect(text).toContain(sentence);
};

describe('every paper of an agreement', () => {
  const WORDS: Readonly<Record<string, readonly string[]>> = {
    meetingRecord: [
      'L’article 3 du protocole',
      'Tenue le 20 novembre 2025',
      'Ordre du jour Circuits de liaison',
      'Étaient représentés – Carsat fictive des Trois-Monts, service social – Service fictif de santé au travail des Rives Ce relevé',
    ],
    evaluationReport: [
      'La période évaluée va du 14 avril 2025 au 13 avril 2026.',
      'Carsat fictive des Trois-Monts, service social 41 12',
      'Service fictif de santé au travail des Rives 29 17',
      '4. Personnes ayant participé à ces actions 58',
      '6. Rencontres entre les instances de coordination PDP 4',
      '4. Nature de ces actions : visite de pré-reprise',
      'Favorable à la poursuite.',
      'Carsat fictive des Trois-Monts, service social Solène Maquette 2 février 2026',
      'Service fictif de santé au travail des Rives Aurélien Pastiche 2 février 2026',
    ],
    noticeLetter: [
      'CONTRE ACCUSÉ DE RÉCEPTION',
      'Carsat fictive des Trois-Monts, service social 5, cours de la Fable 99999 Montinventé',
      'Rivemirage, le 12 février 2026',
      'avec un délai de prévenance. Ce délai est de 3 mois.',
      'Reçue le 12 février 2026, elle prend effet le 12 mai 2026 à 24 heures : le 12 mai 2026 est le dernier jour de la convention.',
      'La période en cours se termine avant, le 13 avril 2026.',
      'Pour Service fictif de santé au travail des Rives Directeur',
      'Accusé de réception Carsat fictive',
      'Reçue le Nom et qualité Pour Carsat fictive',
    ],
    renewalRecord: [
      'est reconduite du 14 avril 2026 au 13 avril 2027, ce jour compris.',
      '1 ; leur nombre n’est pas limité',
      'Elle est tacite',
      'favorable à la poursuite.',
      'prend fin le 12 mai 2026, à 24 heures.',
    ],
    terminationRecord: ['a pris fin le 12 mai 2026 à 24 heures.', 'Elle est résiliée', 'Rives 12 février 2026 12 mai 2026'],
    yearTable: [
      'Tableau de suivi annuel – année 1',
      'Date de signature du Cpom 30/07/2025 Date de fin du Cpom 29/07/2030',
      'Indicateur Nombre Commentaires Nombre d’établissements formés 12 Dont établissements suivis',
      'dans le cadre de la C.O.G. 60',
      'Les formations de l’automne',
      'au plus tard le 30 juin de chaque année.',
    ],
    amendmentRecord: [
      'Avenant n° 1',
      'L’article 8 du contrat',
      'Objet Prolongation d’un an',
      'Dernier jour, désormais 29 juillet 2031',
      'Période initiale 60 mois 72 mois',
      'Direction fictive du travail des Vals Firmin Canevas 20 juillet 2026',
    ],
    subsequentOrder: [
      'bon de commande n° BC-2025-',
      'Cabinet fictif d’écoute psychologique 7, impasse du Murmure',
      'dans le cadre du marché mutualisé 15 AC',
      'Prestation Niveau 2 : cellule de crise',
      'ENG-2025-0417, à rappeler sur la facture',
    ],
  };

  it('is French, whole, dated and tagged, the same again to the byte, and stores no name in the open', async () => {
    const seen = new Set<string>();
    for (const one of [terminatedProtocol(next()), amendedContract(next()), ...contractUnderMarket(next())]) {
      const id = await played(one);
      for (const { listed, bytes, text, ...read } of await papersOf(one.as, id)) {
        expect(listed.template).toBe(`${listed.kind}@1`);
        expect(read).toMatchObject({ lang: 'fr-FR', tagged: true });
        expect(read.roles).toEqual(expect.arrayContaining(['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD']));
        expect(text).toMatch(/, le \d{1,2}(er)? \p{L}+ \d{4}/u);
        says(text, `page 1/${read.pages}`, 'Texte de référence', ...(WORDS[listed.kind] ?? ['?']));
        // nothing left to fill in, no code, no bare id
        expect(text).not.toMatch(/[{}]|undefined|null|\b[A-Z]{3,}_[A-Z_]+\b|\b[a-z]+-(monts|rives|vals|ecoute)\b(?!@)|\[nom réservé\]/);
        expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
        const { rows } = await api.pool.query<{ template: string; material: Material }>(
          'SELECT template, material FROM document_files WHERE document_id = $1',
          [listed.id],
        );
        const file = rows[0] as { template: string; material: Material };
        expect(JSON.stringify(file.material)).not.toMatch(/Maquette|Pastiche|Canevas|Solène|Signataire"/);
        const again = await api.service(Documents).drawnAgain(id, file);
        expect(createHash('sha256').update(again).digest('hex')).toBe(listed.pdf.sha256);
        seen.add(listed.kind);
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(WORDS).sort());
  }, 60_000);
});

describe('the notice', () => {
  it('goes to each other signatory, a copy each with an acknowledgement of its own', async () => {
    const heads = [...HEADS];
    const id = await played(
      protocol(next(), '2025-09-01T09:00', [done(SPST, 'giveNotice')], { signatories: parties(heads, '2025-04-14') }),
    );
    const { text, pages } = await paper(SPST, id, 'noticeLetter');
    const windows = text.match(/CONTRE ACCUSÉ DE RÉCEPTION (\S+ \S+)/g);
    expect(windows).toEqual(['CONTRE ACCUSÉ DE RÉCEPTION Carsat fictive', 'CONTRE ACCUSÉ DE RÉCEPTION Direction fictive']);
    expect(text.match(/Nom et qualité Pour \S+/g)).toEqual(['Nom et qualité Pour Carsat', 'Nom et qualité Pour Direction']);
    expect(text.match(new RegExp(`page 1/${pages / 2}`, 'g'))).toHaveLength(2);
  });

  it('says when another one ends it before, and nothing of a term that it reaches before its end', async () => {
    const steps = [done(SPST, 'giveNotice', {}, '2025-08-01'), done(CARSAT, 'giveNotice', {}, '2025-08-20')];
    const id = await played(protocol(next(), '2025-09-01T09:00', steps));
    const [first, second] = (await papersOf(SPST, id)).filter(({ listed }) => listed.kind === 'noticeLetter') as [Paper, Paper];
    expect(first.text).not.toContain('Un autre préavis');
    says(second.text, 'Un autre préavis court déjà, qui prend fin le 1er novembre 2025.', 'elle prend effet le 20 novembre 2025');
    for (const { text } of [first, second]) expect(text).not.toContain('La période en cours se termine avant');
  });

  it('cites the article of a protocol, and of no other agreement', async () => {
    const other = { template: 'SERVICE_CONTRACT_1', evaluation: 'NONE', regulatoryReserve: false, carries: 'NOTHING', duties: [] };
    const id = await played(protocol(next(), '2025-09-01T09:00', [done(SPST, 'giveNotice')], { ...other, notice: 6 }));
    const { text } = await paper(SPST, id, 'noticeLetter');
    says(text, 'à l’initiative de l’un de ses signataires, avec un préavis de 6 mois.', '1er mars 2026 est le dernier jour');
    expect(text).not.toMatch(/article 5|Texte de référence|protocole PDP/i);
  });
});

describe('the evaluation report', () => {
  it('names those who signed what it says, and not who signed before it was filled in again', async () => {
    const again = [
      done(CARSAT, 'openEvaluation'),
      ...evaluation({ participants: 34 }).slice(1, 3),
      { until: '2026-02-10T09:00' },
      ...evaluation({ verdict: 'UNFAVOURABLE' }).slice(1),
    ];
    const id = await played(protocol(next(), '2026-02-02T09:00', again));
    const { text } = await paper(SPST, id, 'evaluationReport');
    expect(text.match(/(Maquette|Pastiche) \d+ février 2026/g)).toEqual(['Maquette 10 février 2026', 'Pastiche 10 février 2026']);
    says(text, '3. Participants à ces actions 35', 'Défavorable à la poursuite.', 'elle n’a pas lieu à son terme');
  });

  it('is read without names by whoever may not read them', async () => {
    const id = await played(protocol(next(), '2026-02-02T09:00', evaluation()));
    const { text, listed } = await paper(AUDITOR, id, 'evaluationReport');
    expect(listed.pdf).toMatchObject({ state: 'ready', of: 'copy' });
    expect(text).not.toMatch(/Maquette|Pastiche|Solène|Aurélien/);
    expect(text.match(/\[nom réservé\] \[nom réservé\] 2 février 2026/g)).toHaveLength(2);
  });
});

describe('the renewal record', () => {
  it('says who decided it where its conditions did not hold', async () => {
    const steps = [...evaluation({ verdict: 'UNFAVOURABLE' }), ...allSign('renew', HEADS.slice(0, 2)), { until: '2026-04-14T00:00' }];
    const id = await played(protocol(next(), '2026-02-02T09:00', steps.map(withoutNamesOf('renew'))));
    const { text } = await paper(SPST, id, 'renewalRecord');
    says(
      text,
      'Carsat fictive des Trois-Monts, service social 2 février 2026 Service fictif de santé au travail des Rives 2 février 2026',
      'Évaluation, conclusion Défavorable à la poursuite',
      'Évolution réglementaire Aucune n’est signalée',
    );
    expect(text).not.toMatch(/tacite :|favorable à la poursuite\. Aucune|Un préavis/);
  });
});

describe('the record of its end', () => {
  const ENDS: Readonly<Record<string, string>> = {
    NOTICE: 'Elle est résiliée',
    EXPIRED: 'son texte ne prévoit pas de reconduction',
    EXHAUSTED: 'Elle est arrivée à son dernier terme',
    DECLINED: 'la décision de ne pas la reconduire a été reçue le 2 février 2026',
    NOT_DECIDED: 'sa reconduction demandait une décision',
    LAPSED: 'Elle n’a pas pu être reconduite tacitement',
    ENDED: 'Union fictive des achats y a mis fin avant son terme. Motif : Défaillance du titulaire.',
    MARKET: 'Elle découlait du marché',
  };
  const UNEVALUATED = { evaluation: 'NONE', regulatoryReserve: false };
  const term = { until: '2026-04-14T00:00' };
  const cases: readonly (readonly [cause: string, also: string, Played])[] = [
    ['EXPIRED', 'le 13 avril 2026 à 24 heures', ended([term], { ...UNEVALUATED, renewal: 'NONE', renewalTerm: undefined })],
    [
      'EXHAUSTED',
      '2 reconductions ont été faites sur 2 au plus',
      ended([{ until: '2028-04-14T00:00' }], { ...UNEVALUATED, mostRenewals: 2 }),
    ],
    ['DECLINED', 'allée jusqu’au terme', ended([done(SPST, 'declineRenewal'), term], { ...UNEVALUATED, opposition: 0 })],
    ['NOT_DECIDED', 'tous ceux qui en décident', ended([done(SPST, 'renew'), term], { ...UNEVALUATED, renewal: 'EXPRESS' })],
    [
      'LAPSED',
      '– l’évaluation de la période n’était pas signée par tous les signataires Aucune',
      ended([...evaluation().slice(0, 3), term]),
    ],
    ['LAPSED', '– l’évaluation de la période, signée par tous, concluait', ended([...evaluation({ verdict: 'UNFAVOURABLE' }), term])],
    [
      'LAPSED',
      '– une évolution réglementaire était signalée et n’avait pas été levée',
      ended([...evaluation(), done(SPST, 'flagRegulatoryChange', { reference: 'décret 2026-12' }), term]),
    ],
    ['ENDED', 'a pris fin le 2 février 2026.', endedByPurchaser()],
  ];

  it.each(cases)('%s: %s', async (cause, also, one) => {
    const id = await played(one);
    const { text } = await paper(one.as, id, 'terminationRecord');
    says(text, also);
    expect(Object.keys(ENDS).filter((name) => text.includes(ENDS[name] as string))).toEqual([cause]);
  });

  function ended(steps: Played['steps'], terms: object = {}): Played {
    return protocol(next(), '2026-02-02T09:00', steps, terms);
  }
  function endedByPurchaser(): Played {
    const data = frameworkTerms(`25 AC ${next()}`, '2025-04-14', '2025-04-01');
    return { as: PURCHASER, data, now: '2026-02-02T09:00', steps: [done(PURCHASER, 'end', { reason: 'HOLDER_FAILED' })] };
  }
});

/** Its form asks for no name. */
function withoutNamesOf(act: string) {
  return (step: Played['steps'][number]) => ('act' in step && step.act === act ? { ...step, data: {} } : step);
}
