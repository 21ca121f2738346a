import type { Act, Data } from '../../../machines/kernel/index.js';
import {
  act,
  documentsProvided,
  framework,
  IN_FORCE,
  MARKET_ENDING,
  MARKET_OVER,
  marketSays,
  NO_RENEWAL,
  orderContract,
  protocol,
  protocolDraft,
  signs,
} from './facts.js';
import { FUND, fund, HEALTH_SERVICE, HOLDER, keeper, MEMBER, PURCHASER, REGIONAL, signatory } from './people.js';
import { type Broken, broken, opening } from './refused.js';

const places = (role: string, ...organisations: readonly string[]) =>
  organisations.map((organisation) => ({ organisation, role, signedOn: '2025-04-14' })) as unknown as Data['signatories'];
const twice = places('PARTY', REGIONAL, HEALTH_SERVICE, REGIONAL);
const late = [
  { organisation: REGIONAL, role: 'PARTY', signedOn: '2025-04-15' },
  { organisation: HEALTH_SERVICE, role: 'PARTY' },
];
const signedByAll = orderContract('2025-01-08', {
  signatories: (orderContract().data.signatories as unknown as readonly Data[]).map((one) =>
    one.role === 'FUND' || one.role === 'MEMBER' ? one : { ...one, signedOn: '2025-01-08' },
  ) as unknown as Data['signatories'],
});
const FIXED = { effect: 'FIXED', firstDay: '2025-04-14' };

/** Terms that can't stand together (P6, P14, A-04, A-64): the opening is refused, and nothing is written. */
// biome-ignore format: a table
export const CONTRADICTIONS: readonly Broken[] = [
  opening('no renewal, and a term of renewal', { renewal: 'NONE', evaluation: 'NONE' }, 'term-without-renewal renewalTerm', 'R1-019'),
  opening('no renewal, and a number of renewals', { ...NO_RENEWAL, mostRenewals: 2 }, 'count-without-renewal mostRenewals', 'R1-019'),
  opening('no renewal, and an evaluation as its condition', { ...NO_RENEWAL, evaluation: 'CONDITION' }, 'evaluation-without-renewal evaluation', 'R2-076'),
  opening('renewed tacitly for no stated time', { renewalTerm: undefined }, 'renewal-without-term renewalTerm', 'R1-019'),
  opening('renewed expressly for no stated time', { renewal: 'EXPRESS', renewalTerm: undefined }, 'renewal-without-term renewalTerm', 'R1-019'),
  opening('renewed without limit, and for a term', { renewal: 'TACIT_INDEFINITE' }, 'term-of-indefinite-renewal renewalTerm', 'A-05'),
  opening('renewed, and the first term is not stated', { initialTerm: undefined }, 'renewal-without-initial-term initialTerm', 'A-05'),
  opening('a notice longer than the first term', { initialTerm: 2, opposition: 0 }, 'notice-longer-than-the-term notice', 'R2-089'),
  opening('a notice longer than a renewed term', { renewalTerm: 2, opposition: 0 }, 'notice-longer-than-the-term notice', 'R2-089'),
  opening('an opposition longer than the term', { initialTerm: 3, opposition: 4 }, 'opposition-longer-than-the-term opposition', 'A-04'),
  opening('a first day, and it begins with the signature', { firstDay: '2025-05-01' }, 'day-of-signature firstDay', 'R2-075'),
  opening('a fixed first day that is not said', { effect: 'FIXED' }, 'fixed-without-day firstDay', 'R1-018'),
  opening('it ends with a market, and names none', { whenMarketEnds: 'ENDS' }, 'end-without-market whenMarketEnds', 'A-27'),
  opening('orders, and no market from which they follow', { carries: 'ORDERS' }, 'orders-without-market market', 'R0-040'),
  opening('signed by one alone', { signatories: places('PARTY', REGIONAL) }, 'two-signatories signatories', 'R2-090'),
  opening('two purchasers', { signatories: places('PURCHASER', REGIONAL, HEALTH_SERVICE) }, 'one-purchaser signatories', 'R1-018'),
  opening('the same organisation twice', { signatories: twice }, `signatory-twice ${REGIONAL}`, 'R1-017'),
  opening('signed after it was recorded', { signatories: late }, `signed-in-the-future ${REGIONAL}`, 'R2-090'),
  opening('concluded after its fixed first day', { ...FIXED, firstDay: '2025-04-13' }, 'concluded-after-first-day 2025-04-13', 'R1-018'),
  broken('kept by one whom it does not bind', [], { ...protocol('2025-04-14', { keeper: HOLDER }), by: keeper(HOLDER) }, 'keeper-not-bound keeper', 'R2-090'),
  broken('signed by all, under a market that nobody knows', [], { ...signedByAll, findings: { market: { answer: null } } }, 'market-unknown market', 'R0-040'),
  opening('terms that may go beyond the reviewed calendar', { mostRenewals: 11 }, 'beyond-the-calendar mostRenewals', 'R1-020'),
];

const unsignedParties = [...(places('PARTY', REGIONAL, HEALTH_SERVICE) as unknown as readonly Data[])].map(({ organisation, role }) => ({
  organisation,
  role,
}));
const withFund = protocolDraft('2025-04-01', {
  signatories: [...unsignedParties, { organisation: FUND, role: 'FUND' }] as unknown as Data['signatories'],
});
const LIFTED: Data = { ...MARKET_ENDING, final: false };
const revised = (change: Data): Act => act('reviseDraft', '2025-01-08', { ...orderContract().data, ...change }, keeper());

// biome-ignore format: a table
export const SIGNING: readonly Broken[] = [
  broken('a signature of the text before it was revised', [orderContract(), documentsProvided(), revised({})], signs('2025-01-07', HOLDER), 'before-the-revision 2025-01-08', 'R2-090'),
  broken('to sign twice', [protocolDraft(), signs('2025-04-02', REGIONAL)], signs('2025-04-03', REGIONAL), 'already-signed', 'R2-090'),
  broken('a member’s signature', [orderContract(), documentsProvided()], signs('2025-01-08', MEMBER), 'not-in-this-relation', 'R2-090'),
  broken('a signature of nobody in particular', [protocolDraft()], act('sign', '2025-04-02', {}, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('a signature after the fixed first day', [protocolDraft('2025-04-01', FIXED)], signs('2025-04-15', REGIONAL), 'concluded-after-first-day 2025-04-14', 'R1-018'),
  broken('to sign before the fund has provided the papers', [orderContract()], signs('2025-01-08', HOLDER), 'documents-not-provided', 'R0-041'),
  broken('papers of a contract that carries no orders', [withFund], act('provideDocuments', '2025-04-02', {}, fund), 'no-documents-expected', 'R0-041'),
  broken('papers provided twice', [orderContract(), documentsProvided()], documentsProvided('2025-01-08'), 'already-provided', 'R0-041'),
  broken('to sign under a market that is over', [orderContract(), documentsProvided()], { ...signs('2025-02-10', HOLDER), findings: { market: { answer: MARKET_OVER as never } } }, 'market-not-in-force market', 'R0-040'),
  broken('to sign under a market that nobody knows', [orderContract(), documentsProvided()], { ...signs('2025-02-10', HOLDER), findings: { market: { answer: null } } }, 'market-unknown market', 'R0-040'),
  broken('to sign under a market that is not yet in force', [orderContract(), documentsProvided()], { ...signs('2025-02-10', HOLDER), findings: { market: { answer: { ...MARKET_OVER, state: 'notYet' } as never } } }, 'market-not-in-force market', 'R0-040'),
  broken('a revision that contradicts itself', [orderContract()], revised({ notice: 24 }), 'notice-longer-than-the-term notice', 'R2-089'),
  broken('a revision that leaves one signatory', [orderContract()], revised({ signatories: [{ organisation: PURCHASER, role: 'PURCHASER' }] as unknown as Data['signatories'] }), 'two-signatories signatories', 'R2-090'),
];

// biome-ignore format: a table
export const STANDING_IN: readonly Broken[] = [
  broken('a successor of somebody who is not bound', IN_FORCE, act('recordSuccession', '2025-02-03', { signatory: 'inconnu-1', successor: 'prestataire-2' }, keeper()), 'not-a-party-here signatory', 'A-49'),
  broken('a successor with whom one alone would be left', IN_FORCE, act('recordSuccession', '2025-02-03', { signatory: HOLDER, successor: PURCHASER }, keeper()), 'nobody-left-to-agree successor', 'A-49'),
  broken('a successor of itself', IN_FORCE, act('recordSuccession', '2025-02-03', { signatory: HOLDER, successor: HOLDER }, keeper()), 'succeeds-itself successor', 'A-49'),
  broken('a new representative of nobody in particular', IN_FORCE, act('changeRepresentative', '2025-02-03', { title: 'Directrice' }, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('the market’s end, while it runs', IN_FORCE, marketSays('frameworkEnded', '2025-02-10', MARKET_ENDING), 'market-in-force', 'A-27'),
  broken('the end of a market that has said it already', [...IN_FORCE, marketSays('frameworkEndsSoon', '2025-02-03', MARKET_ENDING)], marketSays('frameworkEndsSoon', '2025-02-10', MARKET_ENDING), 'already-known', 'A-27'),
  broken('that its market ends no more, told twice', [...IN_FORCE, marketSays('frameworkEndsSoon', '2025-02-03', MARKET_ENDING), marketSays('frameworkEndsSoon', '2025-02-04', LIFTED)], marketSays('frameworkEndsSoon', '2025-02-10', LIFTED), 'already-known', 'A-27'),
  broken('the same end told twice', [...IN_FORCE, marketSays('frameworkEnded', '2025-02-10', MARKET_OVER)], marketSays('frameworkEnded', '2025-02-11', MARKET_OVER), 'goes-on-without-the-market + already-known', 'A-27'),
  broken('the market’s voice in somebody’s mouth', IN_FORCE, act('frameworkEnded', '2025-02-10', {}, signatory()), 'not-yours-to-decide', 'A-27'),
  broken('a framework ended by its holder', [framework('2019-03-28')], act('end', '2019-11-04', { reason: 'HOLDER_FAILED' }, signatory(HOLDER)), 'not-yours-to-decide', 'A-27'),
  broken('the early end of a protocol, which has no purchaser', [protocol()], act('end', '2025-06-02', { reason: 'AGREED_WITH_HOLDER' }, { relation: 'purchaser' }), 'not-the-purchaser', 'A-27'),
];
