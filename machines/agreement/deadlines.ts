import type { LegalDate } from '../calendar/index.js';
import type { Anchor, DeadlineRule, SettingRule } from '../kernel/index.js';
import { contactsAreDue, evaluationDays, indicatorDays, meetingDays, reviewDays, surveyDays } from './duties.js';
import { contract, endIsCertain, isAssessed, type Known, periodOfTerms, runningNotice, termFirstDay, termWillEnd } from './known.js';
import * as source from './sources.js';

/** Delays that no text fixes: a default, frozen into the case when it opens. */
export const settings = {
  signatureReminders: { label: 'Rappels d’une signature ou d’un accord attendu', default: ['P15D', 'P30D'], source: source.pending },
  evaluationStart: { label: 'Ouverture de l’évaluation, avant le terme', default: ['P6M'], source: source.evaluation },
  noticeDecision: { label: 'Décider d’un préavis éventuel, avant le terme', default: ['P4M'], source: source.warnings },
  evaluationMissing: { label: 'Alertes d’évaluation manquante, avant le terme', default: ['P30D', 'P7D'], source: source.lapse },
  endWarnings: { label: 'Rappels avant la fin de chaque période', default: ['P90D', 'P30D'], source: source.warnings },
  expiryWarnings: {
    label: 'Rappels avant l’expiration d’une convention sans reconduction',
    default: ['P12M', 'P6M'],
    source: source.expiry,
  },
  noticeEndWarning: { label: 'Rappel avant la fin d’un préavis', default: ['P30D'], source: source.warnings },
  dependantsWarning: {
    label: 'Annonce de la fin aux dossiers qui en dépendent (T4)',
    default: ['P60D'],
    source: source.dependantsWarning,
  },
  dutyReminders: { label: 'Rappels d’une obligation périodique', default: ['P60D', 'P30D', 'P7D'], source: source.survey },
  contactsEvery: { label: 'Vérification des coordonnées', default: ['P12M'], source: source.contacts },
} as const satisfies Record<string, SettingRule>;

const ALL = ['keeper', 'signatory', 'observer'];
const BOUND = ['keeper', 'signatory'];

/** What most reminders count back from; where a notice comes first, nothing announces a day that can't come. */
const presentTerm = (known: Known): Anchor | undefined => {
  const anchor = contract(known);
  const first = termFirstDay(known);
  return anchor && first !== null && termWillEnd(known) ? { ...anchor, at: first } : undefined;
};
const when = (holds: (known: Known) => boolean) => (known: Known) => (holds(known) ? presentTerm(known) : undefined);
const evaluates = ({ evaluation }: Known): boolean => evaluation !== 'NONE';
const renews = (known: Known): boolean => known.renewal !== 'NONE' && !endIsCertain(known);

/** The notice that takes effect first. */
const firstNotice = (known: Known): Anchor | undefined => {
  const notice = runningNotice(known);
  return notice && { seq: notice.seq, act: 'giveNotice', at: notice.at };
};

/** Since when no renewal can follow the present term; a notice is told by itself. */
const certainEnd = (known: Known): Anchor | undefined =>
  endIsCertain(known) && termWillEnd(known) ? (known.declined ?? presentTerm(known)) : undefined;

/** Something that is due by days of the agreement: reminded of ahead, escalated on the day, never decided. */
const duty = (
  name: string,
  label: string,
  days: (known: Known) => readonly LegalDate[],
  because: DeadlineRule<Known>['source'],
): readonly DeadlineRule<Known>[] => [
  {
    name: `${name}Due`,
    label,
    situations: ['inForce'],
    anchor: contract,
    after: { days },
    profile: 'term',
    consequence: 'escalation',
    tells: BOUND,
    source: because,
  },
  {
    name: `${name}Reminder`,
    label,
    situations: ['inForce'],
    anchor: contract,
    after: { setting: 'dutyReminders' },
    ahead: `${name}Due`,
    profile: 'days',
    consequence: 'reminder',
    tells: BOUND,
    source: because,
  },
];

/** The contract's own dates act by themselves; everything else reminds. */
export const deadlines: readonly DeadlineRule<Known>[] = [
  {
    name: 'signaturePending',
    label: 'Signature de la convention attendue',
    situations: ['drafting'],
    anchor: ({ drafted }) => drafted,
    after: { setting: 'signatureReminders' },
    profile: 'days',
    consequence: 'reminder',
    tells: BOUND,
    source: source.pending,
  },
  {
    name: 'entryIntoForce',
    label: 'Entrée en vigueur',
    situations: ['notYetInForce'],
    anchor: contract,
    after: { onDay: ({ firstCoveredDay, opened }) => firstCoveredDay ?? (opened.at as never) },
    profile: 'term',
    consequence: 'transition',
    tells: ALL,
    source: source.initialTerm,
  },
  {
    name: 'noticeEnd',
    label: 'Fin du préavis : la convention est résiliée',
    situations: ['inForce'],
    anchor: firstNotice,
    after: { agreed: (known) => [`P${runningNotice(known)?.months ?? 0}M`] },
    profile: 'notice',
    consequence: 'transition',
    tells: ALL,
    source: source.termination,
  },
  {
    name: 'termEnd',
    label: 'Fin de la période en cours',
    situations: ['inForce'],
    anchor: (known) => (termWillEnd(known) ? contract(known) : undefined),
    after: { agreed: (known) => [periodOfTerms(known)].filter((period) => period !== null) },
    profile: 'term',
    consequence: 'transition',
    tells: ALL,
    source: source.initialTerm,
  },
  {
    name: 'evaluationStart',
    label: 'Évaluation de la période à commencer',
    situations: ['inForce'],
    anchor: when((known) => evaluates(known) && known.assessment === null),
    after: { setting: 'evaluationStart' },
    ahead: 'termEnd',
    profile: 'notice',
    consequence: 'reminder',
    tells: BOUND,
    source: source.evaluation,
  },
  {
    name: 'noticeDecision',
    label: 'Décider s’il faut résilier ou s’opposer, avant le dernier jour utile',
    situations: ['inForce'],
    anchor: when((known) => known.notice > 0 && renews(known)),
    after: { setting: 'noticeDecision' },
    ahead: 'termEnd',
    profile: 'notice',
    consequence: 'reminder',
    tells: BOUND,
    source: source.warnings,
  },
  {
    name: 'lastNoticeDay',
    label: 'Dernier jour où un préavis reçu prend fin avec la période',
    situations: ['inForce'],
    anchor: when((known) => known.notice > 0 && renews(known)),
    after: { agreed: ({ notice }) => [`P${notice}M`] },
    ahead: 'termEnd',
    profile: 'notice',
    consequence: 'reminder',
    tells: BOUND,
    source: source.termination,
  },
  {
    name: 'lastOppositionDay',
    label: 'Dernier jour pour s’opposer à la reconduction',
    situations: ['inForce'],
    anchor: when((known) => known.opposition > 0 && known.opposition !== known.notice && renews(known)),
    after: { agreed: ({ opposition }) => [`P${opposition}M`] },
    ahead: 'termEnd',
    profile: 'notice',
    consequence: 'reminder',
    tells: BOUND,
    source: source.opposition,
  },
  {
    name: 'evaluationMissing',
    label: 'Évaluation de la période manquante : à signer par tous',
    situations: ['inForce'],
    anchor: when((known) => evaluates(known) && !isAssessed(known)),
    after: { setting: 'evaluationMissing' },
    ahead: 'termEnd',
    profile: 'days',
    consequence: 'escalation',
    tells: BOUND,
    source: source.lapse,
  },
  {
    name: 'endWarning',
    label: 'La période en cours se termine',
    situations: ['inForce'],
    anchor: presentTerm,
    after: { setting: 'endWarnings' },
    ahead: 'termEnd',
    profile: 'days',
    consequence: 'reminder',
    tells: BOUND,
    source: source.warnings,
  },
  {
    name: 'expiryWarning',
    label: 'La convention expire, sans reconduction : préparer la suite',
    situations: ['inForce'],
    anchor: when(({ renewal }) => renewal === 'NONE'),
    after: { setting: 'expiryWarnings' },
    ahead: 'termEnd',
    profile: 'notice',
    consequence: 'reminder',
    tells: BOUND,
    source: source.expiry,
  },
  {
    name: 'noticeEndWarning',
    label: 'Le préavis prend fin',
    situations: ['inForce'],
    anchor: firstNotice,
    after: { setting: 'noticeEndWarning' },
    ahead: 'noticeEnd',
    profile: 'days',
    consequence: 'reminder',
    tells: BOUND,
    source: source.warnings,
  },
  {
    name: 'dependantsWarning',
    label: 'La convention prend fin : les dossiers qui en dépendent l’apprennent',
    situations: ['inForce'],
    anchor: certainEnd,
    after: { setting: 'dependantsWarning' },
    ahead: 'termEnd',
    profile: 'days',
    consequence: 'reminder',
    tells: ALL,
    tellsDependants: 'frameworkEndsSoon',
    source: source.dependantsWarning,
  },
  {
    name: 'withdrawalPending',
    label: 'Retrait d’un préavis : accord attendu',
    situations: ['inForce'],
    anchor: ({ notices }) => notices.find(({ withdrawal, withdrawn }) => withdrawal !== null && !withdrawn)?.withdrawal ?? undefined,
    after: { setting: 'signatureReminders' },
    profile: 'days',
    consequence: 'reminder',
    tells: BOUND,
    source: source.pending,
  },
  {
    name: 'amendmentPending',
    label: 'Avenant à signer',
    situations: ['notYetInForce', 'inForce'],
    anchor: ({ amendment }) => amendment?.proposed,
    after: { setting: 'signatureReminders' },
    profile: 'days',
    consequence: 'reminder',
    tells: BOUND,
    source: source.pending,
  },
  ...duty('meeting', 'Rencontre des équipes à tenir dans l’année de la convention', meetingDays, source.meeting),
  ...duty('indicators', 'Indicateurs de l’année à renseigner', indicatorDays, source.indicators),
  ...duty('survey', 'Enquête annuelle de la DGT à renseigner', surveyDays, source.survey),
  ...duty('serviceReview', 'Revue semestrielle des adhérents suivis par le service, à tenir', reviewDays('SERVICE'), source.serviceReview),
  ...duty('jointReview', 'Revue semestrielle avec la Carsat, à tenir', reviewDays('JOINT'), source.jointReview),
  ...duty('evaluation', 'Évaluation de l’année à signer par tous', evaluationDays, source.evaluation),
  {
    name: 'contactsDue',
    label: 'Coordonnées à vérifier',
    situations: ['inForce'],
    anchor: (known) => (contactsAreDue(known) ? (known.contactsVerified ?? contract(known)) : undefined),
    after: { setting: 'contactsEvery' },
    everySetting: 'contactsEvery',
    profile: 'notice',
    consequence: 'escalation',
    tells: BOUND,
    source: source.contacts,
  },
];
