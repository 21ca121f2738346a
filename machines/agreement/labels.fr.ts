/** The French of this process, written once: id and label on one line. */

export const RENEWALS = {
  TACIT: 'Tacite : reconduit sauf décision contraire',
  EXPRESS: 'Expresse : reconduit seulement sur décision',
} as const;

export const END_REASONS = {
  PURCHASER_DECIDED: 'Résiliation décidée par l’acheteur',
  AGREED_WITH_HOLDER: 'Fin convenue avec le titulaire',
  HOLDER_FAILED: 'Défaillance du titulaire',
} as const;

/** What a notice says. */
export const NOTICES = {
  inForce: 'L’accord-cadre entre en vigueur',
  renewed: 'L’accord-cadre est reconduit pour une nouvelle période',
  renewalGiven: 'La reconduction de l’accord-cadre est décidée',
  renewalDeclined: 'L’accord-cadre ne sera pas reconduit',
  exhausted: 'L’accord-cadre est arrivé à son dernier terme',
  notRenewed: 'L’accord-cadre a pris fin sans reconduction',
  ended: 'Il est mis fin à l’accord-cadre',
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
export const SHOWN = { term: { label: 'Reconductions faites' } } as const;
