import { dayOf, frenchDate, type Moment, notAfter } from '../calendar/index.js';
import { type Anchor, type FactEvent, type Guard, onceFilledIn, refusal, type Source } from '../kernel/index.js';
import { employersToInform, type Known, partiesOf, recipientOf } from './known.js';
import { type OUTCOMES, WRITTEN_MEDIA } from './labels.fr.js';
import * as source from './sources.js';

/** A guard is a sentence that must be true; what it returns says why it isn't. */

/** P1-G1. */
const atLeastOneExecutiveIsConcerned: Guard<Known> = onceFilledIn((_, act) =>
  partiesOf(act.data).some((party) => party.function !== 'OTHER')
    ? []
    : [refusal('no-executive', 'Aucune partie n’est agent de direction : la médiation leur est réservée.', source.beneficiaries)],
);

/** P1-G2 for type A: all are executives. */
const everyPartyIsAnExecutive: Guard<Known> = onceFilledIn((_, act) =>
  partiesOf(act.data)
    .filter((party) => party.function === 'OTHER')
    .map((party) =>
      refusal(
        'party-not-an-executive',
        `Un différend de type A oppose des agents de direction : {party:${party.id}} n’en est pas un.`,
        source.typeA,
        {
          what: 'party',
          id: party.id,
        },
      ),
    ),
);

/** P1-G3. */
const everyPartyIsPersonallyConcerned: Guard<Known> = onceFilledIn((_, act) =>
  partiesOf(act.data)
    .filter((party) => !party.personallyConcerned)
    .map((party) =>
      refusal(
        'party-not-personally-concerned',
        `{party:${party.id}} n’est pas concernée personnellement par l’objet du conflit : un témoin n’est pas une partie.`,
        source.personallyConcerned,
        { what: 'party', id: party.id },
      ),
    ),
);

/** Mode 1: the fund of a branch to which a party belongs. */
const referringFundIsOfAPartysBranch: Guard<Known> = onceFilledIn((known, act) => {
  const parties = partiesOf(act.data);
  if (parties.length === 0 || parties.some((party) => party.branch === known.referringBranch)) return [];
  const text = 'La caisse nationale qui saisit est celle de la branche d’une partie : aucune partie n’appartient à la sienne.';
  return [refusal('fund-of-another-branch', text, source.modeOne)];
});

/** A phone call is not « par écrit ». */
const informationIsInWriting: Guard<Known> = onceFilledIn((_, act) =>
  WRITTEN_MEDIA.includes(act.data.medium as string)
    ? []
    : [
        refusal(
          'information-not-in-writing',
          'L’information préalable se donne par écrit : un appel ou un entretien n’en tient pas lieu. Adressez un écrit, puis consignez-le.',
          source.priorInformation,
          { what: 'field', id: 'medium' },
        ),
      ],
);

const recipientIsOneToInform: Guard<Known> = onceFilledIn((known, act) =>
  recipientsToInform(known).some(({ key }) => key === recipientOf(act.data))
    ? []
    : [
        refusal(
          'recipient-not-in-this-case',
          'Ce destinataire n’est pas à informer ici : ce n’est ni une partie, ni l’employeur d’une partie (la caisse qui saisit ne s’informe pas elle-même).',
          source.notToItself,
          {
            what: 'field',
            id: act.data.recipient === 'PARTY' ? 'party' : 'employer',
          },
        ),
      ],
);

/** P1-G5, first half. */
const everyEmployerIsInformedInWriting: Guard<Known> = (known, act) => notInformed(known, act, 'organisation');

/** P1-G5, second half. */
const everyPartyIsInformedInWriting: Guard<Known> = (known, act) => notInformed(known, act, 'party');

/** P1: the referral, then the order, then the mediation. */
const mediationIsNotBeforeTheOrder: Guard<Known> = onceFilledIn((known, { occurredAt }) =>
  before(occurredAt, known.ordered, {
    code: 'before-the-order',
    text: (day) => `La médiation ne peut pas avoir commencé avant le bon de commande, émis le ${day}.`,
    source: source.startAfterOrder,
  }),
);

/** What happens in a mediation happens once it has begun, and its outcome « en fin de processus ». */
const mediationHasBegunByThen: Guard<Known> = onceFilledIn((known, { occurredAt }) =>
  before(occurredAt, known.started, {
    code: 'before-the-mediation',
    text: (day) => `Ce fait est antérieur au début de la médiation, le ${day}.`,
    source: source.withinTheMediation,
  }),
);

/** R1-036: exactly one kind, and each leads to its own end. */
const outcomeIs = (outcome: keyof typeof OUTCOMES): Guard<Known> =>
  onceFilledIn((_, act) =>
    act.data.outcome === outcome
      ? []
      : [
          refusal('outcome-not-one-of-three', 'L’issue est l’une des trois que prévoit le marché.', source.outcomes, {
            what: 'field',
            id: 'outcome',
          }),
        ],
  );

export const guards = {
  referringFundIsOfAPartysBranch,
  atLeastOneExecutiveIsConcerned,
  everyPartyIsAnExecutive,
  everyPartyIsPersonallyConcerned,
  informationIsInWriting,
  recipientIsOneToInform,
  everyEmployerIsInformedInWriting,
  everyPartyIsInformedInWriting,
  mediationIsNotBeforeTheOrder,
  mediationHasBegunByThen,
  outcomeIsRelationRestored: outcomeIs('RELATION_RESTORED'),
  outcomeIsRelationAdapted: outcomeIs('RELATION_ADAPTED'),
  outcomeIsDialogueBroken: outcomeIs('DIALOGUE_BROKEN'),
} as const;

interface Recipient {
  readonly key: string;
  readonly what: 'party' | 'organisation';
  readonly id: string;
}

/** Mode 1: the local employer and every party. The other modes add their rows of the information matrix here. */
function recipientsToInform(known: Known): readonly Recipient[] {
  return [
    ...employersToInform(known).map((id): Recipient => ({ key: `employer:${id}`, what: 'organisation', id })),
    ...known.parties.map(({ id }): Recipient => ({ key: `party:${id}`, what: 'party', id })),
  ];
}

/** Nothing when the fact is of the anchor's day or later; else a refusal that names this day. */
function before(occurredAt: Moment, anchor: Anchor | null, { code, text, source }: TooEarly) {
  if (anchor === null || notAfter(anchor.at, occurredAt)) return [];
  return [refusal(code, text(frenchDate(anchor.at)), source, { what: 'date', id: dayOf(anchor.at) })];
}

interface TooEarly {
  readonly code: string;
  readonly text: (day: string) => string;
  readonly source: Source;
}

/** A referral only counts what was written before it: the information is prior, or it is not one (P1-E9). */
function notInformed(known: Known, act: FactEvent | undefined, what: Recipient['what']) {
  const referral = act?.act === 'refer' ? act.occurredAt : undefined;
  return recipientsToInform(known)
    .filter((recipient) => recipient.what === what)
    .flatMap((recipient) => {
      const written = known.informed.filter((one) => one.recipient === recipient.key);
      if (written.some((one) => referral === undefined || notAfter(one.at, referral))) return [];
      const missing = { what, id: recipient.id };
      const late = written[0];
      return late
        ? [
            refusal(
              'information-after-referral',
              `{${what}:${recipient.id}} n’a été informée que le ${frenchDate(late.at)}, après la saisine. L’information doit la précéder.`,
              source.priorInformation,
              missing,
            ),
          ]
        : [
            refusal(
              `${what === 'party' ? 'party' : 'employer'}-not-informed`,
              `{${what}:${recipient.id}} n’a pas encore été ${what === 'party' ? 'informée' : 'informé'} par écrit.`,
              source.priorInformation,
              missing,
            ),
          ];
    });
}
