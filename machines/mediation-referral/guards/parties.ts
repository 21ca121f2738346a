import { type Guard, onceFilledIn, type Refusal, refusal, type Source } from '../../kernel/index.js';
import { concernedFunds, employersOf, type Known, type KnownParty, partiesOf, requestingIn } from '../known.js';
import { DISPUTE_TYPES } from '../labels.fr.js';
import * as source from '../sources.js';

const EXECUTIVES = ['DIRECTOR', 'CHIEF_ACCOUNTING_FINANCE_OFFICER', 'OTHER_EXECUTIVE'];
const HEADS = ['DIRECTOR', 'CHIEF_ACCOUNTING_FINANCE_OFFICER'];
const is =
  (functions: readonly string[]) =>
  ({ function: role }: KnownParty): boolean =>
    functions.includes(role);
const isExecutive = is(EXECUTIVES);
const isHead = is(HEADS);
const isPresident = is(['BOARD_PRESIDENT']);
/** A local body that is written down as one is none: a fund is the fund of its branch. */
const isFund = (party: KnownParty): boolean => is(['NATIONAL_FUND'])(party) && party.employer === party.nationalFund;

/** P1-G1. A president need not be one. */
export const atLeastOneExecutiveIsConcerned: Guard<Known> = onceFilledIn((_, act) =>
  partiesOf(act.data).some(isExecutive)
    ? []
    : [
        refusal(
          'no-executive',
          'La médiation est réservée aux agents de direction, et aucune partie ne l’est. Vérifiez les fonctions ou déclarez la demande irrecevable.',
          source.beneficiaries,
        ),
      ],
);

/** P1-G3. */
export const everyPartyIsPersonallyConcerned: Guard<Known> = onceFilledIn((_, act) =>
  partiesOf(act.data)
    .filter((party) => !party.personallyConcerned)
    .map(({ id }) =>
      refusal(
        'party-not-personally-concerned',
        `L’objet du conflit ne touche pas personnellement {party:${id}} : retirez cette personne de la liste.`,
        source.personallyConcerned,
        { what: 'party', id },
      ),
    ),
);

/** P1-G2. */
export const partiesAreThoseOfTheType: Guard<Known> = onceFilledIn((_, { data }) => {
  const judge = TYPES[data.type as keyof typeof DISPUTE_TYPES];
  return judge ? judge(partiesOf(data)) : [];
});

const TYPES: Readonly<Record<keyof typeof DISPUTE_TYPES, (parties: readonly KnownParty[]) => readonly Refusal[]>> = {
  TYPE_A: (parties) => strangers(parties, isExecutive, 'A', source.typeA),
  TYPE_B: (parties) => [
    ...strangers(parties, isExecutive, 'B', source.typeB),
    ...lacking(
      parties.some(is(['DIRECTOR'])),
      'type-b-needs-a-director',
      'Un différend de type B oppose un directeur à un agent de direction : désignez le directeur.',
      source.typeB,
    ),
    ...lacking(
      employersOf({ parties }).length <= 1,
      'type-b-same-organisation',
      'Un différend de type B naît au sein d’un même organisme ou d’une même caisse : les parties n’ont pas le même employeur.',
      source.typeB,
    ),
  ],
  TYPE_C: (parties) => [
    ...strangers(parties, (party) => isHead(party) || isPresident(party), 'C', source.typeC),
    ...lacking(
      parties.some(isHead),
      'type-c-needs-a-head',
      'Un différend de type C oppose le Président à un directeur ou à un directeur comptable et financier : désignez-le.',
      source.typeC,
    ),
    ...lacking(
      parties.some(isPresident),
      'type-c-needs-the-president',
      'Un différend de type C concerne le Président du Conseil : désignez-le.',
      source.typeC,
    ),
  ],
  TYPE_D: (parties) => [
    ...strangers(parties, (party) => isFund(party) || isHead(party), 'D', source.typeD),
    ...lacking(
      parties.some(isFund),
      'type-d-needs-a-fund',
      'Un différend de type D concerne une caisse nationale : désignez-la.',
      source.typeD,
    ),
    ...lacking(
      parties.some(isHead),
      'type-d-needs-a-head',
      'Un différend de type D concerne un directeur d’organisme local ou un directeur comptable et financier : désignez-le.',
      source.typeD,
    ),
    ...lacking(
      employersOf({ parties }).every((id) => !concernedFunds({ parties }).includes(id)),
      'type-d-local-body',
      'Un différend de type D oppose la caisse nationale à la direction d’un organisme local, non à la sienne.',
      source.typeD,
    ),
  ],
};

const strangers = (
  parties: readonly KnownParty[],
  belongs: (party: KnownParty) => boolean,
  type: 'A' | 'B' | 'C' | 'D',
  because: Source,
): readonly Refusal[] =>
  parties
    .filter((party) => !belongs(party))
    .map(({ id }) =>
      refusal(
        'party-not-of-this-type',
        `La fonction de {party:${id}} ne correspond pas à un différend de type ${type}. Corrigez la fonction ou le type.`,
        because,
        { what: 'party', id },
      ),
    );

const lacking = (holds: boolean, code: string, message: string, because: Source): readonly Refusal[] =>
  holds ? [] : [refusal(code, message, because, { what: 'field', id: 'parties' })];

/** R1-042, R1-044: a fund of a party's branch in mode 1, an employer of a party in modes 2 and 3. */
export const leadIsOneWhomTheModeNames: Guard<Known> = onceFilledIn((known, { data }) => {
  const parties = data.parties === undefined ? known.parties : partiesOf(data);
  const lead = typeof data.lead === 'string' ? data.lead : known.lead;
  const missing = { what: 'field', id: 'lead' } as const;
  if (parties.length === 0) return [];
  if (data.mode === 'NATIONAL_FUND') {
    if (concernedFunds({ parties }).includes(lead)) return [];
    const text =
      'En modalité 1, la caisse nationale qui saisit est celle de la branche d’une partie : désignez-la comme organisme qui conduit la saisine.';
    return [refusal('fund-of-another-branch', text, source.modeOne, missing)];
  }
  if (employersOf({ parties }).includes(lead)) return [];
  const text =
    'En modalités 2 et 3, la saisine est conduite par l’employeur d’une partie : désignez-le comme organisme qui conduit la saisine.';
  return [refusal('lead-not-an-employer', text, data.mode === 'EMPLOYER' ? source.modeTwo : source.modeThree, missing)];
});

/** R1-047. */
export const somebodyAsksInModeThree: Guard<Known> = onceFilledIn((known, { data }) => {
  const parties = data.parties === undefined ? known.parties : partiesOf(data);
  if (data.mode !== 'PARTIES' || requestingIn(data, parties).length > 0) return [];
  const text = 'En modalité 3, la médiation est demandée par une ou par toutes les parties : indiquez qui la demande.';
  return [
    refusal('nobody-asks', text, source.modeThree, {
      what: 'field',
      id: data.requestedBy === 'ONE_PARTY' ? 'requestingParty' : 'requestedBy',
    }),
  ];
});

/** P1-E2, A-24: after an employer's refusal, by another mode. */
export const recourseTakesAnotherMode: Guard<Known> = onceFilledIn((known, { data }) => {
  if (known.refusedMode === null || data.mode !== known.refusedMode) return [];
  const text = 'Ce dossier est le recours d’un refus de l’employeur en modalité 3 : il prend une autre modalité.';
  return [refusal('recourse-in-the-same-mode', text, source.recourse, { what: 'field', id: 'mode' })];
});
