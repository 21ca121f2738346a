import { dayOf, frenchDate, notAfter } from '../../calendar/index.js';
import { type Findings, type Guard, onceFilledIn, refusal } from '../../kernel/index.js';
import { marketLastDay } from '../adds.js';
import { inRole, type Known, signatoryOf, signing } from '../known.js';
import * as source from '../sources.js';

/** From a draft to an agreement in force. */

/** P6-E9: who signs, terminates, evaluates or amends is a signatory; a member of a group or a fund that lends its papers is not. */
export const itIsASignatory: Guard<Known> = onceFilledIn((known, { by }) =>
  signing(known).some(({ organisation }) => organisation === by.organisation)
    ? []
    : [refusal('not-a-signatory', 'Seul un signataire de la convention peut faire cet acte.', source.bySignatories)],
);

export const signsOnce: Guard<Known> = onceFilledIn((known, { by }) => {
  const signed = known.signatories.find(({ organisation }) => organisation === by.organisation)?.signed ?? null;
  if (signed === null) return [];
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

interface MarketCoverage {
  readonly state: 'notYet' | 'inForce' | 'ended';
}
const coverageIn = (findings: Findings): MarketCoverage | null => (findings.market?.answer ?? null) as MarketCoverage | null;

/** R0-040: a subsequent contract rests on a market in force on its date. */
export const marketIsInForce: Guard<Known> = ({ market }, _, findings) => {
  if (market === null || !('market' in findings)) return [];
  const coverage = coverageIn(findings);
  const field = { what: 'field', id: 'market' } as const;
  if (coverage === null)
    return [refusal('market-unknown', `Aucun marché n’est enregistré sous la référence ${market}.`, source.subsequent, field)];
  if (coverage.state === 'inForce') return [];
  const text = coverage.state === 'ended' ? 'a pris fin' : 'n’est pas encore en vigueur';
  return [
    refusal(
      'market-not-in-force',
      `Le marché ${market} ${text} à cette date : aucun contrat ne peut en découler.`,
      source.subsequent,
      field,
    ),
  ];
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

/** A clause of the contract, and no rule of ours. */
export const contractEndsWithItsMarket: Guard<Known> = ({ whenMarketEnds }) =>
  whenMarketEnds === 'ENDS' ? [] : [refusal('goes-on-without-the-market', 'Ce contrat va jusqu’à son propre terme.', source.marketEnd)];

/** whoever is succeeded is bound by the agreement, and the successor is not yet. */
export const successorIsNobodyHere: Guard<Known> = onceFilledIn((known, { data }) => {
  const field = { what: 'field', id: 'signatory' } as const;
  if (signatoryOf(known, data.signatory) === '')
    return [refusal('not-a-party-here', 'Cet organisme n’est pas lié par la convention.', source.representatives, field)];
  if (signatoryOf(known, data.successor) === '') return [];
  return [
    refusal('successor-is-here', 'Le successeur est déjà lié par la convention.', source.representatives, {
      what: 'field',
      id: 'successor',
    }),
  ];
});
