/** The French of this process, written once: id and label on one line. */

export const DISPUTE_TYPES = {
  TYPE_A: 'Différend entre agents de direction',
} as const;

export const REFERRAL_MODES = {
  NATIONAL_FUND: 'Saisine par la caisse nationale (modalité 1)',
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
  CHIEF_ACCOUNTING_FINANCE_OFFICER: 'Directeur ou directrice comptable et financier',
  OTHER_EXECUTIVE: 'Autre agent de direction',
  OTHER: 'N’est pas agent de direction',
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
} as const;

export const MEDIA = {
  LETTER: 'Courrier postal',
  EMAIL: 'Courrier électronique',
  HAND_DELIVERED: 'Remise en main propre d’un écrit',
  TELEPHONE: 'Téléphone',
  CONVERSATION: 'Entretien de vive voix',
} as const;

export const WRITTEN_MEDIA: readonly string[] = ['LETTER', 'EMAIL', 'HAND_DELIVERED'];

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

/** What a notice says; never who is concerned. */
export const NOTICES = {
  referred: 'Une médiation vous est adressée',
  ordered: 'Un bon de commande a été émis',
  mediationStarted: 'La médiation a commencé',
  outcome: 'L’issue de la médiation est constatée',
  closedWithoutOutcome: 'La médiation est close sans issue',
  partyDeclined: 'Une partie a refusé la médiation',
  withdrawn: 'La demande de médiation est retirée',
} as const;
