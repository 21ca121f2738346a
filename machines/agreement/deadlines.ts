import type { DeadlineRule, SettingRule } from '../kernel/index.js';
import { contract, endIsCertain, type Known, periodUntilTheEndOf, presentTerm } from './known.js';
import * as source from './sources.js';

/** Delays that no text fixes: a default, frozen into the case when it opens. */
export const settings = {
  endWarnings: { label: 'Rappels avant la fin de chaque période', default: ['P90D', 'P30D'], source: source.warnings },
  dependantsWarning: {
    label: 'Annonce de la fin aux dossiers qui en dépendent (T4)',
    default: ['P60D'],
    source: source.dependantsWarning,
  },
} as const satisfies Record<string, SettingRule>;

const CONTRACT = ['purchaser', 'holder', 'member'];

/** The contract's own dates act by themselves; everything else reminds. */
export const deadlines: readonly DeadlineRule<Known>[] = [
  {
    name: 'entryIntoForce',
    label: 'Entrée en vigueur',
    situations: ['notYetInForce'],
    anchor: contract,
    after: { onDay: ({ firstDay }) => firstDay },
    profile: 'term',
    consequence: 'transition',
    tells: CONTRACT,
    source: source.initialTerm,
  },
  {
    name: 'termEnd',
    label: 'Fin de la période en cours',
    situations: ['inForce'],
    anchor: contract,
    after: { agreed: (known) => [periodUntilTheEndOf(known, known.term)] },
    profile: 'term',
    consequence: 'transition',
    tells: CONTRACT,
    source: source.wholeDuration,
  },
  {
    name: 'endWarning',
    label: 'La période en cours de l’accord-cadre se termine',
    situations: ['inForce'],
    anchor: presentTerm,
    after: { setting: 'endWarnings' },
    ahead: 'termEnd',
    profile: 'days',
    consequence: 'reminder',
    tells: ['purchaser'],
    source: source.warnings,
  },
  {
    name: 'dependantsWarning',
    label: 'L’accord-cadre prend fin : les dossiers qui en dépendent l’apprennent',
    situations: ['inForce'],
    anchor: (known) => (endIsCertain(known) ? contract(known) : undefined),
    after: { setting: 'dependantsWarning' },
    ahead: 'termEnd',
    profile: 'days',
    consequence: 'reminder',
    tells: ['purchaser', 'holder', 'member'],
    tellsDependants: 'frameworkEndsSoon',
    source: source.dependantsWarning,
  },
];
