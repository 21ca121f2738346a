/** Why a fact is corrected: a code, and never a text. */
export const REASONS = {
  TYPO: 'Faute de frappe',
  WRONG_VALUE: 'Valeur erronée',
  WRONG_DATE: 'Date erronée',
  WRONG_PERSON: 'Erreur sur la personne ou l’organisme',
  RECORDED_BY_MISTAKE: 'Fait consigné par erreur',
  LATE_EVIDENCE: 'Pièce reçue après coup',
} as const;

export type Reason = keyof typeof REASONS;
