import { dayOf, FIRST_YEAR, frenchDate, LAST_YEAR, notAfter } from '../../calendar/index.js';
import { type Guard, refusal } from '../../kernel/index.js';
import { contradictionsIn } from '../contradictions.js';
import { endsInTheCalendar, type Known, signing, wholeDuration } from '../known.js';
import * as source from '../sources.js';
import { marketIsInForce } from './signing.js';

/** What an opening, a revised draft and an amended text must be: terms that do not contradict each other. */

const field = (id: string) => ({ what: 'field', id }) as const;

export const termsDoNotContradict: Guard<Known> = (known) => contradictionsIn(known);

/** R1-017: each organisation has one place. */
export const eachSignatoryStandsOnce: Guard<Known> = ({ signatories }) => {
  const all = signatories.map(({ organisation }) => organisation);
  return [...new Set(all.filter((id, index) => all.indexOf(id) !== index))].map((id) =>
    refusal('signatory-twice', `{organisation:${id}} est nommé plus d’une fois.`, source.consortium, { what: 'organisation', id }),
  );
};

export const twoSignAtLeast: Guard<Known> = (known) => {
  const places = signing(known).length >= 2;
  const purchasers = known.signatories.filter(({ role }) => role === 'PURCHASER').length;
  return [
    ...(places
      ? []
      : [
          refusal(
            'two-signatories',
            'Une convention se signe à deux au moins : indiquez qui signe.',
            source.signatories,
            field('signatories'),
          ),
        ]),
    ...(purchasers > 1
      ? [refusal('one-purchaser', 'Un seul acheteur décide de la reconduction : indiquez lequel.', source.framework, field('signatories'))]
      : []),
  ];
};

/** What is recorded as signed was signed by then. */
export const signaturesAreNotAfterTheirRecord: Guard<Known> = ({ signatories, drafted }) =>
  signatories
    .filter(({ signed }) => signed !== null && !notAfter(signed, dayOf(drafted.at)))
    .map(({ organisation: id }) =>
      refusal(
        'signed-in-the-future',
        `La signature de {organisation:${id}} est postérieure au ${frenchDate(drafted.at)}, jour de cet enregistrement.`,
        source.signatories,
        { what: 'organisation', id },
      ),
    );

/** An agreement that begins on a fixed day is concluded by then. */
export const concludedByItsFirstDay: Guard<Known> = ({ effect, firstDay, concluded }) =>
  effect !== 'FIXED' || firstDay === null || concluded === null || notAfter(dayOf(concluded.at), firstDay)
    ? []
    : [
        refusal(
          'concluded-after-first-day',
          `La convention prend effet le ${frenchDate(firstDay)} : elle se conclut au plus tard ce jour-là. Révisez le projet, ou corrigez la date de signature.`,
          source.concluded,
          { what: 'date', id: firstDay },
        ),
      ];

/** An agreement with a maximum stays within the legal calendar; one without shows when it leaves it. */
export const lastPossibleTermIsInTheCalendar: Guard<Known> = (known) => {
  const months = wholeDuration(known);
  const begins = known.firstCoveredDay ?? known.firstDay ?? dayOf(known.opened.at);
  if (months === null || endsInTheCalendar(begins, months)) return [];
  return [
    refusal(
      'beyond-the-calendar',
      `Avec ses reconductions, la convention irait au-delà du 31 décembre ${LAST_YEAR} : le calendrier légal de Saisine couvre les années ${FIRST_YEAR} à ${LAST_YEAR}.`,
      source.calendar,
      field('mostRenewals'),
    ),
  ];
};

/** R0-040: what is brought in as signed by all is judged as its last signature would be. */
export const concludedUnderItsMarket: Guard<Known> = (known, act, findings) =>
  known.concluded === null ? [] : marketIsInForce(known, act, findings);

/** Whoever keeps an agreement is bound by it: nobody registers what others signed among themselves. */
export const keeperIsBound: Guard<Known> = ({ keeper, signatories }) =>
  signatories.some(({ organisation }) => organisation === keeper)
    ? []
    : [
        refusal(
          'keeper-not-bound',
          'Une convention est tenue par l’un de ceux qu’elle lie : nommez-le parmi les signataires et organismes liés.',
          source.signatories,
          field('keeper'),
        ),
      ];
