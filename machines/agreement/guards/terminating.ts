import { addMonths, dayOf, frenchDate, LAST_YEAR, type Moment, notAfter } from '../../calendar/index.js';
import { type Guard, onceFilledIn, refusal } from '../../kernel/index.js';
import { inRole, type Known, type Notice, noticeLastDay, placesOf, runningNotice, signing } from '../known.js';
import * as source from '../sources.js';

/** Notices, their withdrawal, and an early end. */

export const noticeIsForeseen: Guard<Known> = ({ notice }) =>
  notice > 0
    ? []
    : [
        refusal(
          'no-termination-alone',
          'Le texte ne permet pas à un signataire de résilier seul : un avenant signé par tous peut en changer la durée.',
          source.noTermination,
        ),
      ];

const beforeTheNotice = (at: Moment) =>
  refusal(
    'before-the-notice',
    `Le préavis n’a été reçu que le ${frenchDate(at)} : son retrait ne peut pas le précéder.`,
    source.withdrawal,
    {
      what: 'date',
      id: dayOf(at),
    },
  );

const running = (known: Known, organisation: unknown): Notice | undefined =>
  known.notices.find(({ signatory, withdrawn }) => !withdrawn && placesOf(known, organisation).includes(signatory));

export const noNoticeOfTheirsRuns: Guard<Known> = onceFilledIn((known, { by }) => {
  const notice = running(known, by.organisation);
  if (!notice) return [];
  return [
    refusal(
      'notice-already-runs',
      `Votre préavis reçu le ${frenchDate(notice.at)} court jusqu’au ${frenchDate(noticeLastDay(notice))}.`,
      source.termination,
    ),
  ];
});

/** The end of a notice is computed, so its year has to be one that was read. */
export const noticeEndsInTheCalendar: Guard<Known> = onceFilledIn((known, { occurredAt }) =>
  Number(addMonths(dayOf(occurredAt), known.notice, 'clamp').slice(0, 4)) <= LAST_YEAR
    ? []
    : [
        refusal(
          'beyond-the-calendar',
          `Le préavis prendrait fin au-delà de ${LAST_YEAR}, dernière année du calendrier légal.`,
          source.calendar,
        ),
      ],
);

export const aNoticeRuns: Guard<Known> = (known) =>
  runningNotice(known) ? [] : [refusal('no-notice', 'Aucun préavis ne court.', source.withdrawal)];

export const theirNoticeRuns: Guard<Known> = (known, act, findings) => {
  if (act === undefined) return aNoticeRuns(known, act, findings);
  const { by, occurredAt } = act;
  const notice = running(known, by.organisation);
  if (notice && !notAfter(dayOf(notice.at), occurredAt)) return [beforeTheNotice(notice.at)];
  if (!notice) return [refusal('no-notice-of-yours', 'Aucun préavis de ce signataire ne court.', source.withdrawal)];
  return notice.withdrawal === null
    ? []
    : [refusal('withdrawal-already-asked', `Le retrait est demandé depuis le ${frenchDate(notice.withdrawal.at)}.`, source.withdrawal)];
};

/** P6-E7: what is agreed to has been asked, and each agrees once. */
export const withdrawalIsAsked: Guard<Known> = (known, act) => {
  if (act === undefined)
    return known.notices.some(({ withdrawal, withdrawn }) => withdrawal !== null && !withdrawn)
      ? []
      : [refusal('no-withdrawal-asked', 'Aucun retrait de préavis n’est demandé.', source.withdrawal)];
  const { by, data } = act;
  const field = { what: 'field', id: 'giver' } as const;
  const notice = running(known, data.giver);
  if (!notice?.withdrawal)
    return [refusal('no-withdrawal-asked', 'Ce signataire n’a pas demandé le retrait d’un préavis.', source.withdrawal, field)];
  const accepting = placesOf(known, by.organisation);
  if (accepting.includes(notice.signatory))
    return [refusal('own-notice', 'L’accord attendu est celui des autres signataires.', source.withdrawal, field)];
  return accepting.length > 0 && accepting.every((id) => notice.accepted.includes(id))
    ? [refusal('already-accepted', 'Ce signataire a déjà donné son accord.', source.withdrawal)]
    : [];
};

/** With this agreement, every other signatory has given theirs. */
export const acceptanceIsTheLast: Guard<Known> = onceFilledIn((known, { by, data }) => {
  const accepted = running(known, data.giver)?.accepted ?? [];
  const others = signing(known).filter(({ organisation }) => organisation !== data.giver && organisation !== by.organisation);
  const missing = others.filter(({ id }) => !accepted.includes(id));
  return missing.map(({ organisation: id }) =>
    refusal('acceptance-missing', `L’accord de {organisation:${id}} manque encore.`, source.withdrawal, { what: 'organisation', id }),
  );
});

const isReached = (name: string): Guard<Known> =>
  onceFilledIn((_, { data }) => (data.name === name ? [] : [refusal('another-deadline', 'C’est une autre échéance.', source.initialTerm)]));

/** Of two deadlines of the contract, the one that has come. */
export const noticeHasRunOut = isReached('noticeEnd');
export const termIsOver = isReached('termEnd');

/** Ending it at once is the purchaser's, where there is one. */
export const itIsThePurchaser: Guard<Known> = (known, act) => {
  const purchasers = inRole(known, 'PURCHASER');
  if (purchasers.length > 0 && (act === undefined || purchasers.includes(act.by.organisation ?? ''))) return [];
  return [
    refusal(
      'not-the-purchaser',
      'Seul l’acheteur d’un marché peut y mettre fin sans préavis ; une autre convention se résilie, ou sa durée change par avenant.',
      source.earlyEnd,
    ),
  ];
};
