import type { Act } from '../../../machines/kernel/index.js';
import {
  act,
  amended,
  BOTH,
  CONTRACTING,
  CPOM_SIGNERS,
  cpom,
  declines,
  documentsProvided,
  evaluated,
  evaluation,
  flags,
  IN_FORCE,
  lifts,
  NOT_YET,
  noticeOf,
  orderContract,
  protocol,
  protocolDraft,
  renews,
  signs,
} from './facts.js';
import { HOLDER, keeper, PURCHASER, signatory } from './people.js';

export interface SetGoing {
  readonly rule: string;
  readonly acts: readonly Act[];
  /** the calendar goes on to this day, and the last thing that moved is looked at */
  readonly until?: string;
  /** one a line, as `told.ts` writes them: documents, notices, dependants */
  readonly lines: string;
}

const FIRST = CPOM_SIGNERS[0] as string;
const ofHolder = noticeOf('2025-06-02', HOLDER);
const withdrawn = act('withdrawNotice', '2025-06-10', {}, signatory(HOLDER));
const opened = act('openEvaluation', '2025-06-02', {}, signatory());
const filled = act('fillEvaluation', '2025-06-02', evaluation('FAVOURABLE', CONTRACTING), signatory());
const good = evaluated('2025-06-02', CONTRACTING, 'FAVOURABLE', CONTRACTING);
const pending = amended('2025-06-02', { initialTerm: 18 }, [PURCHASER], PURCHASER);
const content = amended('2025-06-02', { subject: 'CONTENT', notice: 6 }, [PURCHASER], PURCHASER);
const signsAmendment = act('signAmendment', '2025-06-03', {}, signatory(HOLDER));

/** What is decided: a signature, an evaluation, a renewal, a notice, an amendment. */
export const OF_ACTS: readonly SetGoing[] = [
  {
    rule: 'a draft registered: nobody is told before they are asked (R2-090)',
    acts: [orderContract()],
    lines: ``,
  },
  {
    rule: 'a draft revised: each signs anew (R2-090)',
    acts: [orderContract(), act('reviseDraft', '2025-01-07', orderContract().data, keeper())],
    lines: `
      toSignAgain > signatory prestataire-1`,
  },
  {
    rule: 'the papers are there (R0-041)',
    acts: [orderContract(), documentsProvided()],
    lines: `
      documentsProvided > signatory acheteur-1+prestataire-1, keeper acheteur-1`,
  },
  {
    rule: 'a signature (R2-090)',
    acts: [orderContract(), documentsProvided(), signs('2025-01-08', HOLDER)],
    lines: `
      signed > signatory acheteur-1, keeper acheteur-1`,
  },
  {
    rule: 'the last signature, of what is in force with it (R4-078)',
    acts: IN_FORCE,
    lines: `
      signed > signatory prestataire-1
      inForce > signatory prestataire-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'the last signature, of what waits for its first day (R1-018)',
    acts: NOT_YET,
    lines: `
      signed > signatory prestataire-1`,
  },
  {
    rule: 'its first day (R1-018)',
    acts: NOT_YET,
    until: '2025-03-02',
    lines: `
      inForce > signatory acheteur-1+prestataire-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'signed on paper, and registered: in force (R2-090)',
    acts: [protocol()],
    lines: `
      inForce > signatory service-de-sante-1`,
  },
  {
    rule: 'signed on paper long ago, and registered now: what is told is that, and no entry into force (R2-090)',
    acts: [act('open', '2025-06-02', protocol().data, keeper(BOTH[0]))],
    lines: `
      registered > signatory service-de-sante-1`,
  },
  {
    rule: 'a signature that its keeper recorded: whoever is said to have signed is told so (P6-E9, A-03)',
    acts: [orderContract(), documentsProvided(), act('sign', '2025-01-08', {}, signatory(HOLDER), 'keeper')],
    lines: `
      signed > signatory prestataire-1
      recordedForYou > signatory prestataire-1`,
  },
  {
    rule: 'an evaluation signed for one by its keeper, of which nobody else is told: they are (P6-E4, A-03)',
    acts: [...IN_FORCE, opened, filled, act('signEvaluation', '2025-06-03', {}, signatory(HOLDER), 'keeper')],
    lines: `
      recordedForYou > signatory prestataire-1`,
  },
  {
    rule: 'abandoned (R2-090)',
    acts: [protocolDraft(), act('abandon', '2025-04-02', { reason: 'NOT_AGREED' }, keeper(BOTH[0]))],
    lines: `
      abandoned > signatory service-de-sante-1`,
  },
  {
    rule: 'an evaluation opened (R2-076)',
    acts: [...IN_FORCE, opened],
    lines: `
      evaluationOpened > signatory prestataire-1`,
  },
  {
    rule: 'an evaluation filled in (R2-078)',
    acts: [...IN_FORCE, opened, filled],
    lines: `
      evaluationFilled > signatory prestataire-1`,
  },
  {
    rule: 'an evaluation signed by one (P6-E4)',
    acts: [...IN_FORCE, ...good.slice(0, -1)],
    lines: ``,
  },
  {
    rule: 'an evaluation signed by all (R2-077)',
    acts: [...IN_FORCE, ...good],
    lines: `
      evaluationReport
      evaluationSigned > signatory acheteur-1, keeper acheteur-1`,
  },
  {
    rule: 'a regulatory change (A-07)',
    acts: [...IN_FORCE, flags('2025-06-02', PURCHASER)],
    lines: `
      regulatoryChange > signatory prestataire-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'a regulatory change lifted (A-07)',
    acts: [...IN_FORCE, flags('2025-06-02', PURCHASER), lifts('2025-06-03', HOLDER)],
    lines: `
      regulatoryChangeLifted > signatory acheteur-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'a renewal decided (A-28)',
    acts: [...IN_FORCE, ...renews('2025-06-02', PURCHASER)],
    lines: `
      renewalGiven > signatory prestataire-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'a renewal declined: those who rest on it hear of its end (P2-E2, A-27)',
    acts: [...IN_FORCE, declines('2025-06-02', PURCHASER)],
    lines: `
      renewalDeclined > signatory prestataire-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEndsSoon contract:MS 2025-07 2025-06-02`,
  },
  {
    rule: 'notice received: a letter, everybody, and those who rest on it (A-03, P6, A-09)',
    acts: [...IN_FORCE, ofHolder],
    lines: `
      noticeLetter
      noticeGiven > signatory acheteur-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEndsSoon contract:MS 2025-07 2025-06-02`,
  },
  {
    rule: 'its withdrawal asked (P6-E7)',
    acts: [...IN_FORCE, ofHolder, withdrawn],
    lines: `
      withdrawalProposed > signatory acheteur-1`,
  },
  {
    rule: 'its withdrawal agreed to by all: the end is certain no more (P6-E7)',
    acts: [...IN_FORCE, ofHolder, withdrawn, act('acceptWithdrawal', '2025-06-11', { giver: HOLDER }, signatory())],
    lines: `
      noticeWithdrawn > signatory prestataire-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEndsSoon contract:MS 2025-07 2025-06-11`,
  },
  {
    rule: 'its withdrawal agreed to by one of two: it runs on (P6-E7)',
    acts: [
      cpom('2025-07-30', CPOM_SIGNERS, { notice: 3 }),
      noticeOf('2026-02-02', FIRST),
      act('withdrawNotice', '2026-02-03', {}, signatory(FIRST)),
      act('acceptWithdrawal', '2026-02-04', { giver: FIRST }, signatory(CPOM_SIGNERS[1])),
    ],
    lines: ``,
  },
  {
    rule: 'an amendment proposed (R4-079)',
    acts: [...IN_FORCE, ...pending.slice(0, 1)],
    lines: `
      amendmentProposed > signatory prestataire-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'an amendment signed by one (R4-080)',
    acts: [...IN_FORCE, ...pending],
    lines: ``,
  },
  {
    rule: 'the duration amended: the record, everybody, and those who rest on it (R4-079)',
    acts: [...IN_FORCE, ...pending, signsAmendment],
    lines: `
      amendmentRecord
      amended > signatory acheteur-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2
      dependants: frameworkEndsSoon contract:MS 2025-07 2025-06-03`,
  },
  {
    rule: 'the content amended: the record, and everybody (R4-079)',
    acts: [...IN_FORCE, ...content, signsAmendment],
    lines: `
      amendmentRecord
      amended > signatory acheteur-1, keeper acheteur-1, observer fonds-1+membre-du-groupement-2`,
  },
  {
    rule: 'an amendment dropped (R4-079)',
    acts: [...IN_FORCE, ...pending, act('dropAmendment', '2025-06-04', {}, keeper())],
    lines: `
      amendmentDropped > signatory prestataire-1, observer fonds-1+membre-du-groupement-2`,
  },
];
