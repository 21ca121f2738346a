import type { SetGoing } from './effects-of-acts.js';
import {
  act,
  CONTRACTING,
  declines,
  ends,
  evaluated,
  FIRST_YEAR,
  IN_FORCE,
  MARKET_ENDING,
  MARKET_OVER,
  marketSays,
  NO_RENEWAL,
  NOT_YET,
  noticeOf,
  orderContract,
  renews,
  signedContract,
} from './facts.js';
import { HOLDER, keeper, PURCHASER, purchaser, signatory } from './people.js';

const ofHolder = noticeOf('2025-06-02', HOLDER);
const placed = act('placeOrder', '2025-02-03', { level: 'CRISIS_UNIT', commitmentNumber: 'E-7' }, purchaser());
const good = evaluated('2025-06-02', CONTRACTING, 'FAVOURABLE', CONTRACTING);

/** What is recorded from year to year, and what comes to an end. */
export const OF_RECORDS_AND_ENDS: readonly SetGoing[] = [
  {
    rule: 'another representative (A-74)',
    acts: [...IN_FORCE, act('changeRepresentative', '2025-06-02', { title: 'Directrice' }, signatory(HOLDER))],
    lines: `
      representativeChanged > signatory acheteur-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'a succession (A-49)',
    acts: [...IN_FORCE, act('recordSuccession', '2025-06-02', { signatory: HOLDER, successor: 'prestataire-2' }, keeper())],
    lines: `
      succession > signatory prestataire-2, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'an annex (A-78)',
    acts: [...IN_FORCE, act('recordAnnex', '2025-06-02', { annex: 'DATA_EXCHANGE' }, keeper())],
    lines: ``,
  },
  {
    rule: 'a meeting called (R2-051)',
    acts: [...IN_FORCE, act('callMeeting', '2025-06-02', { kind: 'SERVICES', on: '2025-07-01', agenda: 'Bilan' }, keeper())],
    lines: `
      meetingCalled > signatory prestataire-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'a meeting held: its record (R2-052)',
    acts: [...IN_FORCE, act('recordMeeting', '2025-06-02', { kind: 'SERVICES', present: [{ organisation: PURCHASER }] }, keeper())],
    lines: `
      meetingRecord`,
  },
  {
    rule: 'contacts verified (R2-054)',
    acts: [...IN_FORCE, act('verifyContacts', '2025-06-02', {}, keeper())],
    lines: ``,
  },
  {
    rule: 'a year’s indicators: the table (R4-185)',
    acts: [...IN_FORCE, act('recordIndicators', '2025-06-02', FIRST_YEAR, keeper())],
    lines: `
      yearTable
      indicatorsShared > signatory prestataire-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'a survey (R4-183)',
    acts: [...IN_FORCE, act('recordSurvey', '2025-06-02', { year: 2025 }, keeper())],
    lines: ``,
  },
  {
    rule: 'a review (R4-169)',
    acts: [...IN_FORCE, act('recordReview', '2025-06-02', { cycle: 'JOINT' }, keeper())],
    lines: ``,
  },
  {
    rule: 'an order (R0-040)',
    acts: [...IN_FORCE, placed],
    lines: `
      subsequentOrder
      orderIssued > holder prestataire-1, fund fonds-1`,
  },
  {
    rule: 'an order under a contract that outlives its market (R0-040, A-27)',
    acts: [...IN_FORCE, { ...placed, findings: { market: { answer: MARKET_OVER as never } } }],
    lines: `
      subsequentOrder
      orderIssued > holder prestataire-1, fund fonds-1`,
  },
  {
    rule: 'an order cancelled (R0-040)',
    acts: [...IN_FORCE, placed, act('cancelOrder', '2025-02-04', { rank: 1, reason: 'NO_LONGER_NEEDED' }, purchaser())],
    lines: `
      orderCancelled > holder prestataire-1, fund fonds-1`,
  },
  {
    rule: 'ended by its purchaser (A-27)',
    acts: [...IN_FORCE, ends('2025-06-02')],
    lines: `
      terminationRecord
      ended > signatory prestataire-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2025-06-02`,
  },
  {
    rule: 'ended before its first day (A-27)',
    acts: [...NOT_YET, ends('2025-01-10')],
    lines: `
      terminationRecord
      ended > signatory prestataire-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2025-01-10`,
  },
  {
    rule: 'its market ends soon (A-27)',
    acts: [...IN_FORCE, marketSays('frameworkEndsSoon', '2025-02-03', MARKET_ENDING)],
    lines: `
      marketEndsSoon > keeper acheteur-1, signatory acheteur-1+prestataire-1`,
  },
  {
    rule: 'its market has ended, and it goes on (A-27)',
    acts: [...IN_FORCE, marketSays('frameworkEnded', '2025-02-10', MARKET_OVER)],
    lines: `
      marketEnded > keeper acheteur-1, signatory acheteur-1+prestataire-1`,
  },
  {
    rule: 'its market has ended, and it with it (A-27)',
    acts: [...signedContract({ whenMarketEnds: 'ENDS' }), marketSays('frameworkEnded', '2025-02-10', MARKET_OVER)],
    lines: `
      terminationRecord
      ended > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2025-02-10`,
  },
  {
    rule: 'a draft whose market has ended is a draft abandoned: no record of an end that never was (A-27, R2-090)',
    acts: [orderContract('2025-01-06', { whenMarketEnds: 'ENDS' }), marketSays('frameworkEnded', '2025-02-10', MARKET_OVER)],
    lines: `
      abandonedWithMarket > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'renewed (R2-086)',
    acts: [...IN_FORCE, ...good],
    until: '2026-01-09',
    lines: `
      renewalRecord
      renewed > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'renewed while a notice runs: those who rest on it learn the new end (P6-E1)',
    acts: [...IN_FORCE, ...good, noticeOf('2025-12-01', HOLDER)],
    until: '2026-01-09',
    lines: `
      renewalRecord
      renewed > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEndsSoon contract:MS 2025-07 2026-01-08`,
  },
  {
    rule: 'terminated (R2-089, A-09)',
    acts: [...IN_FORCE, ofHolder],
    until: '2025-10-01',
    lines: `
      terminationRecord
      terminated > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2025-09-03`,
  },
  {
    rule: 'expired (A-77)',
    acts: signedContract(NO_RENEWAL),
    until: '2026-02-01',
    lines: `
      terminationRecord
      expired > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2026-01-08`,
  },
  {
    rule: 'exhausted (R1-020)',
    acts: [...signedContract({ mostRenewals: 1 }), ...renews('2025-06-02', PURCHASER)],
    until: '2027-02-01',
    lines: `
      terminationRecord
      exhausted > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2027-01-08`,
  },
  {
    rule: 'not renewed (P2-E2)',
    acts: [...IN_FORCE, declines('2025-06-02', PURCHASER)],
    until: '2026-02-01',
    lines: `
      terminationRecord
      notRenewed > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2026-01-08`,
  },
  {
    rule: 'lapsed (A-06)',
    acts: IN_FORCE,
    until: '2026-02-01',
    lines: `
      terminationRecord
      lapsed > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEnded contract:MS 2025-07 2026-01-08`,
  },
];
