import { dayOf, frenchDate, type Moment } from '../../calendar/index.js';
import { type Guard, onceFilledIn, refusal } from '../../kernel/index.js';
import { amendment as amendmentOf } from '../adds.js';
import { contradictionsIn } from '../contradictions.js';
import { hasDecidedIn, type Known, signing, termFirstDay, termLastDay } from '../known.js';
import * as source from '../sources.js';
import { changesOf, type Terms } from '../terms.js';
import { lastPossibleTermIsInTheCalendar } from './terms.js';

/** An amendment: proposed, signed by all, and only then the agreement's own text. */

export const noAmendmentIsPending: Guard<Known> = ({ amendment }) =>
  amendment === null
    ? []
    : [
        refusal(
          'amendment-pending',
          `Un avenant proposé le ${frenchDate(amendment.proposed.at)} attend des signatures : abandonnez-le d’abord, ou faites-le signer.`,
          source.amendment,
        ),
      ];

export const anAmendmentIsPending: Guard<Known> = ({ amendment }) =>
  amendment !== null ? [] : [refusal('no-amendment', 'Aucun avenant n’attend de signature.', source.amendment)];

const DURATION = ['initialTerm', 'renewal', 'renewalTerm', 'mostRenewals'];

/** Whoever amends the duration says which; the content may be in the text alone. */
export const durationIsSaid: Guard<Known> = onceFilledIn((_, { data }) => {
  const changed = DURATION.some((name) => data[name] !== undefined);
  const field = { what: 'field', id: 'subject' } as const;
  if (data.subject === 'CONTENT')
    return changed ? [refusal('duration-not-announced', 'L’avenant modifie la durée : dites-le.', source.amendment, field)] : [];
  return changed
    ? []
    : [
        refusal('duration-missing', 'L’avenant modifie la durée : indiquez laquelle.', source.amendment, {
          what: 'field',
          id: 'initialTerm',
        }),
      ];
});

export const amendedTermsDoNotContradict: Guard<Known> = onceFilledIn((known, act, findings) => {
  const amended = { ...known, ...amendmentOf(known, changesOf(act.data)) };
  return [...contradictionsIn(amended), ...lastPossibleTermIsInTheCalendar(amended, act, findings)];
});

/** What is over keeps its length: amending it would move nothing. */
const ofTheInitialTerm = (known: Known, { initialTerm }: Partial<Terms>) => {
  if (initialTerm === undefined || known.term === 0) return [];
  const begun = termFirstDay(known);
  return [
    refusal(
      'initial-term-over',
      `La période initiale est terminée${begun === null ? '' : ` : la suivante court depuis le ${frenchDate(begun)}`}. Pour changer le terme, modifiez la période de reconduction.`,
      source.amendment,
      { what: 'field', id: 'initialTerm' },
    ),
  ];
};
export const amendedTermRuns: Guard<Known> = onceFilledIn((known, { data }) => ofTheInitialTerm(known, changesOf(data)));
/** Of what was proposed while the initial term ran. */
export const pendingTermRuns: Guard<Known> = (known) => ofTheInitialTerm(known, known.amendment?.changes ?? {});

/** The present term can't have ended before the amendment that changes it. */
const endsBefore = (known: Known, changes: Partial<Terms>, occurredAt: Moment) => {
  const last = termLastDay({ ...known, ...amendmentOf(known, changes) });
  if (last === null || last >= dayOf(occurredAt)) return [];
  return [
    refusal('amended-end-is-past', `Avec cet avenant, la période se serait terminée le ${frenchDate(last)}, avant lui.`, source.amendment, {
      what: 'field',
      id: 'initialTerm',
    }),
  ];
};
export const amendedEndIsToCome: Guard<Known> = onceFilledIn((known, { data, occurredAt }) =>
  endsBefore(known, changesOf(data), occurredAt),
);
/** Of the last signature: only that one changes the term. */
export const pendingEndIsToCome: Guard<Known> = onceFilledIn((known, act, findings) =>
  amendmentSignatureIsTheLast(known, act, findings).length > 0 ? [] : endsBefore(known, known.amendment?.changes ?? {}, act.occurredAt),
);

export const amendmentIsProposedByThen: Guard<Known> = onceFilledIn(({ amendment }, { occurredAt }) =>
  amendment === null || dayOf(amendment.proposed.at) <= dayOf(occurredAt)
    ? []
    : [refusal('before-the-proposal', `L’avenant n’a été proposé que le ${frenchDate(amendment.proposed.at)}.`, source.amendment)],
);

export const signsAmendmentOnce: Guard<Known> = onceFilledIn((known, { by }) =>
  hasDecidedIn(
    known,
    by.organisation,
    (known.amendment?.signed ?? []).map(({ signatory }) => signatory),
  )
    ? [refusal('amendment-signed-already', 'Ce signataire a déjà signé l’avenant.', source.amendment)]
    : [],
);

/** R4-079: the contract binds those who signed it, and so does what changes it. */
export const amendmentSignatureIsTheLast: Guard<Known> = onceFilledIn((known, { by }) =>
  signing(known)
    .filter(
      ({ id, organisation }) => organisation !== by.organisation && !known.amendment?.signed.some(({ signatory }) => signatory === id),
    )
    .map(({ organisation: id }) =>
      refusal('amendment-signature-missing', `{organisation:${id}} n’a pas encore signé l’avenant.`, source.amendment, {
        what: 'organisation',
        id,
      }),
    ),
);

export const durationIsAmended: Guard<Known> = ({ amendment }) =>
  amendment !== null && amendment.subject !== 'CONTENT'
    ? []
    : [refusal('content-only', 'L’avenant ne modifie pas la durée.', source.amendment)];
