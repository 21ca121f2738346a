import type { DeadlineRule, SettingRule } from '../kernel/index.js';
import type { Known } from './known.js';
import * as source from './sources.js';

/** Delays that no text fixes: a default, frozen into the case when it opens. */
export const settings = {
  pendingReminders: {
    label: 'Rappels d’une information ou d’une décision attendue (T1)',
    default: ['P15D', 'P30D'],
    source: source.informationReminder,
  },
  orderReminder: { label: 'Rappel du bon de commande (T3)', default: ['P10D'], source: source.orderReminder },
  noMovement: { label: 'Rappel d’un dossier sans mouvement', default: ['P30D'], source: source.reminders },
  noMovementEscalation: { label: 'Alerte au responsable, puis à cet intervalle', default: ['P60D'], source: source.reminders },
  noMovementInterval: { label: 'Intervalle des alertes suivantes', default: ['P30D'], source: source.reminders },
} as const satisfies Record<string, SettingRule>;

/** All of them remind or escalate; none decides. */
export const deadlines: readonly DeadlineRule<Known>[] = [
  {
    name: 'informationReminder',
    label: 'Information écrite préalable à compléter',
    situations: ['priorInformation'],
    anchor: (known) => known.qualified ?? undefined,
    after: { setting: 'pendingReminders' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['referringFund'],
    source: source.informationReminder,
  },
  {
    name: 'orderReminder',
    label: 'Bon de commande à émettre',
    situations: ['referred'],
    anchor: (known) => known.referred ?? undefined,
    after: { setting: 'orderReminder' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['referringFund'],
    source: source.orderReminder,
  },
  {
    name: 'noMovement',
    label: 'Dossier sans mouvement',
    situations: 'open',
    anchor: (_, lastMovement) => lastMovement,
    after: { setting: 'noMovement' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['referringFund', 'mediator'],
    source: source.reminders,
  },
  {
    name: 'noMovementEscalation',
    label: 'Dossier sans mouvement : au responsable',
    situations: 'open',
    anchor: (_, lastMovement) => lastMovement,
    after: { setting: 'noMovementEscalation' },
    everySetting: 'noMovementInterval',
    profile: 'days',
    consequence: 'escalation',
    tells: ['supervisor'],
    source: source.reminders,
  },
];
