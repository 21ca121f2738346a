import type { Anchor, DeadlineRule, SettingRule } from '../kernel/index.js';
import { fundsNotYetInformed, type Known } from './known.js';
import * as source from './sources.js';

/** Delays that no text fixes: a default, frozen into the case when it opens. */
export const settings = {
  pendingReminders: {
    label: 'Rappels d’une information ou d’une décision attendue (T1)',
    default: ['P15D', 'P30D'],
    source: source.informationReminder,
  },
  fundInformationReminder: {
    label: 'Rappel de l’information due aux caisses nationales en modalité 3 (T2)',
    default: ['P7D'],
    source: source.fundInformationReminder,
  },
  orderReminder: { label: 'Rappel du bon de commande (T3)', default: ['P10D'], source: source.orderReminder },
  noMovement: { label: 'Rappel d’un dossier sans mouvement', default: ['P30D'], source: source.reminders },
  noMovementEscalation: { label: 'Alerte au responsable d’un dossier sans mouvement', default: ['P60D'], source: source.reminders },
  noMovementInterval: { label: 'Intervalle des alertes suivantes', default: ['P30D'], source: source.reminders },
} as const satisfies Record<string, SettingRule>;

/** Since when something is waited for: since the situation began, or the mode was changed in it. */
function waitingSince({ prepared }: Known, _: Anchor, entered: Anchor): Anchor {
  return prepared !== null && prepared.seq > entered.seq ? prepared : entered;
}

/** All of them remind or escalate; none decides. T4 comes from the framework agreement itself. */
export const deadlines: readonly DeadlineRule<Known>[] = [
  {
    name: 'informationReminder',
    label: 'Information écrite préalable à compléter',
    situations: ['priorInformation'],
    anchor: waitingSince,
    after: { setting: 'pendingReminders' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['lead'],
    source: source.informationReminder,
  },
  {
    name: 'approvalReminder',
    label: 'Aval de la caisse nationale attendu',
    situations: ['fundApproval'],
    anchor: (known) => known.consulted ?? undefined,
    after: { setting: 'pendingReminders' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['awaitedFund', 'lead'],
    source: source.approvalReminder,
  },
  {
    name: 'agreementReminder',
    label: 'Accord de l’employeur attendu',
    situations: ['employerAgreement'],
    anchor: waitingSince,
    after: { setting: 'pendingReminders' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['agreeingEmployer', 'lead'],
    source: source.agreementReminder,
  },
  {
    name: 'fundInformationReminder',
    label: 'Caisse nationale à tenir informée par l’employeur',
    situations: ['referred', 'ordered', 'inMediation'],
    anchor: (known) => (fundsNotYetInformed(known).length > 0 ? (known.referred ?? undefined) : undefined),
    after: { setting: 'fundInformationReminder' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['lead'],
    source: source.fundInformationReminder,
  },
  {
    name: 'orderReminder',
    label: 'Bon de commande à émettre',
    situations: ['referred'],
    anchor: (known) => known.referred ?? undefined,
    after: { setting: 'orderReminder' },
    profile: 'days',
    consequence: 'reminder',
    tells: ['lead'],
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
    tells: ['lead', 'mediator'],
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
