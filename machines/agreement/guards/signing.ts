import { dayOf, frenchDate, notAfter } from '../../calendar/index.js';
import { type Findings, type Guard, onceFilledIn, type Refusal, refusal } from '../../kernel/index.js';
import { marketLastDay } from '../adds.js';
import { bodiesIn, inRole, isBound, type Known, signing } from '../known.js';
import * as source from '../sources.js';

/** From a draft to an agreement in force. */

/** P6-E9: who signs, terminates, evaluates or amends is a signatory; a member of a group or a fund that lends its papers is not. */
export const itIsASignatory: Guard<Known> = onceFilledIn((known, { by }) =>
  signing(known).some(({ organisation }) => organisation === by.organisation)
    ? []
    : [refusal('not-a-signatory', 'Seul un signataire de la convention peut faire cet acte.', source.bySignatories)],
);

export const signsOnce: Guard<Known> = onceFilledIn((known, { by }) => {
  const theirs = signing(known).filter(({ organisation }) => organisation === by.organisation);
  const signed = theirs[0]?.signed ?? null;
  if (signed === null || theirs.some((one) => one.signed === null)) return [];
  return [refusal('already-signed', `{organisation:${by.organisation}} a déjà signé, le ${frenchDate(signed)}.`, source.signatories)];
});

/** The last signature of an agreement that begins on a fixed day comes by then. */
export const signedByItsFirstDay: Guard<Known> = onceFilledIn(({ effect, firstDay }, { occurredAt }) =>
  effect !== 'FIXED' || firstDay === null || notAfter(dayOf(occurredAt), firstDay)
    ? []
    : [
        refusal(
          'concluded-after-first-day',
          `La convention prend effet le ${frenchDate(firstDay)} : elle se signe au plus tard ce jour-là. Révisez le projet.`,
          source.concluded,
          { what: 'date', id: firstDay },
        ),
      ],
);

/** What is signed is the text as it stands: none of before it was revised. */
export const signedAfterItsRevision: Guard<Known> = onceFilledIn(({ drafted }, { occurredAt }) =>
  drafted.act !== 'reviseDraft' || dayOf(drafted.at) <= dayOf(occurredAt)
    ? []
    : [
        refusal(
          'before-the-revision',
          `Le projet a été révisé le ${frenchDate(drafted.at)} : c’est ce texte-là qui se signe, ce jour-là au plus tôt.`,
          source.signatories,
          { what: 'date', id: dayOf(drafted.at) },
        ),
      ],
);

/** R0-041: the network's fund provides the papers that the local body signs. */
export const documentsAreProvided: Guard<Known> = (known) =>
  known.carries !== 'ORDERS' || known.documentsProvided !== null || inRole(known, 'FUND').length === 0
    ? []
    : [
        refusal(
          'documents-not-provided',
          'Les pièces contractuelles n’ont pas encore été mises à disposition par la caisse nationale.',
          source.contractDocuments,
        ),
      ];

export const documentsAreExpected: Guard<Known> = (known) => {
  if (known.carries !== 'ORDERS')
    return [refusal('no-documents-expected', 'Cette convention n’attend pas de pièces d’une caisse nationale.', source.contractDocuments)];
  if (known.documentsProvided === null) return [];
  return [
    refusal(
      'already-provided',
      `Les pièces ont été mises à disposition le ${frenchDate(known.documentsProvided)}.`,
      source.contractDocuments,
    ),
  ];
};

/** Every signatory has signed. */
export const everyoneHasSigned: Guard<Known> = (known) =>
  signing(known)
    .filter(({ signed }) => signed === null)
    .map(({ organisation: id }) =>
      refusal('signature-missing', `{organisation:${id}} n’a pas encore signé.`, source.signatories, {
        what: 'organisation',
        id,
        supply: { act: 'sign' },
      }),
    );

/** What is concluded on its first day, or takes effect by the last signature, is in force at once. */
export const firstDayHasCome: Guard<Known> = ({ concluded, firstCoveredDay }) =>
  concluded !== null && firstCoveredDay !== null && dayOf(concluded.at) >= firstCoveredDay
    ? []
    : [
        refusal(
          'not-yet-in-force',
          firstCoveredDay === null ? 'La convention n’est pas conclue.' : `La convention prend effet le ${frenchDate(firstCoveredDay)}.`,
          source.initialTerm,
        ),
      ];

/** What was in force before Saisine knew of it is registered, and no news. */
export const entryIsNews: Guard<Known> = ({ firstCoveredDay, knownSince }) =>
  firstCoveredDay === null || firstCoveredDay >= knownSince
    ? []
    : [refusal('in-force-already', 'La convention était en vigueur avant son enregistrement.', source.initialTerm)];

interface MarketCoverage {
  readonly state: 'notYet' | 'inForce' | 'ended';
}
const coverageIn = (findings: Findings): MarketCoverage | null => (findings.market?.answer ?? null) as MarketCoverage | null;

/** R0-040: a subsequent contract rests on a market in force on its date. */
export const marketIsInForce: Guard<Known> = (known, _, findings) => underItsMarket(known, findings, 'aucun contrat ne peut en découler');

/** A contract that ends with its market carries no order on a day that the market does not cover; any other outlives it. */
export const marketStillCarriesIt: Guard<Known> = (known, _, findings) =>
  known.whenMarketEnds === 'ENDS' ? underItsMarket(known, findings, 'aucun bon ne s’émet sur un contrat qui s’arrête avec lui') : [];

const underItsMarket = ({ market }: Known, findings: Findings, hence: string): readonly Refusal[] => {
  if (market === null || !('market' in findings)) return [];
  const coverage = coverageIn(findings);
  const field = { what: 'field', id: 'market' } as const;
  if (coverage === null)
    return [refusal('market-unknown', `Aucun marché n’est enregistré sous la référence ${market}.`, source.subsequent, field)];
  if (coverage.state === 'inForce') return [];
  const text = coverage.state === 'ended' ? 'a pris fin' : 'n’est pas encore en vigueur';
  return [refusal('market-not-in-force', `Le marché ${market} ${text} à cette date : ${hence}.`, source.subsequent, field)];
};

export const marketHasEnded: Guard<Known> = onceFilledIn((_, __, findings) =>
  coverageIn(findings)?.state === 'ended'
    ? []
    : [refusal('market-in-force', 'Le marché n’est pas terminé à cette date.', source.marketEnd)],
);

export const marketEndIsNews: Guard<Known> = onceFilledIn((known, _, findings) =>
  marketLastDay(findings) === known.marketEndsOn
    ? [refusal('already-known', 'Cette annonce n’apprend rien à ce contrat.', source.marketEnd)]
    : [],
);

/** That it is over is told once, on whatever day its end was announced. */
export const marketEndIsNotYetNoted: Guard<Known> = onceFilledIn((known, _, findings) =>
  known.marketEndedOn === null || ![null, known.marketEndedOn].includes(marketLastDay(findings))
    ? []
    : [refusal('already-known', 'Cette annonce n’apprend rien à ce contrat.', source.marketEnd)],
);

export const marketEndIsCertain: Guard<Known> = onceFilledIn((_, __, findings) =>
  marketLastDay(findings) !== null ? [] : [refusal('market-end-lifted', 'La fin du marché n’est plus annoncée.', source.marketEnd)],
);

/** A clause of the contract, and no rule of ours. */
export const contractEndsWithItsMarket: Guard<Known> = ({ whenMarketEnds }) =>
  whenMarketEnds === 'ENDS' ? [] : [refusal('goes-on-without-the-market', 'Ce contrat va jusqu’à son propre terme.', source.marketEnd)];

/** whoever is succeeded is bound by the agreement. One who is bound already may take its place too, as long as two remain. */
export const successorTakesThePlace: Guard<Known> = onceFilledIn((known, { data }) => {
  const [who, heir] = [{ what: 'field', id: 'signatory' } as const, { what: 'field', id: 'successor' } as const];
  if (!isBound(known, data.signatory))
    return [refusal('not-a-party-here', 'Cet organisme n’est pas lié par la convention.', source.representatives, who)];
  if (data.signatory === data.successor)
    return [refusal('succeeds-itself', 'Un organisme ne se succède pas à lui-même.', source.representatives, heir)];
  const left = signing(known).filter(({ organisation }) => organisation !== data.signatory);
  const remaining = new Set([...bodiesIn(left), data.successor]);
  if (remaining.size >= 2) return [];
  return [
    refusal(
      'nobody-left-to-agree',
      'Il ne resterait qu’un signataire, lié à lui-même. Consignez d’abord la fin de la convention : préavis, avenant de durée, ou fin anticipée.',
      source.twoAtLeast,
      heir,
    ),
  ];
});
