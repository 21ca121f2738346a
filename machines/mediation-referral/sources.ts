import { notFromText, source } from '../kernel/index.js';

/** The circular's passages that this process rests on, each named once. */
const CIRCULAR = 'Lettre circulaire Ucanss 026-19 du 6 juin 2019';

export const circular = source(CIRCULAR, 'R1-001', 'R1-002', 'R1-003', 'R1-004');
export const opening = source(`${CIRCULAR}, accord-cadre`, 'R1-002', 'R1-021', 'A-33');
export const beneficiaries = source(`${CIRCULAR}, bénéficiaires`, 'R1-012', 'R1-015', 'P1-G1');
export const typeA = source(`${CIRCULAR}, différends, 1er tiret`, 'R1-024', 'R1-025', 'P1-G2');
export const personallyConcerned = source(`${CIRCULAR}, modalités de saisine`, 'R1-051', 'P1-G3', 'A-30');
export const qualification = source(
  `${CIRCULAR}, différends et prestations`,
  'R1-008',
  'R1-022',
  'R1-023',
  'R1-024',
  'R1-025',
  'R1-033',
  'A-29',
);
export const threeModes = source(`${CIRCULAR}, modalités de saisine`, 'R1-041');
export const modeOne = source(`${CIRCULAR}, modalité 1`, 'R1-042');
export const priorInformation = source(`${CIRCULAR}, modalité 1`, 'R1-043', 'P1-G5');
export const notToItself = source(`${CIRCULAR}, modalité 1`, 'R1-043', 'A-21', 'P1-E6');
export const order = source(`${CIRCULAR}, bon de commande`, 'R1-052', 'R1-053', 'P1-G9');
export const mediator = source(`${CIRCULAR}, intervention`, 'R1-033', 'R1-034');
export const start = source(`${CIRCULAR}, titulaire en groupement`, 'R1-017', 'R1-034', 'P1-E14');
export const startAfterOrder = source(`${CIRCULAR}, bon de commande`, 'R1-052');
export const withinTheMediation = source(`${CIRCULAR}, finalité`, 'R1-036');
export const outcomes = source(`${CIRCULAR}, finalité`, 'R1-035', 'R1-036', 'R1-040', 'A-26');
export const restored = source(`${CIRCULAR}, finalité, 1er tiret`, 'R1-037');
export const adapted = source(`${CIRCULAR}, finalité, 2e tiret`, 'R1-038');
export const broken = source(`${CIRCULAR}, finalité, 3e tiret`, 'R1-039');
export const optional = source(`${CIRCULAR}, prestations facultatives`, 'R1-014', 'A-23');

export const closedWithoutOutcome = notFromText('Départ d’une partie en cours de médiation', 'A-25', 'P1-E11');
export const withdrawal = notFromText('Retrait : les prestations sont facultatives', 'R1-014', 'A-25');
export const sessionsAsDates = notFromText('Aucun contenu de séance : des dates seulement', 'A-32');
export const toldOutcome = notFromText('Qui apprend l’issue, et rien que son genre', 'A-97');
export const reminders = notFromText('Rappel sans effet de droit : le silence ne décide pas', 'A-12');
export const orderReminder = notFromText('Rappel du bon de commande manquant (T3)', 'A-12', 'R1-052');
export const informationReminder = notFromText('Rappel d’une décision ou d’une information attendue (T1)', 'A-12', 'R1-043');
