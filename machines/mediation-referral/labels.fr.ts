/** The French of this process, written once: id and label on one line. */

export const DISPUTE_TYPES = {
  TYPE_A: 'A : entre agents de direction',
  TYPE_B: 'B : un directeur et un agent de direction de son organisme ou de sa caisse',
  TYPE_C: 'C : un directeur ou un directeur comptable et financier et le Président du Conseil',
  TYPE_D: 'D : une caisse nationale et un directeur d’organisme local ou un directeur comptable et financier',
} as const;

export const REFERRAL_MODES = {
  NATIONAL_FUND: 'Modalité 1 : saisine par la caisse nationale',
  EMPLOYER: 'Modalité 2 : saisine par l’organisme employeur',
  PARTIES: 'Modalité 3 : saisine par une ou toutes les parties',
} as const;

export const REQUESTERS = {
  ONE_PARTY: 'Une des parties',
  ALL_PARTIES: 'Toutes les parties',
} as const;

export const MATTERS = {
  MALAISE: 'Malaise professionnel',
  INTERPERSONAL_DIFFICULTY: 'Difficulté interpersonnelle',
  CONFLICT: 'Conflit',
} as const;

export const CONTEXTS = {
  DEGRADED: 'Situation dégradée',
  PREVENTIVE: 'À titre préventif',
} as const;

export const FUNCTIONS = {
  DIRECTOR: 'Directeur ou directrice',
  CHIEF_ACCOUNTING_FINANCE_OFFICER: 'Directeur comptable et financier ou directrice comptable et financière',
  OTHER_EXECUTIVE: 'Autre agent de direction',
  BOARD_PRESIDENT: 'Président ou présidente du Conseil ou du Conseil d’administration',
  NATIONAL_FUND: 'Caisse nationale, par la personne qui la représente',
  OTHER: 'Autre fonction',
} as const;

export const BRANCHES = {
  maladie: 'Maladie',
  famille: 'Famille',
  retraite: 'Retraite',
  recouvrement: 'Recouvrement',
} as const;

export const RECIPIENTS = {
  EMPLOYER: 'Employeur local',
  PARTY: 'Partie',
  FUND: 'Caisse nationale',
} as const;

export const MEDIA = {
  LETTER: 'Courrier postal',
  EMAIL: 'Courrier électronique',
  HAND_DELIVERED: 'Remise en main propre d’un écrit',
  TELEPHONE: 'Téléphone',
  CONVERSATION: 'Entretien de vive voix',
} as const;

export const WRITTEN_MEDIA: readonly string[] = ['LETTER', 'EMAIL', 'HAND_DELIVERED'];

export const AGREEMENT_FORMS = {
  WRITTEN: 'Par écrit',
  ORAL: 'De vive voix',
} as const;

export const SIGNATORIES = {
  REPRESENTATIVE: 'Un représentant de l’employeur, qui n’est pas partie',
  PARTY: 'Une personne qui est aussi partie',
  FUND_INSTEAD: 'La caisse nationale, à défaut d’un autre représentant',
} as const;

/** A refusal is an employer's own word: nobody says it in its stead. */
export const REFUSAL_SIGNATORIES = {
  REPRESENTATIVE: SIGNATORIES.REPRESENTATIVE,
  PARTY: SIGNATORIES.PARTY,
} as const;

export const OVERRIDE_REASONS = {
  NO_OTHER_REPRESENTATIVE: 'Aucun autre représentant ni caisse nationale ne peut signer',
  DECISION_OF_THE_BOARD: 'Le Conseil a désigné cette personne malgré tout',
} as const;

export const OUTCOMES = {
  RELATION_RESTORED: 'Rétablissement de la relation telle qu’elle était avant le conflit',
  RELATION_ADAPTED: 'Aménagement de la relation permettant de sortir du conflit',
  DIALOGUE_BROKEN: 'Constat d’une rupture de dialogue',
} as const;

export const INADMISSIBILITY_REASONS = {
  NO_EXECUTIVE: 'Aucun agent de direction n’est concerné',
  OUTSIDE_GENERAL_SCHEME: 'Aucun organisme du régime général n’est concerné',
  NOBODY_PERSONALLY_CONCERNED: 'Personne n’est concerné personnellement',
} as const;

export const WITHDRAWAL_REASONS = {
  SETTLED_OTHERWISE: 'La difficulté est réglée autrement',
  NO_LONGER_WANTED: 'La médiation n’est plus souhaitée',
  OPENED_BY_MISTAKE: 'Dossier ouvert par erreur',
} as const;

export const CLOSING_REASONS = {
  PARTY_LEFT: 'Une partie a quitté la médiation',
  NO_SOLUTION_EMERGED: 'Aucune des trois issues n’a pu être constatée',
} as const;

/** What a mediator owes where moral harassment is alleged: shown, never decided here. */
export const HARASSMENT_DUTIES = {
  CHOSEN_BY_AGREEMENT: 'Le médiateur est choisi d’un commun accord par les parties',
  WRITTEN_PROPOSALS: 'Il soumet des propositions écrites',
  INFORMS_OF_PENALTIES:
    'Si la conciliation échoue, il informe les parties des éventuelles sanctions encourues et des garanties procédurales prévues en faveur de la victime',
} as const;

/** What a notice says; never who is concerned. */
export const NOTICES = {
  handedOver: 'Un dossier de médiation vous est confié',
  consulted: 'La concertation a eu lieu : votre aval est attendu',
  agreementAwaited: 'Une médiation demandée par les parties attend l’accord de l’employeur',
  approved: 'Une caisse nationale a donné son aval',
  fundRefused: 'Une caisse nationale a refusé son aval',
  employerAgreed: 'Un employeur a donné son accord',
  employerRefused: 'Un employeur a refusé son accord',
  referred: 'Une médiation vous est adressée',
  providerAddressed: 'Le prestataire est saisi d’une médiation qui vous concerne',
  ordered: 'Un bon de commande a été émis',
  mediationStarted: 'La médiation a commencé',
  outcome: 'L’issue de la médiation est constatée',
  closedWithoutOutcome: 'La médiation est close sans issue',
  partyDeclined: 'Une partie a refusé la médiation',
  withdrawn: 'La demande de médiation est retirée',
  frameworkEndsSoon: 'L’accord-cadre se termine bientôt et le bon de commande n’est pas émis',
  frameworkGoesOn: 'L’accord-cadre se poursuit : sa fin annoncée n’aura pas lieu ce jour-là',
  frameworkEnded: 'L’accord-cadre est terminé : la médiation ne peut plus être commandée',
} as const;

/** How people read what several acts build up, or another case gave. */
export const SHOWN = {
  opener: { label: 'Dossier ouvert par' },
  lead: { label: 'Organisme qui conduit la saisine' },
  refusedMode: { label: 'Modalité refusée dans le dossier d’origine', codesOf: 'mode' },
  requesting: { label: 'Qui demande la médiation' },
  referredBy: { label: 'Partie qui a saisi' },
  informed: { label: 'Informations écrites' },
  approvals: { label: 'Avals donnés' },
  agreements: { label: 'Accords de l’employeur' },
  override: { label: 'Dérogation', codesOf: 'overrideReason' },
  prepared: { label: 'Modalité choisie le' },
  sessions: { label: 'Séances' },
  frameworkEndsOn: { label: 'Dernier jour de l’accord-cadre' },
} as const;
