import { frenchDate, notAfter } from '../../calendar/index.js';
import { type FactEvent, type Guard, onceFilledIn, type Refusal, refusal } from '../../kernel/index.js';
import { type Known, otherParties, priorRecipients, type Recipient, recipientOf, recipientsOf } from '../known.js';
import { WRITTEN_MEDIA } from '../labels.fr.js';
import * as source from '../sources.js';
import { referralOf } from './dates.js';

/** A phone call is not « par écrit ». */
export const informationIsInWriting: Guard<Known> = onceFilledIn((_, act) =>
  WRITTEN_MEDIA.includes(act.data.medium as string)
    ? []
    : [
        refusal(
          'information-not-in-writing',
          'L’information se donne par écrit : un appel ou un entretien n’en tient pas lieu. Adressez un écrit, puis consignez-le.',
          source.priorInformation,
          { what: 'field', id: 'medium' },
        ),
      ],
);

const RECIPIENT_FIELDS: Readonly<Record<string, string>> = { PARTY: 'party', FUND: 'fund' };

export const recipientIsOneToInform: Guard<Known> = onceFilledIn((known, act) =>
  recipientsOf(known).some(({ key }) => key === recipientOf(act.data))
    ? []
    : [
        refusal(
          'recipient-not-in-this-case',
          'Ce destinataire n’est pas à informer ici : ce n’est ni une partie, ni l’employeur d’une partie, ni une caisse nationale que cette modalité fait informer (nul ne s’informe soi-même).',
          source.notToItself,
          { what: 'field', id: RECIPIENT_FIELDS[String(act.data.recipient)] ?? 'employer' },
        ),
      ],
);

/** Modes 1 and 2: prior, or it is not one (P1-E9). In mode 3 the employer still informs. */
export const informationMayStillCome: Guard<Known> = (known) =>
  known.mode === 'PARTIES'
    ? []
    : [
        refusal(
          'information-comes-too-late',
          'La saisine est faite : une information postérieure ne remplace pas l’information préalable. Retirez la demande et recommencez, si une information manquait.',
          source.priorInformation,
        ),
      ];

/** P1-G5: the local employers in mode 1, the concerned funds in mode 2. */
export const everyOrganisationIsInformedInWriting: Guard<Known> = (known, act) =>
  notInformed(
    known,
    act,
    priorRecipients(known).filter(({ what }) => what !== 'party'),
  );

export const everyPartyIsInformedInWriting: Guard<Known> = (known, act) =>
  notInformed(
    known,
    act,
    priorRecipients(known).filter(({ what }) => what === 'party'),
  );

/** an optional mediation can't be ordered without the other parties knowing of it by then. */
export const everyOtherPartyIsInformed: Guard<Known> = (known, act) =>
  otherParties(known)
    .filter(({ key }) => !known.informed.some(({ recipient, at }) => recipient === key && (!act || notAfter(at, act.occurredAt))))
    .map(({ what, id }) => {
      const kind = kindOf(what);
      const text = `Aucun écrit n’a encore été adressé à {${kind}:${id}}. Adressez-le avant d’émettre le bon de commande.`;
      return refusal('other-party-not-informed', text, source.otherPartiesInformed, { what: kind, id, supply: informing(what, id) });
    });

const kindOf = (what: Recipient['what']) => (what === 'party' ? 'party' : 'organisation');
/** The writing that is lacking, as its form would say it. */
const informing = (what: Recipient['what'], id: string) => ({
  act: 'recordInformation',
  data: { recipient: what.toUpperCase(), [what]: id },
});

/** A referral only counts what was written before it. */
function notInformed(known: Known, act: FactEvent | undefined, recipients: readonly Recipient[]): readonly Refusal[] {
  const referral = referralOf(act);
  return recipients.flatMap(({ key, what, id }) => {
    const written = known.informed.filter(({ recipient }) => recipient === key);
    if (written.some(({ at }) => referral === undefined || notAfter(at, referral))) return [];
    const kind = kindOf(what);
    const late = written[0];
    const missing = { what: kind, id, ...(late ? {} : { supply: informing(what, id) }) } as const;
    const because = what === 'party' ? source.priorInformation : organisationsOf(known);
    return late
      ? [
          refusal(
            'information-after-referral',
            `L’écrit adressé à {${kind}:${id}} est du ${frenchDate(late.at)}, après la saisine : l’information doit la précéder.`,
            source.priorInformation,
            missing,
          ),
        ]
      : [refusal(`${what}-not-informed`, `Aucun écrit n’a encore été adressé à {${kind}:${id}}.`, because, missing)];
  });
}

const organisationsOf = ({ mode }: Known) => (mode === 'EMPLOYER' ? source.informationInModeTwo : source.informationInModeOne);
