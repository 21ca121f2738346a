import type { Chance } from './chance.js';

/** Words that nobody bears as a name: who reads one knows that nobody is meant. */
const FAMILY = [
  'Allégorie',
  'Brouillon',
  'Canevas',
  'Charade',
  'Chimère',
  'Conjecture',
  'Devinette',
  'Ébauche',
  'Échantillon',
  'Énigme',
  'Esquisse',
  'Exemple',
  'Fable',
  'Factice',
  'Fantaisie',
  'Fictif',
  'Hypothèse',
  'Illusion',
  'Imaginaire',
  'Inventé',
  'Légende',
  'Maquette',
  'Métaphore',
  'Mirage',
  'Modèle',
  'Parabole',
  'Postiche',
  'Prétexte',
  'Prototype',
  'Rébus',
  'Rêverie',
  'Simulacre',
  'Songe',
  'Spécimen',
  'Supposition',
  'Trompe-l’Œil',
  'Utopie',
] as const;

const GIVEN = [
  'Alix',
  'Andrea',
  'Camille',
  'Charlie',
  'Claude',
  'Dominique',
  'Eden',
  'Élie',
  'Gaël',
  'Jo',
  'Lou',
  'Maxime',
  'Mika',
  'Morgan',
  'Noa',
  'Nour',
  'Robin',
  'Sacha',
  'Sam',
  'Yaël',
] as const;

export interface Name {
  readonly lastName: string;
  readonly firstName: string;
}

/** So many people, no two of one family. */
export function names(chance: Chance, count: number): readonly Name[] {
  const families = new Set<string>();
  while (families.size < count) families.add(chance.pick(FAMILY));
  return [...families].map((lastName) => ({ lastName, firstName: chance.pick(GIVEN) }));
}

export const written = ({ lastName, firstName }: Name): string => `${firstName} ${lastName}`;
