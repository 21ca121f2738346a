import { addMonths, dayOf, frenchDate } from '../../calendar/index.js';
import { type Guard, onceFilledIn, type Refusal, refusal } from '../../kernel/index.js';
import { bodiesIn, hasDecidedIn, isAssessed, isBound, isWithoutEnd, type Known, signing, yearOf } from '../known.js';
import * as source from '../sources.js';
import { itemsOf } from '../terms.js';

/** The evaluation of a term, and what may keep its renewal from coming by itself. */

export const evaluationIsForeseen: Guard<Known> = ({ evaluation }) =>
  evaluation === 'NONE' ? [refusal('no-evaluation', 'Le texte ne prévoit pas d’évaluation.', source.evaluation)] : [];

/** One a term; without an end, one a year of the agreement (R2-076). */
export const evaluationIsNotYetOpen: Guard<Known> = (known, act) => {
  const { assessment } = known;
  if (assessment === null) return [];
  const ofAnotherYear = act === undefined || yearOf(known, act.occurredAt) > yearOf(known, assessment.opened.at);
  if (isWithoutEnd(known) && ofAnotherYear) return [];
  return [
    refusal(
      'evaluation-open',
      `L’évaluation de cette période est ouverte depuis le ${frenchDate(assessment.opened.at)}.`,
      source.evaluation,
    ),
  ];
};

export const evaluationIsOpen: Guard<Known> = ({ assessment }) =>
  assessment !== null ? [] : [refusal('evaluation-not-open', 'L’évaluation de cette période n’est pas ouverte.', source.evaluation)];

export const evaluationIsNotSignedByAll: Guard<Known> = (known) =>
  isAssessed(known) ? [refusal('evaluation-signed', 'L’évaluation est signée par tous : elle ne change plus.', source.bothSides)] : [];

/** R2-079, R2-080: two counts for each service, and each service once. */
export const everyServiceHasItsFigures: Guard<Known> = onceFilledIn((known, { data }) => {
  const named = itemsOf(data.services).map((service) => service?.organisation);
  const field = { what: 'field', id: 'services' } as const;
  const strangers = named.some((id) => !isBound(known, id));
  const twice = new Set(named).size < named.length;
  const missing = bodiesIn(signing(known)).filter((id) => !named.includes(id));
  return [
    ...(strangers ? [refusal('service-not-here', 'Un service nommé n’est pas lié par la convention.', source.sixIndicators, field)] : []),
    ...(twice ? [refusal('service-twice', 'Un service est nommé deux fois.', source.sixIndicators, field)] : []),
    ...missing.map((id) => refusal('service-missing', `Les nombres de {organisation:${id}} manquent.`, source.sixIndicators, field)),
  ];
});

export const evaluationIsFilledIn: Guard<Known> = ({ assessment }) =>
  assessment?.filled ? [] : [refusal('evaluation-empty', 'L’évaluation n’est pas encore renseignée.', source.bothSides)];

/** What is signed is what was filled in. */
export const evaluationIsFilledInByThen: Guard<Known> = onceFilledIn(({ assessment }, { occurredAt }) => {
  const filled = assessment?.filled ?? null;
  if (filled === null || dayOf(filled.at) <= dayOf(occurredAt)) return [];
  return [
    refusal(
      'before-the-filling',
      `L’évaluation n’a été renseignée que le ${frenchDate(filled.at)} : c’est celle-là qui se signe.`,
      source.bothSides,
      { what: 'date', id: dayOf(filled.at) },
    ),
  ];
});

export const signsEvaluationOnce: Guard<Known> = onceFilledIn((known, { by }) =>
  hasDecidedIn(known, by.organisation, known.assessment?.signed ?? [])
    ? [refusal('evaluation-signed-already', 'Ce signataire a déjà signé l’évaluation.', source.bothSides)]
    : [],
);

/** With this signature, every signatory has signed. */
export const evaluationSignatureIsTheLast: Guard<Known> = onceFilledIn((known, { by }) =>
  signing(known)
    .filter(({ id, organisation }) => organisation !== by.organisation && !known.assessment?.signed.includes(id))
    .map(({ organisation: id }) =>
      refusal('evaluation-one-sided', `{organisation:${id}} n’a pas encore signé l’évaluation.`, source.bothSides, {
        what: 'organisation',
        id,
      }),
    ),
);

export const noChangeIsFlagged: Guard<Known> = ({ regulatoryChange }) =>
  regulatoryChange === null
    ? []
    : [refusal('already-flagged', `Une évolution est signalée depuis le ${frenchDate(regulatoryChange.at)}.`, source.regulatory)];

export const aChangeIsFlagged: Guard<Known> = ({ regulatoryChange }) =>
  regulatoryChange !== null ? [] : [refusal('nothing-flagged', 'Aucune évolution réglementaire n’est signalée.', source.regulatory)];

const PARTS = [
  ['trainedFollowed', 'trained'],
  ['accompaniedFollowed', 'accompanied'],
  ['targetedFollowed', 'targeted'],
] as const;

/** R4-188: « dont » is never more than the row above it. */
export const partsFitTheirWhole: Guard<Known> = onceFilledIn((_, { data }) =>
  PARTS.filter(([part, whole]) => Number(data[part]) > Number(data[whole])).map(([part]) => tooMany(part)),
);
const tooMany = (id: string): Refusal =>
  refusal('part-above-whole', 'Le nombre « dont » dépasse celui de la ligne qu’il détaille.', source.yearTable, { what: 'field', id });

/** Nobody reports on a year to come: the survey's is the calendar's, the indicators' the agreement's own. */
export const yearHasBegun: Guard<Known> = onceFilledIn((known, { act, data, occurredAt }) => {
  const first = known.firstCoveredDay ?? dayOf(occurredAt);
  const year = Number(data.year);
  const begins = act === 'recordSurvey' ? `${year}-01-01` : Number.isSafeInteger(year) ? addMonths(first, 12 * (year - 1), 'nextDay') : '';
  return begins !== '' && begins <= dayOf(occurredAt)
    ? []
    : [refusal('year-to-come', 'Cette année n’a pas encore commencé.', source.indicators, { what: 'field', id: 'year' })];
});

export const yearIsNotYetRecorded: Guard<Known> = onceFilledIn((known, { act, data }) => {
  const recorded = act === 'recordSurvey' ? known.surveyYears : known.indicatorYears;
  return recorded.includes(Number(data.year))
    ? [
        refusal('year-recorded', 'Cette année est déjà renseignée ; une erreur se rectifie.', source.indicators, {
          what: 'field',
          id: 'year',
        }),
      ]
    : [];
});
