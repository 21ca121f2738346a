import { addMonths, dayOf, frenchDate, LAST_YEAR, notAfter } from '../calendar/index.js';
import { type Guard, onceFilledIn, refusal } from '../kernel/index.js';
import { type Known, renewalIsLeft, wholeDuration } from './known.js';
import { ofDuration, times } from './labels.fr.js';
import * as source from './sources.js';

/** A guard is a sentence that must be true; what it returns says why it isn't. */

/** The opening's terms must not contradict each other. */
const renewalsAndTheirTermGoTogether: Guard<Known> = ({ mostRenewals, renewalTerm }) => {
  const field = { what: 'field', id: 'renewalTerm' } as const;
  if (mostRenewals > 0 && renewalTerm < 1)
    return [
      refusal(
        'renewal-without-term',
        'Un accord-cadre reconductible dit pour combien de mois : indiquez la période de reconduction.',
        source.renewals,
        field,
      ),
    ];
  if (mostRenewals === 0 && renewalTerm > 0)
    return [
      refusal(
        'term-without-renewal',
        'Une période de reconduction est indiquée, mais aucune reconduction n’est permise.',
        source.renewals,
        field,
      ),
    ];
  return [];
};

/** R1-017: one holder, and others beside it. */
const eachProviderStandsOnce: Guard<Known> = ({ holder, members }) => {
  const all = [holder, ...members];
  return [...new Set(all.filter((id, index) => all.indexOf(id) !== index))].map((id) =>
    refusal('provider-twice', `{organisation:${id}} est nommé plus d’une fois dans le groupement.`, source.consortium, {
      what: 'organisation',
      id,
    }),
  );
};

const concludedByItsFirstDay: Guard<Known> = ({ opened, firstDay }) =>
  notAfter(opened.at, firstDay)
    ? []
    : [
        refusal(
          'concluded-after-first-day',
          `L’accord-cadre prend effet le ${frenchDate(firstDay)} : datez l’enregistrement du jour de sa conclusion, au plus tard ce jour-là.`,
          source.concluded,
          { what: 'date', id: firstDay },
        ),
      ];

const lastPossibleTermIsInTheCalendar: Guard<Known> = (known) =>
  Number(addMonths(known.firstDay, wholeDuration(known), 'nextDay').slice(0, 4)) <= LAST_YEAR
    ? []
    : [
        refusal(
          'beyond-the-calendar',
          `Avec ses reconductions, l’accord-cadre irait au-delà de ${LAST_YEAR}, dernière année du calendrier légal.`,
          source.calendar,
          { what: 'field', id: 'mostRenewals' },
        ),
      ];

/** A contract that is concluded on its first day is in force at once. */
const firstDayHasCome: Guard<Known> = ({ opened, firstDay }) =>
  dayOf(opened.at) >= firstDay
    ? []
    : [
        refusal('not-yet-in-force', `L’accord-cadre prend effet le ${frenchDate(firstDay)}.`, source.initialTerm, {
          what: 'date',
          id: firstDay,
        }),
      ];

/** P2-E1. */
const renewalsAreLeft: Guard<Known> = (known) => {
  if (renewalIsLeft(known)) return [];
  const whole = `durée totale ${ofDuration(wholeDuration(known))}`;
  const text =
    known.mostRenewals === 0
      ? `L’accord-cadre n’est pas reconductible : ${whole}.`
      : `L’accord-cadre est reconduit ${times(known.term, known.mostRenewals)}, ${whole} : une reconduction de plus est impossible.`;
  return [refusal('renewals-exhausted', text, source.renewals)];
};

const renewalIsNotYetDecided: Guard<Known> = ({ renewed, declined }) => {
  if (declined)
    return [refusal('renewal-declined', `La non-reconduction a été décidée le ${frenchDate(declined.at)}.`, source.decidedOnce)];
  if (renewed) return [refusal('renewal-given', `La reconduction a déjà été décidée le ${frenchDate(renewed.at)}.`, source.decidedOnce)];
  return [];
};

const agreementIsConcludedByThen: Guard<Known> = onceFilledIn(({ opened }, { occurredAt }) =>
  notAfter(opened.at, occurredAt)
    ? []
    : [
        refusal(
          'before-the-agreement',
          `L’accord-cadre n’a été conclu que le ${frenchDate(opened.at)} : cette décision ne peut pas le précéder.`,
          source.concluded,
          { what: 'date', id: dayOf(opened.at) },
        ),
      ],
);

/** At the end of a term: the contract itself renews, or a decision has. */
const renewalTakesEffect: Guard<Known> = (known, act, findings) => {
  if (!renewalIsLeft(known)) return renewalsAreLeft(known, act, findings);
  if (known.declined) return renewalIsNotYetDecided(known, act, findings);
  if (known.renewal === 'TACIT' || known.renewed) return [];
  return [refusal('renewal-not-given', 'La reconduction est expresse, et personne ne l’a décidée.', source.express)];
};

const lastTermIsOver: Guard<Known> = (known) =>
  renewalIsLeft(known) ? [refusal('renewals-left', 'Une reconduction restait possible.', source.wholeDuration)] : [];

export const guards = {
  renewalsAndTheirTermGoTogether,
  eachProviderStandsOnce,
  concludedByItsFirstDay,
  lastPossibleTermIsInTheCalendar,
  firstDayHasCome,
  renewalsAreLeft,
  renewalIsNotYetDecided,
  agreementIsConcludedByThen,
  renewalTakesEffect,
  lastTermIsOver,
} as const;

/** What an opening must be, in the order in which it is said. */
export const opens = [
  'renewalsAndTheirTermGoTogether',
  'eachProviderStandsOnce',
  'concludedByItsFirstDay',
  'lastPossibleTermIsInTheCalendar',
] as const satisfies readonly (keyof typeof guards)[];
