import { dayOf, frenchDate, latestReceipt, notAfter, readPeriod } from '../../calendar/index.js';
import { type Guard, onceFilledIn, type Refusal, refusal } from '../../kernel/index.js';
import { type Decision, deciding, everyDeciderRenews, type Known, placesOf, renewalIsLeft, termLastDay, wholeDuration } from '../known.js';
import { ofDuration, times } from '../labels.fr.js';
import { whatSuspendsRenewal } from '../renewing.js';
import * as source from '../sources.js';

/** Another term, or none. */

export const agreementIsConcludedByThen: Guard<Known> = onceFilledIn(({ concluded }, { occurredAt }) =>
  concluded === null || notAfter(dayOf(concluded.at), occurredAt)
    ? []
    : [
        refusal(
          'before-the-agreement',
          `La convention n’a été conclue que le ${frenchDate(concluded.at)} : cet acte ne peut pas la précéder.`,
          source.agreement,
          { what: 'date', id: dayOf(concluded.at) },
        ),
      ],
);

/** P2-E1. */
export const renewalsAreLeft: Guard<Known> = (known) => {
  if (renewalIsLeft(known)) return [];
  if (known.renewal === 'NONE')
    return [
      refusal('not-renewable', 'Le texte ne prévoit pas de reconduction : une suite demande une nouvelle convention.', source.expiry),
    ];
  const most = known.mostRenewals ?? 0;
  const months = wholeDuration(known);
  const whole = months === null ? '' : `, durée totale ${ofDuration(months)}`;
  const text = `La convention est reconduite ${times(known.term, most)}${whole} : une reconduction de plus est impossible.`;
  return [refusal('renewals-exhausted', text, source.renewals)];
};

/** the purchaser's, where there is one. */
export const itDecidesOnRenewal: Guard<Known> = onceFilledIn((known, { by }) =>
  deciding(known).some(({ organisation }) => organisation === by.organisation)
    ? []
    : [refusal('not-a-decider', 'La reconduction appartient à l’acheteur ou, à défaut, à tous les signataires.', source.decidedOnce)],
);

const notDeclined = ({ declined }: Known): readonly Refusal[] =>
  declined ? [refusal('renewal-declined', `La non-reconduction a été décidée le ${frenchDate(declined.at)}.`, source.decidedOnce)] : [];

const alreadyGiven = (given: Decision | undefined): readonly Refusal[] =>
  given ? [refusal('renewal-given', `La reconduction a déjà été décidée le ${frenchDate(given.at)}.`, source.decidedOnce)] : [];

/** Whoever has renewed alone may still think better of it: nothing is decided before all have decided. */
export const renewalIsNotSettled: Guard<Known> = (known) =>
  known.declined ? notDeclined(known) : alreadyGiven(everyDeciderRenews(known) ? known.renewedBy[0] : undefined);

/** Each who decides says it once a term. */
export const renewalIsNotYetDecided: Guard<Known> = (known, act, findings) => {
  const theirs = deciding(known).filter(({ id }) => placesOf(known, act?.by.organisation).includes(id));
  const said = theirs.map(({ id }) => known.renewedBy.find(({ signatory }) => signatory === id));
  const settled = renewalIsNotSettled(known, act, findings);
  return settled.length > 0 || said.includes(undefined) ? settled : alreadyGiven(said[0]);
};

/** later than that, the way out is the notice. */
export const oppositionComesInTime: Guard<Known> = onceFilledIn((known, { occurredAt }) => {
  const last = termLastDay(known);
  if (last === null || known.opposition === 0) return [];
  const latest = latestReceipt(last, readPeriod(`P${known.opposition}M`));
  if (dayOf(occurredAt) <= latest) return [];
  const instead = known.notice > 0 ? ' La résiliation avec préavis reste possible.' : '';
  return [
    refusal(
      'opposition-too-late',
      `Pour s’opposer à la reconduction du ${frenchDate(last)}, il fallait le notifier au plus tard le ${frenchDate(latest)}.${instead}`,
      source.opposition,
      { what: 'date', id: latest },
    ),
  ];
});

/** Without a term, there is no renewal to decide on. */
export const aTermIsRunning: Guard<Known> = (known) =>
  termLastDay(known) !== null
    ? []
    : [refusal('no-term', 'La convention court sans terme : seule une résiliation y met fin.', source.tacit)];

/** At the end of a term: a decision of all who decide, or the contract itself when its conditions hold. */
export const renewalTakesEffect: Guard<Known> = (known, act, findings) => {
  if (!renewalIsLeft(known)) return renewalsAreLeft(known, act, findings);
  if (known.declined) return notDeclined(known);
  if (everyDeciderRenews(known)) return [];
  if (known.renewal === 'EXPRESS')
    return [refusal('renewal-not-given', 'La reconduction est expresse, et elle n’a pas été décidée par tous.', source.express)];
  return whatSuspendsRenewal(known);
};

export const noRenewalWasForeseen: Guard<Known> = ({ renewal }) =>
  renewal === 'NONE' ? [] : [refusal('renewable', 'La convention est reconductible.', source.expiry)];

export const lastTermIsOver: Guard<Known> = (known) =>
  renewalIsLeft(known) ? [refusal('renewals-left', 'Une reconduction restait possible.', source.wholeDuration)] : [];

/** It was declined, or an express renewal was not decided. */
export const renewalWasNotGiven: Guard<Known> = ({ declined, renewal }) =>
  declined !== null || renewal === 'EXPRESS'
    ? []
    : [refusal('tacit-renewal', 'La reconduction est tacite et personne ne s’y est opposé.', source.tacit)];
