import { notFromText, source } from '../kernel/index.js';

/** The circular's passages that this process rests on, each named once. */
const CIRCULAR = 'Lettre circulaire Ucanss 026-19 du 6 juin 2019';

export const circular = source(CIRCULAR, 'R1-001', 'R1-002', 'R1-003', 'R1-004');
export const opening = source(`${CIRCULAR}, accord-cadre`, 'R1-002', 'R1-021', 'A-33');
export const beneficiaries = source(`${CIRCULAR}, bénéficiaires`, 'R1-012', 'R1-015', 'P1-G1', 'A-34');
export const typeA = source(`${CIRCULAR}, différends, 1er tiret`, 'R1-024', 'R1-025', 'P1-G2');
export const typeB = source(`${CIRCULAR}, différends, 2e tiret`, 'R1-026', 'P1-G2');
export const typeC = source(`${CIRCULAR}, différends, 3e tiret`, 'R1-027', 'P1-G2');
export const typeD = source(`${CIRCULAR}, différends, 4e tiret`, 'R1-032', 'P1-G2');
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
export const modeOne = source(`${CIRCULAR}, modalité 1`, 'R1-042', 'R1-050');
export const modeTwo = source(`${CIRCULAR}, modalité 2`, 'R1-044');
export const modeThree = source(`${CIRCULAR}, modalité 3`, 'R1-047');
export const informationInModeOne = source(`${CIRCULAR}, modalité 1`, 'R1-043', 'P1-G5');
export const informationInModeTwo = source(`${CIRCULAR}, modalité 2`, 'R1-045', 'R1-046', 'R1-050', 'P1-G5', 'P1-E8');
export const priorInformation = source(`${CIRCULAR}, modalités 1 et 2`, 'R1-043', 'R1-045', 'R1-046', 'P1-G5', 'P1-E9');
export const notToItself = source(`${CIRCULAR}, modalités de saisine`, 'R1-043', 'R1-045', 'A-15', 'A-21', 'P1-E6', 'P1-E7');
export const consultation = source(`${CIRCULAR}, différends, 3e tiret`, 'R1-030', 'R1-031', 'P1-G4');
export const approval = source(`${CIRCULAR}, différends, 3e tiret`, 'R1-028', 'R1-029', 'A-10', 'A-11', 'P1-G4', 'P1-E3');
export const approvalAfterConsultation = source(`${CIRCULAR}, différends, 3e tiret`, 'R1-030', 'R1-031', 'A-14', 'P1-E4');
export const employerAgreement = source(`${CIRCULAR}, modalité 3`, 'R1-048', 'A-16', 'A-22', 'P1-G6', 'P1-E1');
export const fundsKeptInformed = source(`${CIRCULAR}, modalité 3`, 'R1-049', 'A-19');
export const order = source(`${CIRCULAR}, bon de commande`, 'R1-052', 'R1-053', 'A-20', 'P1-G9');
export const orderAfterReferral = source(`${CIRCULAR}, bon de commande`, 'R1-052', 'P1-G9');
export const framework = source(`${CIRCULAR}, accord-cadre`, 'R1-018', 'R1-019', 'R1-020', 'A-27', 'P1-G8', 'P1-E13');
export const mediator = source(`${CIRCULAR}, intervention`, 'R1-033', 'R1-034');
export const start = source(`${CIRCULAR}, titulaire en groupement`, 'R1-017', 'R1-034', 'P1-E14');
export const startAfterOrder = source(`${CIRCULAR}, bon de commande`, 'R1-052');
export const withinTheMediation = source(`${CIRCULAR}, finalité`, 'R1-036');
export const outcomes = source(`${CIRCULAR}, finalité`, 'R1-035', 'R1-036', 'R1-040', 'A-26');
export const restored = source(`${CIRCULAR}, finalité, 1er tiret`, 'R1-037');
export const adapted = source(`${CIRCULAR}, finalité, 2e tiret`, 'R1-038');
export const broken = source(`${CIRCULAR}, finalité, 3e tiret`, 'R1-039');
export const optional = source(`${CIRCULAR}, prestations facultatives`, 'R1-014', 'A-23', 'P1-E10');

export const harassment = notFromText('Devoirs du médiateur en cas de harcèlement moral allégué', 'A-29', 'R1-008');
export const recourse = notFromText('Recours : un nouveau dossier, par une autre modalité', 'A-24', 'P1-E2');
export const changeOfMode = notFromText('Changement de modalité après préparation', 'R1-041', 'P1-E12');
export const selfAgreement = notFromText('Une partie ne donne pas l’accord de l’employeur', 'A-17', 'P1-G7', 'P1-E5');
export const otherPartiesInformed = notFromText('Les autres parties sont informées avant la commande', 'A-18');
export const conflictOfInterest = notFromText('La caisse nationale est partie au différend', 'A-15', 'R1-055');
export const closedWithoutOutcome = notFromText('Départ d’une partie en cours de médiation', 'A-25', 'P1-E11');
export const withdrawal = notFromText('Retrait : les prestations sont facultatives', 'R1-014', 'A-25');
export const withdrawalInModeThree = notFromText('Retrait en modalité 3 : la demande appartient aux parties', 'R1-014', 'R1-047', 'A-25');
export const sessionsAsDates = notFromText('Aucun contenu de séance : des dates seulement', 'A-32');
export const toldOutcome = notFromText('Qui apprend l’issue, et rien que son genre', 'A-97');
export const reminders = notFromText('Rappel sans effet de droit : le silence ne décide pas', 'A-12');
export const approvalReminder = notFromText('Rappel d’un aval attendu (T1)', 'A-12', 'R1-028');
export const agreementReminder = notFromText('Rappel d’un accord attendu (T1)', 'A-12', 'R1-048');
export const informationReminder = notFromText('Rappel d’une information attendue (T1)', 'A-12', 'R1-043');
export const fundInformationReminder = notFromText('Rappel de l’information due aux caisses nationales (T2)', 'A-12', 'A-19', 'R1-049');
export const orderReminder = notFromText('Rappel du bon de commande manquant (T3)', 'A-12', 'R1-052');
export const frameworkWarning = notFromText('Annonce de la fin de l’accord-cadre (T4)', 'A-12', 'A-27');
