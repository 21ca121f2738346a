import type { PlainWords } from '../kernel/index.js';
import type { guards } from './guards/index.js';
import type { EVALUATIONS, RENEWALS } from './labels.fr.js';

/** What this process is and what its choices lead to, as one would say it to a colleague. It decides nothing: the guards do. */

export const RENEWALS_EXPLAINED: Readonly<Record<keyof typeof RENEWALS, string>> = {
  NONE: 'Au terme, la convention expire. Une suite demande une nouvelle convention, ou un avenant avant le terme.',
  TACIT:
    'Au terme d’une période, la convention est reconduite d’elle-même si ses conditions sont réunies et si personne ne s’y est opposé.',
  TACIT_INDEFINITE: 'Au premier terme, la convention continue d’elle-même sans terme : seule une résiliation y met fin.',
  EXPRESS: 'Au terme d’une période, la convention prend fin, sauf si tous ceux qui en décident ont consigné sa reconduction.',
};

export const EVALUATIONS_EXPLAINED: Readonly<Record<keyof typeof EVALUATIONS, string>> = {
  NONE: 'Le texte ne demande pas d’évaluation.',
  CONDITION:
    'Au terme, la convention s’éteint si l’évaluation n’est pas signée par tous et favorable, sauf décision expresse de la reconduire (A-06).',
  RESERVE: 'L’évaluation est suivie et rappelée ; son absence n’empêche pas la reconduction.',
};

const conditions: Readonly<Record<keyof typeof guards, string>> = {
  termsDoNotContradict: 'Les termes de la convention ne se contredisent pas',
  keeperIsBound: 'L’organisme qui tient la convention est lié par elle',
  concludedUnderItsMarket: 'Un contrat déjà signé découle d’un marché en vigueur',
  revisedDraftHolds: 'Le projet révisé est ce que doit être une ouverture',
  eachSignatoryStandsOnce: 'Chaque organisme est nommé une seule fois',
  twoSignAtLeast: 'Deux organismes au moins signent, et un seul est acheteur',
  signaturesAreNotAfterTheirRecord: 'Une signature enregistrée n’est pas postérieure à son enregistrement',
  concludedByItsFirstDay: 'Une convention à date fixe est conclue au plus tard son premier jour',
  lastPossibleTermIsInTheCalendar: 'Reconductions comprises, elle reste dans les années du calendrier légal',
  itIsASignatory: 'C’est un signataire de la convention',
  signsOnce: 'Ce signataire n’a pas encore signé',
  signedByItsFirstDay: 'La signature n’est pas postérieure au premier jour fixé',
  documentsAreProvided: 'Les pièces contractuelles sont à disposition, quand une caisse nationale les fournit',
  documentsAreExpected: 'Des pièces contractuelles sont attendues',
  everyoneHasSigned: 'Tous les signataires ont signé',
  firstDayHasCome: 'Le premier jour est arrivé',
  marketIsInForce: 'Le marché dont découle le contrat est en vigueur',
  marketHasEnded: 'Le marché dont découle le contrat est terminé',
  marketEndIsNews: 'La fin annoncée du marché n’était pas connue',
  contractEndsWithItsMarket: 'Le contrat prévoit de s’arrêter avec son marché',
  successorIsNobodyHere: 'Le signataire est lié par la convention, et son successeur ne l’est pas encore',
  agreementIsConcludedByThen: 'L’acte n’est pas antérieur à la conclusion de la convention',
  renewalsAreLeft: 'Une reconduction est encore possible',
  itDecidesOnRenewal: 'C’est l’un de ceux qui décident de la reconduction',
  renewalIsNotYetDecided: 'Il n’a pas encore décidé de la suite de cette période',
  oppositionComesInTime: 'L’opposition est reçue dans le délai prévu avant le terme',
  aTermIsRunning: 'Une période avec un terme est en cours',
  renewalTakesEffect: 'Une reconduction reste possible et elle est décidée, ou tacite et ses conditions sont réunies',
  noRenewalWasForeseen: 'Le texte ne prévoit pas de reconduction',
  lastTermIsOver: 'Plus aucune reconduction n’est possible',
  renewalWasNotGiven: 'La reconduction a été refusée, ou elle est expresse et n’a pas été décidée par tous',
  noticeIsForeseen: 'Le texte permet à un signataire de résilier seul',
  noNoticeOfTheirsRuns: 'Aucun préavis de ce signataire ne court déjà',
  noticeEndsInTheCalendar: 'Le préavis prend fin dans les années du calendrier légal',
  aNoticeRuns: 'Un préavis court',
  theirNoticeRuns: 'Un préavis de ce signataire court, et son retrait n’est pas déjà demandé',
  withdrawalIsAsked: 'Le retrait de ce préavis est demandé, et ce signataire n’a pas encore donné son accord',
  acceptanceIsTheLast: 'Tous les autres signataires ont donné leur accord',
  noticeHasRunOut: 'Le préavis est arrivé à son terme',
  termIsOver: 'La période est arrivée à son terme',
  itIsThePurchaser: 'C’est l’acheteur d’un marché',
  evaluationIsForeseen: 'Le texte prévoit une évaluation',
  evaluationIsNotYetOpen: 'L’évaluation de cette période n’est pas encore ouverte',
  evaluationIsOpen: 'L’évaluation de cette période est ouverte',
  evaluationIsNotSignedByAll: 'L’évaluation n’est pas déjà signée par tous',
  everyServiceHasItsFigures: 'Chaque service a ses nombres, une fois',
  evaluationIsFilledIn: 'L’évaluation est renseignée',
  signsEvaluationOnce: 'Ce signataire n’a pas encore signé l’évaluation',
  evaluationSignatureIsTheLast: 'Tous les autres signataires ont signé l’évaluation',
  noChangeIsFlagged: 'Aucune évolution réglementaire n’est déjà signalée',
  aChangeIsFlagged: 'Une évolution réglementaire est signalée',
  partsFitTheirWhole: 'Aucun nombre « dont » ne dépasse celui qu’il détaille',
  yearHasBegun: 'L’année indiquée a commencé',
  yearIsNotYetRecorded: 'Cette année n’est pas encore renseignée',
  noAmendmentIsPending: 'Aucun avenant n’attend déjà de signature',
  anAmendmentIsPending: 'Un avenant attend des signatures',
  durationIsSaid: 'L’avenant dit ce qu’il modifie',
  amendedTermsDoNotContradict: 'Les termes modifiés ne se contredisent pas',
  amendedEndIsToCome: 'La période ainsi modifiée ne serait pas déjà terminée',
  pendingEndIsToCome: 'La période ainsi modifiée ne serait pas déjà terminée le jour de la signature',
  amendmentIsProposedByThen: 'La signature n’est pas antérieure à l’avenant',
  signsAmendmentOnce: 'Ce signataire n’a pas encore signé l’avenant',
  amendmentSignatureIsTheLast: 'Tous les autres signataires ont signé l’avenant',
  durationIsAmended: 'L’avenant modifie la durée',
  ordersAreForeseen: 'Des bons de commande s’émettent sur cette convention',
  issuerIsThePurchaser: 'Le bon est émis par l’acheteur',
  orderStands: 'Ce bon existe et n’est pas annulé',
};

export const inPlainWords: PlainWords = {
  many: 'Conventions',
  purpose:
    'Enregistrez la convention sur laquelle reposent des dossiers : protocole, accord-cadre, marché, contrat pluriannuel. Saisine en suit les signatures, les périodes, les reconductions et les préavis, et prévient ceux qui en dépendent.',
  conditions,
};
