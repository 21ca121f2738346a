import { count } from '../../kernel/index.js';

/** What several forms of this process ask in the same way. */

export const ORGANISATIONS = [
  'purchasingBody',
  'provider',
  'nationalFund',
  'localBody',
  'regionalFund',
  'occupationalHealthService',
  'labourDirectorate',
];

/** It stands in the fact as it is written, so it can't be a sentence. */
export const REFERENCE = {
  maxLength: 24,
  pattern: '^(?=.*[0-9])[A-Z0-9][A-Z0-9 ./-]{1,23}$',
  patternHint: 'des majuscules et des chiffres, sans nom de personne : 18 AC 27',
  example: '26 AC 100',
} as const;

/** The offices in which one signs for a body, as far as both genders share them. */
const OFFICES = [
  ...['direct(?:eur|rice)', 'président', 'secrétaire', 'responsable', 'chef', 'délégué', 'préf(?:et|ète)', 'gérant', 'commissaire'],
  ...['administrat(?:eur|rice)', 'inspect(?:eur|rice)', 'coordonnat(?:eur|rice)', 'trésori(?:er|ère)', 'agent', 'médecin'],
  ...['mandataire', 'représentant', 'adjoint', 'fondé'],
].map((office) => `[${office.charAt(0).toUpperCase()}${office.charAt(0)}]${office.slice(1)}`);

/** In what capacity somebody signs; whoever it is stands sealed. */
export const TITLE = {
  maxLength: 80,
  // it begins with an office: « Jean Dupont » is none
  pattern: `^(?!.*(M\\.|Mme|Monsieur|Madame))(?:[Ll][ea] |[Ll]’)?(?:[Ss]ous-|[Vv]ice-)?(?:${OFFICES.join('|')})[^0-9@]*$`,
  patternHint: 'une qualité (Directeur général, Présidente, Responsable…), jamais un nom de personne',
  example: 'Directeur général',
} as const;

/** A sentence that somebody writes freely might name a person, so it stands sealed, for those bound by the agreement. */
export const SEALED_TEXT = { dataClass: 'identity', maxLength: 200 } as const;

/** A count without a maximum that matters. */
export const whole = (label: string, hint?: string) => count(label, { min: 0, max: 1_000_000 }, hint === undefined ? {} : { hint });
