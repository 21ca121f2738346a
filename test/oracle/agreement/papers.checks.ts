import { type LegalDate, startOf } from '../../../machines/calendar/index.js';
import { type Act, type Process, play } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import {
  act,
  amended,
  BOTH,
  CONTRACTING,
  declines,
  ends,
  evaluated,
  FIRST_YEAR,
  IN_FORCE,
  MARKET_OVER,
  marketSays,
  NO_RENEWAL,
  noticeOf,
  protocol,
  renews,
  signedContract,
} from './facts.js';
import { FUND, HOLDER, keeper, MEMBER, PURCHASER, purchaser, signatory } from './people.js';

/** The papers of an agreement, and what stands in each: codes, dates and ids, and no name. */

interface Paper {
  readonly title: string;
  readonly on: string;
  readonly series: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The last paper of that kind that these facts draw up. */
function lastPaper(process: Process, document: string, acts: readonly Act[], until?: string): Paper | undefined {
  const { steps } = play(process, acts, until === undefined ? undefined : startOf(until as LegalDate));
  return steps
    .flatMap((step) => (step.accepted ? step.effects : []))
    .flatMap(({ type, content }) => (type === 'draftDocument' ? (content as unknown as Paper & { readonly document: string }) : []))
    .findLast((paper) => paper.document === document);
}

const place = (organisation: string, role: string) => ({ organisation, role, title: '' });
const OF_ALL = {
  agreement: 'MS 2025-07',
  template: 'SUBSEQUENT_CONTRACT_1',
  kind: 'Marché subséquent à bons de commande',
  keeper: PURCHASER,
  signatories: [place(PURCHASER, 'PURCHASER'), place(HOLDER, 'HOLDER'), place(FUND, 'FUND'), place(MEMBER, 'MEMBER')],
  signers: CONTRACTING.map((organisation) => ({ organisation, title: '' })),
  concludedOn: '2025-01-08',
  firstCoveredDay: '2025-01-08',
};
const OVER = {
  reason: null,
  decidedBy: null,
  term: 0,
  most: 3,
  declinedOn: null,
  market: '24 AC 12',
  missing: ['evaluation-missing'],
  notices: [],
};
const over = (cause: string, lastDay: string, recordedOn: string, change: object = {}) => ({
  ...OVER,
  cause,
  lastDay,
  recordedOn,
  ...change,
});
const months = (value: number) => ({ value, unit: 'MONTHS' });

const good = evaluated('2025-06-02', CONTRACTING, 'FAVOURABLE', CONTRACTING);
const notice = noticeOf('2025-06-02', HOLDER);
const NOTICE = {
  giver: HOLDER,
  giverTitle: null,
  others: [PURCHASER],
  receivedOn: '2025-06-02',
  months: 3,
  lastDay: '2025-09-02',
  earlierEnd: null,
  termEnd: null,
};
const RENEWED = { term: 1, most: 3, renewal: 'TACIT', renewedFrom: '2026-01-08', renewedUntil: '2027-01-07', noticeEnd: null };
const present = (...organisations: string[]) => organisations.map((organisation) => ({ organisation }));
const INDEFINITE = { renewal: 'TACIT_INDEFINITE', renewalTerm: undefined, mostRenewals: undefined };
const ORDER = { level: 'CRISIS_UNIT', commitmentNumber: 'E-7' };

// biome-ignore format: a table
const DRAWN: readonly (readonly [rule: string, document: string, acts: readonly Act[], fields: object, until?: string])[] = [
  ['a notice, from its receipt to its end (A-03, R2-089)', 'noticeLetter', [...IN_FORCE, notice], NOTICE],
  ['a notice after another that ends earlier (P6-E6)', 'noticeLetter', [...IN_FORCE, notice, noticeOf('2025-06-10', PURCHASER)], { ...NOTICE, giver: PURCHASER, others: [HOLDER], receivedOn: '2025-06-10', lastDay: '2025-09-10', earlierEnd: '2025-09-02' }],
  ['a notice that ends after the term (P6-E1)', 'noticeLetter', [...IN_FORCE, noticeOf('2025-12-01', HOLDER)], { ...NOTICE, receivedOn: '2025-12-01', lastDay: '2026-03-01', termEnd: '2026-01-07' }],
  ['a renewal, and its new term (R2-086, A-01)', 'renewalRecord', [...IN_FORCE, ...good], RENEWED, '2026-01-09'],
  ['a renewal while a notice runs (P6-E1)', 'renewalRecord', [...IN_FORCE, ...good, noticeOf('2025-12-01', HOLDER)], { ...RENEWED, noticeEnd: '2026-03-01' }, '2026-01-09'],
  ['an evaluation signed by all (R2-077)', 'evaluationReport', [...IN_FORCE, ...good], { term: 0, from: '2025-01-08', until: '2026-01-07', evaluation: 'CONDITION', verdict: 'FAVOURABLE', signedOn: '2025-06-02' }],
  ['an evaluation of one year of what has no end (R2-076, R2-077)', 'evaluationReport', [...signedContract({ ...INDEFINITE, evaluation: 'RESERVE' }), ...evaluated('2026-06-02', CONTRACTING, 'FAVOURABLE', CONTRACTING)], { term: 1, from: '2026-01-08', until: '2027-01-07', evaluation: 'RESERVE', verdict: 'FAVOURABLE', signedOn: '2026-06-02' }],
  ['an amendment, before and after (R4-079)', 'amendmentRecord', [...IN_FORCE, ...amended('2025-06-02', { initialTerm: 18 }, CONTRACTING)], { number: 1, signedOn: '2025-06-02', changes: [{ term: 'initialTerm', before: months(12), after: months(18) }], until: '2026-07-07' }],
  ['a meeting, who was there and who was not (R2-052)', 'meetingRecord', [...IN_FORCE, act('recordMeeting', '2025-06-02', { kind: 'BODIES', present: present(PURCHASER) }, keeper())], { heldOn: '2025-06-02', meeting: 'BODIES', present: [PURCHASER], absent: [HOLDER] }],
  ['a year’s table (R4-185)', 'yearTable', [...IN_FORCE, act('recordIndicators', '2025-06-02', FIRST_YEAR, keeper())], { year: 1, until: '2026-01-07' }],
  ['an order (R0-040)', 'subsequentOrder', [...IN_FORCE, act('placeOrder', '2025-02-03', ORDER, purchaser())], { ...ORDER, market: '24 AC 12', orderedOn: '2025-02-03', issuer: PURCHASER, provider: HOLDER, rank: 1 }],
  ['a second order (R0-040)', 'subsequentOrder', [...IN_FORCE, ...['2025-02-03', '2025-02-04'].map((on) => act('placeOrder', on, { level: 'OUTGOING_CALL' }, purchaser()))], { level: 'OUTGOING_CALL', commitmentNumber: null, market: '24 AC 12', orderedOn: '2025-02-04', issuer: PURCHASER, provider: HOLDER, rank: 2 }],
  ['ended by its purchaser (A-27)', 'terminationRecord', [...IN_FORCE, ends('2025-06-02')], over('ENDED', '2025-06-02', '2025-06-02', { reason: 'HOLDER_FAILED', decidedBy: PURCHASER })],
  ['ended with its market (A-27)', 'terminationRecord', [...signedContract({ whenMarketEnds: 'ENDS' }), marketSays('frameworkEnded', '2025-02-10', MARKET_OVER)], over('MARKET', '2025-02-09', '2025-02-10')],
  ['terminated (R2-089)', 'terminationRecord', [...IN_FORCE, notice], over('NOTICE', '2025-09-02', '2025-09-03', { notices: [{ giver: HOLDER, at: '2025-06-02', lastDay: '2025-09-02' }] }), '2025-10-01'],
  ['expired (A-77)', 'terminationRecord', signedContract(NO_RENEWAL), over('EXPIRED', '2026-01-07', '2026-01-08', { most: null, missing: [] }), '2026-02-01'],
  ['exhausted (R1-020)', 'terminationRecord', [...signedContract({ mostRenewals: 1 }), ...renews('2025-06-02', PURCHASER)], over('EXHAUSTED', '2027-01-07', '2027-01-08', { term: 1, most: 1 }), '2027-02-01'],
  ['declined (P2-E2)', 'terminationRecord', [...IN_FORCE, declines('2025-06-02', PURCHASER)], over('DECLINED', '2026-01-07', '2026-01-08', { declinedOn: '2025-06-02' }), '2026-02-01'],
  ['lapsed (A-06)', 'terminationRecord', IN_FORCE, over('LAPSED', '2026-01-07', '2026-01-08'), '2026-02-01'],
];

export const paperChecks: readonly Check[] = [
  ...DRAWN.map(
    ([rule, document, acts, fields, until]): Check => ({
      name: `paper: ${rule}`,
      run: (process) => {
        const paper = lastPaper(process, document, acts, until);
        return [
          ...differs('fields', paper?.fields, { ...OF_ALL, ...fields }),
          ...differs('title', paper?.title, process.documents[document]?.title),
          ...differs('series', paper?.series ?? null, document === 'subsequentOrder' ? 'BC' : null),
        ];
      },
    }),
  ),
  {
    name: 'who signs is named by capacity alone (A-74)',
    run: (process) => {
      const represented = act('changeRepresentative', '2025-05-05', { title: 'Directrice' }, signatory(BOTH[1]));
      const paper = lastPaper(process, 'noticeLetter', [protocol(), represented, noticeOf('2025-06-02')]);
      return differs('giver', [paper?.fields.giver, paper?.fields.giverTitle], [BOTH[1], 'Directrice']);
    },
  },
];
