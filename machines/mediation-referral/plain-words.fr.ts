import type { PlainWords } from '../kernel/index.js';
import type { guards } from './guards.js';
import type { CONTEXTS, DISPUTE_TYPES, MATTERS, REFERRAL_MODES, REQUESTERS } from './labels.fr.js';

/** What this process is and what its choices lead to, as one would say it to a colleague. It decides nothing: the guards do. */

type Explained<Choices> = Readonly<Record<keyof Choices, string>>;

export const DISPUTE_TYPES_EXPLAINED: Explained<typeof DISPUTE_TYPES> = {
  TYPE_A: 'Le différend oppose des agents de direction entre eux, qu’ils aient ou non un lien hiérarchique. Aucun aval préalable.',
  TYPE_B:
    'Le différend oppose un directeur à un agent de direction du même organisme ou de la même caisse : les parties ont le même employeur. Aucun aval préalable.',
  TYPE_C:
    'Le Président du Conseil est partie. Une concertation avec la caisse nationale, puis l’aval de celle-ci sur l’opportunité d’une médiation, sont nécessaires avant la saisine.',
  TYPE_D:
    'La caisse nationale est elle-même partie, face à un directeur ou à un directeur comptable et financier d’un organisme local. Aucun aval préalable.',
};

export const REFERRAL_MODES_EXPLAINED: Explained<typeof REFERRAL_MODES> = {
  NATIONAL_FUND:
    'La caisse nationale de la branche d’une partie saisit le prestataire. Elle informe d’abord, par écrit, l’employeur local et chacune des parties.',
  EMPLOYER:
    'L’organisme employeur d’une partie saisit le prestataire. Il informe d’abord, par écrit, les caisses nationales concernées et chacune des parties.',
  PARTIES:
    'Une ou toutes les parties demandent la médiation. L’accord préalable de chaque employeur est nécessaire ; l’employeur tient ensuite les caisses nationales informées.',
};

export const REQUESTERS_EXPLAINED: Explained<typeof REQUESTERS> = {
  ONE_PARTY: 'Vous indiquerez laquelle. Les autres parties sont informées par écrit avant le bon de commande.',
  ALL_PARTIES: 'Chacune a demandé la médiation : il n’y a pas d’autre partie à informer.',
};

export const MATTERS_EXPLAINED: Explained<typeof MATTERS> = {
  MALAISE: 'Un mal-être au travail, sans opposition déclarée entre des personnes.',
  INTERPERSONAL_DIFFICULTY: 'Une relation de travail difficile, sans conflit ouvert.',
  CONFLICT: 'Une opposition ouverte entre les parties.',
};

export const CONTEXTS_EXPLAINED: Explained<typeof CONTEXTS> = {
  DEGRADED: 'La relation professionnelle est déjà atteinte : on cherche une issue.',
  PREVENTIVE: 'Rien n’est encore rompu : on veut éviter que la relation se dégrade.',
};

const conditions: Readonly<Record<keyof typeof guards, string>> = {
  atLeastOneExecutiveIsConcerned: 'Au moins une partie est agent de direction',
  everyPartyIsPersonallyConcerned: 'Chaque partie est personnellement concernée par l’objet du conflit',
  partiesAreThoseOfTheType: 'Les fonctions et les employeurs des parties correspondent au type de différend',
  leadIsOneWhomTheModeNames: 'L’organisme qui conduit la saisine est celui que désigne la modalité',
  somebodyAsksInModeThree: 'En modalité 3, il est dit quelle partie demande la médiation',
  recourseTakesAnotherMode: 'Un recours après le refus d’un employeur prend une autre modalité',
  consultationIsNeeded: 'Le différend est de type C',
  everybodyTookPartInTheConsultation: 'Le Président, le directeur et chaque caisse nationale concernée étaient à la concertation',
  consultationIsRecorded: 'En type C, la concertation est consignée',
  decisionIsNotBeforeTheConsultation: 'La décision de la caisse nationale n’est pas antérieure à la concertation',
  fundHasNotApprovedYet: 'Cette caisse nationale n’a pas encore donné son aval',
  everyConcernedFundHasApproved: 'En type C, chaque caisse nationale concernée a donné son aval',
  agreementIsNeeded: 'La saisine est faite par les parties (modalité 3)',
  agreementIsThatOfAnEmployer: 'L’accord est celui de l’employeur d’une partie',
  employerHasNotAgreedYet: 'Cet employeur n’a pas encore donné son accord',
  noPartySpeaksForTheEmployer: 'Le signataire n’est pas lui-même partie, sauf dérogation motivée',
  fundSignsOnlyInTheEmployersStead: 'La caisse nationale ne signe qu’à défaut d’un autre représentant de l’employeur',
  everyEmployerHasAgreed: 'En modalité 3, chaque employeur a donné son accord',
  informationIsInWriting: 'L’information est donnée par écrit',
  recipientIsOneToInform: 'Le destinataire est de ceux que la modalité fait informer',
  informationMayStillCome: 'En modalité 3, l’employeur peut encore informer après la saisine',
  everyOrganisationIsInformedInWriting: 'Chaque employeur ou caisse nationale à informer l’est par écrit, avant la saisine',
  everyPartyIsInformedInWriting: 'Chaque partie est informée par écrit, avant la saisine',
  everyOtherPartyIsInformed: 'Les parties qui n’ont pas demandé la médiation en sont informées avant la commande',
  frameworkIsInForce: 'L’accord-cadre est en vigueur à la date de l’acte',
  frameworkHasEnded: 'L’accord-cadre est terminé à cette date',
  frameworkEndIsNews: 'Ce que dit l’accord-cadre de sa fin n’était pas encore connu du dossier',
  frameworkEndIsCertain: 'La fin de l’accord-cadre est certaine',
  recourseIsOpen: 'Un recours fait suite au refus d’un employeur ou d’une caisse nationale',
  referralIsByWhomTheModeNames: 'La saisine vient de qui la modalité désigne',
  withdrawalIsByWhoReferred: 'La demande est retirée par qui l’a faite',
  orderIsNotBeforeTheReferral: 'Le bon de commande suit la saisine',
  mediationIsNotBeforeTheOrder: 'La médiation commence après le bon de commande',
  mediationHasBegunByThen: 'La médiation a commencé à cette date',
  outcomeIsRelationRestored: 'L’issue est le rétablissement de la relation',
  outcomeIsRelationAdapted: 'L’issue est l’aménagement de la relation',
  outcomeIsDialogueBroken: 'L’issue est le constat d’une rupture de dialogue',
};

export const inPlainWords: PlainWords = {
  purpose:
    'Une relation de travail se dégrade, ou pourrait se dégrader, et un agent de direction y est impliqué : faites intervenir un médiateur. La médiation est facultative ; chaque partie peut la refuser.',
  conditions,
  startsWith: ['qualify'],
};
