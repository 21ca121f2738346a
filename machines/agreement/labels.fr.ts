/** The French of this process, written once: id and label on one line. */

export const TEMPLATE_LABELS = {
  PDP_PROTOCOL_1: 'Protocole de collaboration PDP',
  FRAMEWORK_1: 'Accord-cadre de médiation',
  POOLED_MARKET_1: 'Marché mutualisé de soutien psychologique',
  SUBSEQUENT_CONTRACT_1: 'Marché subséquent à bons de commande',
  SERVICE_CONTRACT_1: 'Contrat de services de la plateforme à deux niveaux',
  CPOM_1: 'Contrat pluriannuel d’objectifs et de moyens (Cpom)',
} as const;

export const ROLES = {
  PARTY: 'Signataire, à égalité avec les autres',
  PURCHASER: 'Acheteur, qui décide de la reconduction',
  HOLDER: 'Titulaire, mandataire d’un groupement',
  MEMBER: 'Autre membre du groupement, qui ne signe pas',
  FUND: 'Caisse nationale qui met les pièces à disposition, sans signer',
} as const;

export const EFFECTS = {
  SIGNATURE: 'Le jour de la dernière signature',
  FIXED: 'À une date fixée par le texte',
} as const;

export const RENEWALS = {
  NONE: 'Aucune : il expire à son terme',
  TACIT: 'Tacite : reconduit sauf décision contraire',
  TACIT_INDEFINITE: 'Tacite, puis pour une durée indéterminée',
  EXPRESS: 'Expresse : reconduit seulement sur décision',
} as const;

export const EVALUATIONS = {
  NONE: 'Aucune',
  CONDITION: 'Une évaluation signée et favorable conditionne la tacite reconduction',
  RESERVE: 'Une évaluation est due, sans conditionner la reconduction',
} as const;

export const DUTIES = {
  MEETING: 'Une rencontre des équipes par an au moins',
  CONTACTS: 'Coordonnées vérifiées chaque année',
  INDICATORS: 'Indicateurs renseignés chaque année',
  DGT_SURVEY: 'Enquête annuelle de la DGT, au plus tard le 30 juin',
  HALF_YEARLY_REVIEW: 'Deux revues semestrielles des dossiers : du service, et avec la Carsat',
} as const;

export const CARRIED = {
  MEDIATIONS: 'Des saisines de médiation',
  PDP_REFERRALS: 'Des signalements PDP',
  SUBSEQUENT_CONTRACTS: 'Des marchés subséquents',
  ORDERS: 'Des bons de commande',
  NOTHING: 'Aucun dossier',
} as const;

export const MARKET_ENDS = {
  GOES_ON: 'Le contrat va jusqu’à son propre terme',
  ENDS: 'Le contrat s’arrête avec le marché',
} as const;

export const ABANDON_REASONS = {
  NOT_AGREED: 'Les signataires ne se sont pas accordés',
  NO_LONGER_NEEDED: 'L’accord n’a plus d’objet',
  OPENED_BY_MISTAKE: 'Ouvert par erreur',
} as const;

export const END_REASONS = {
  PURCHASER_DECIDED: 'Résiliation décidée par l’acheteur',
  AGREED_WITH_HOLDER: 'Fin convenue avec le titulaire',
  HOLDER_FAILED: 'Défaillance du titulaire',
} as const;

export const VERDICTS = {
  FAVOURABLE: 'Favorable à la poursuite',
  UNFAVOURABLE: 'Défavorable à la poursuite',
} as const;

export const AMENDED = {
  DURATION: 'La durée',
  CONTENT: 'Le contenu',
  BOTH: 'La durée et le contenu',
} as const;

export const ANNEXES = {
  DATA_EXCHANGE: 'Conditions d’échange des données personnelles',
  JOINT_CONTROLLERSHIP: 'Convention de responsabilité conjointe',
} as const;

export const MEETINGS = {
  SERVICES: 'Rencontre des équipes des services',
  BODIES: 'Rencontre des instances de coordination PDP',
  PARTNERS: 'Réunion avec les partenaires',
} as const;

export const REVIEWS = {
  SERVICE: 'Adhérents suivis par le service',
  JOINT: 'Établissements adhérents et ciblés, avec la Carsat',
  BOTH: 'Les deux, tenues ensemble',
} as const;

export const ORDER_LEVELS = {
  CRISIS_UNIT: 'Niveau 2 : cellule de crise',
  OUTGOING_CALL: 'Niveau 3 : appel sortant',
} as const;

export const CANCEL_REASONS = {
  NO_LONGER_NEEDED: 'La demande n’a plus d’objet',
  ISSUED_BY_MISTAKE: 'Émis par erreur',
  NOT_CARRIED_OUT: 'Le prestataire ne l’a pas exécuté',
} as const;

/** What a notice says. */
export const NOTICES = {
  signed: 'Un signataire a signé la convention',
  toSignAgain: 'Le projet de convention est révisé : chacun le signe à nouveau',
  documentsProvided: 'Les pièces contractuelles sont à disposition',
  abandoned: 'Le projet de convention est abandonné',
  abandonedWithMarket: 'Le projet de convention est abandonné : le marché dont il devait découler a pris fin',
  inForce: 'La convention entre en vigueur',
  registered: 'Une convention déjà signée est enregistrée dans Saisine',
  evaluationOpened: 'L’évaluation de la période est ouverte',
  evaluationFilled: 'L’évaluation de la période est à signer',
  evaluationSigned: 'L’évaluation de la période est signée par tous',
  regulatoryChange: 'Une évolution réglementaire est signalée',
  regulatoryChangeLifted: 'L’évolution réglementaire signalée est levée',
  renewed: 'La convention est reconduite pour une nouvelle période',
  renewalGiven: 'La reconduction de la convention est décidée par un de ceux qui en décident',
  renewalDeclined: 'La convention ne sera pas reconduite',
  exhausted: 'La convention est arrivée à son dernier terme',
  notRenewed: 'La convention a pris fin sans reconduction',
  lapsed: 'La convention a pris fin : les conditions de la tacite reconduction ne sont pas réunies',
  expired: 'La convention est arrivée à expiration',
  noticeGiven: 'Un signataire résilie la convention : le préavis court',
  withdrawalProposed: 'Le retrait d’un préavis attend votre accord',
  noticeWithdrawn: 'Un préavis de résiliation est retiré',
  terminated: 'La convention est résiliée : le préavis a pris fin',
  ended: 'Il est mis fin à la convention',
  amendmentProposed: 'Un avenant est à signer',
  amended: 'L’avenant est signé par tous',
  amendmentDropped: 'L’avenant est abandonné',
  representativeChanged: 'Le représentant d’un signataire a changé',
  succession: 'Un signataire a un successeur',
  indicatorsShared: 'Les indicateurs de l’année sont renseignés et partagés',
  meetingCalled: 'Une rencontre est convoquée',
  orderIssued: 'Un bon de commande est émis',
  orderCancelled: 'Un bon de commande est annulé',
  marketEndsSoon: 'Le marché dont découle ce contrat prend fin',
  marketEndLifted: 'La fin annoncée du marché dont découle ce contrat est levée',
  marketEnded: 'Le marché dont découle ce contrat a pris fin',
} as const;

const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'] as const;
const inWords = (count: number): string => NUMBERS[count] ?? String(count);

/** 'd’un an', 'de quatre ans', 'de 18 mois' */
export function ofDuration(months: number): string {
  const years = months / 12;
  const [count, unit] = Number.isInteger(years) ? [years, years > 1 ? 'ans' : 'an'] : [months, 'mois'];
  return `${count === 1 ? 'd’' : 'de '}${inWords(count)} ${unit}`;
}

/** 'trois fois sur trois' */
export const times = (done: number, most: number): string =>
  `${done === 1 ? 'une' : inWords(done)} fois sur ${most === 1 ? 'une' : inWords(most)}`;

/** How people read what the terms of the contract have led to. */
export const SHOWN = {
  signatories: {
    label: 'Signataires et organismes liés',
    of: { organisation: '', role: '', title: 'représenté par :', signed: 'signé le' },
  },
  opened: { label: 'Enregistrée le' },
  knownSince: { label: 'Connue de Saisine depuis le' },
  drafted: { label: 'Texte établi le' },
  concluded: { label: 'Conclue le' },
  duties: { label: 'Obligations périodiques', codesOf: 'duty' },
  term: { label: 'Reconductions faites' },
  monthsBefore: { label: 'Mois couverts avant la période en cours' },
  renewedFor: { label: 'Mois de la période en cours, reconduite' },
  firstCoveredDay: { label: 'Premier jour couvert' },
  documentsProvided: { label: 'Pièces contractuelles mises à disposition le' },
  marketEndsOn: { label: 'Fin annoncée du marché' },
  marketEndedOn: { label: 'Marché terminé le' },
  assessment: {
    label: 'Évaluation de la période',
    of: { opened: 'ouverte le', filled: 'renseignée le', verdict: 'conclusion :', signed: 'signée par' },
  },
  yearsAssessed: { label: 'Années de la convention évaluées par tous' },
  regulatoryChange: { label: 'Évolution réglementaire signalée le' },
  renewedBy: { label: 'Reconduction décidée par', of: { signatory: '', at: 'le' } },
  declined: { label: 'Non-reconduction décidée le' },
  notices: {
    label: 'Préavis de résiliation',
    of: {
      signatory: 'de',
      at: 'reçu le',
      months: 'mois de préavis :',
      withdrawal: 'retrait demandé le',
      accepted: 'retrait accepté par',
      withdrawn: 'retiré',
    },
  },
  amendment: {
    label: 'Avenant à signer',
    of: { proposed: 'proposé le', subject: 'modifie :', changes: '', signed: 'signé par :' },
  },
  earlierTerms: { label: 'Termes avant avenant', of: { until: 'jusqu’au', terms: '' } },
  annexes: { label: 'Annexes enregistrées', codesOf: 'annex' },
  meetings: { label: 'Rencontres tenues le' },
  contactsVerified: { label: 'Coordonnées vérifiées le' },
  indicatorYears: { label: 'Années dont les indicateurs sont renseignés' },
  surveyYears: { label: 'Années dont l’enquête de la DGT est renseignée' },
  reviews: { label: 'Revues semestrielles', of: { cycle: '', at: 'le' } },
  orders: { label: 'Bons de commande', of: { level: '', at: 'émis le', cancelled: 'annulé' } },
  ended: { label: 'Fin décidée le' },
} as const;
