import { notFromText, source } from '../kernel/index.js';

/** The passages that this process rests on, each named once. */
const CIRCULAR = 'Lettre circulaire Ucanss 026-19 du 6 juin 2019';
const LETTER = 'Lettre Ucanss du 23 mars 2015';
const PROTOCOL = 'Protocole PDP du 14 avril 2025';
const NOTE = 'Note CROCT de mai 2020';
const CPOM = 'Cpom du 30 juillet 2025';

// the agreement, its signatories, its term
export const agreement = source(
  `${CIRCULAR}, accord-cadre ; ${PROTOCOL}, art. 5 ; ${CPOM}, art. 8`,
  'R1-016',
  'R2-075',
  'R4-001',
  'R3-042',
);
export const signatories = source(`${PROTOCOL}, signatures ; ${CPOM}, signatures`, 'R2-090', 'R2-129', 'R4-002', 'R4-082');
export const consortium = source(`${CIRCULAR}, titulaire en groupement`, 'R1-017');
export const services = source(`${CIRCULAR}, prestations ; ${PROTOCOL}, art. 5`, 'R1-021', 'R2-075', 'R4-078');
export const initialTerm = source(
  `${CIRCULAR}, durée ; ${PROTOCOL}, art. 5 ; ${CPOM}, art. 8`,
  'R1-018',
  'R2-075',
  'R4-078',
  'A-01',
  'A-33',
);
export const wholeDuration = source(`${CIRCULAR}, durée totale`, 'R1-020', 'A-01');
export const renewals = source(`${CIRCULAR}, reconduction`, 'R1-019', 'R1-020', 'P2-E1');
export const nonRenewal = source(`${CIRCULAR}, reconduction`, 'R1-019', 'P2-E2');
export const expiry = source(`${CPOM}, art. 8 : ni reconduction ni prorogation sans avenant`, 'R4-078', 'R4-080', 'A-77');
export const representatives = source(`${PROTOCOL}, signatures ; ${CPOM}, en-tête et signatures`, 'R2-129', 'R4-081', 'A-49', 'A-74');

export const twoAtLeast = notFromText('Un accord se conclut à deux au moins : nul ne convient avec soi-même', 'R2-090', 'A-49');

// tacit renewal and what it hangs on
export const tacit = source(`${PROTOCOL}, art. 5, tacite reconduction`, 'R2-086', 'R2-087', 'A-05', 'A-08', 'A-28');
export const evaluation = source(`${PROTOCOL}, art. 5, évaluation annuelle`, 'R2-076', 'R2-078');
export const bothSides = source(`${PROTOCOL}, art. 5, évaluation par les deux services`, 'R2-077', 'P6-E4');
export const sixIndicators = source(
  `${PROTOCOL}, art. 5, indicateurs`,
  'R2-079',
  'R2-080',
  'R2-081',
  'R2-082',
  'R2-083',
  'R2-084',
  'R2-085',
);
export const regulatory = source(`${PROTOCOL}, art. 5, évolutions réglementaires`, 'R2-087', 'A-07');
export const lapse = notFromText(
  'Sans évaluation favorable signée par tous, ou tant qu’une évolution réglementaire est signalée, pas de tacite reconduction',
  'A-06',
  'A-07',
  'P6-E3',
  'P6-E5',
);

// termination
export const termination = source(`${PROTOCOL}, art. 5, résiliation`, 'R2-088', 'R2-089', 'A-02', 'A-03');
export const bySignatories = source(`${PROTOCOL}, art. 5, résiliation à l’initiative d’un signataire`, 'R2-088', 'P6-E9');
export const noTermination = notFromText('Le texte ne prévoit pas de résiliation par un seul signataire', 'A-77');
export const opposition = notFromText('S’opposer à la reconduction n’est pas résilier : deux actes, deux délais', 'A-04');
export const earliestNotice = notFromText('De deux préavis, celui qui prend effet le premier l’emporte', 'P6-E6');
export const withdrawal = notFromText('Un préavis se retire avec l’accord écrit des autres signataires, avant son effet', 'P6-E7');
export const earlyEnd = notFromText('Fin anticipée : plus de commande ensuite, ce qui est commandé s’exécute', 'A-27', 'P2-E2');

// amendments and annexes
export const amendment = source(`${CPOM}, art. 8, avenant`, 'R4-079', 'R4-080');
export const beyondFiveYears = notFromText('Une durée de plus de cinq ans est signalée, jamais refusée', 'A-76');
export const annex = source(`${CPOM}, art. 7, annexe des données personnelles`, 'R4-076', 'R4-077', 'A-78');

// what is due every year
export const meeting = source(`${PROTOCOL}, art. 3, rencontres entre services`, 'R2-051', 'R2-052', 'A-54');
export const contacts = source(`${PROTOCOL}, art. 3, coordonnées tenues à jour`, 'R2-050', 'R2-054');
export const indicators = source(`${CPOM}, art. 5, indicateurs annuels`, 'R4-072');
export const yearTable = source(`${CPOM}, tableau de suivi annuel`, 'R4-185', 'R4-186', 'R4-187', 'R4-188', 'R4-194');
export const survey = source(`${CPOM}, enquête annuelle de la DGT, au plus tard le 30 juin`, 'R4-183', 'A-90');
export const serviceReview = source(`${CPOM}, fiche action 2, revue semestrielle de dossiers`, 'R4-169', 'A-82');
export const jointReview = source(`${CPOM}, fiche action 2, réunions semestrielles avec la Carsat`, 'R4-178', 'A-82');
export const review = source(`${CPOM}, fiche action 2, revues semestrielles`, 'R4-169', 'R4-178', 'A-82');

// contracts under a pooled market
export const subsequent = source(`${LETTER}, marchés subséquents à bons de commande`, 'R0-040', 'R0-042');
export const contractDocuments = source(`${LETTER}, mise à disposition des pièces contractuelles`, 'R0-041');
export const marketEnd = notFromText('Le contrat conclu à temps va jusqu’à son propre terme, sauf clause contraire', 'A-27', 'A-64');
export const platform = source(`${NOTE}, contrat de services`, 'R3-042', 'R3-043', 'R3-044');
export const pooledMarket = source(`${LETTER}, attribution du marché mutualisé`, 'R0-033', 'A-64');
export const protocol = source(`${PROTOCOL}, art. 5`, 'R2-075', 'R2-086', 'R2-089');
export const cpom = source(`${CPOM}, art. 5 et 8`, 'R4-072', 'R4-078', 'R4-079', 'A-77');
export const framework = source(`${CIRCULAR}, durée et reconduction`, 'R1-018', 'R1-019', 'R1-020');

// what no text says
export const concluded = notFromText('Un accord à date fixe est conclu au plus tard le jour de sa prise d’effet', 'R1-018');
export const express = notFromText('Reconduction expresse : sans décision, le contrat s’arrête au terme qu’il a fixé', 'A-28', 'R1-019');
export const decidedOnce = notFromText('Une reconduction se décide une fois par période ; une erreur se rectifie', 'A-28');
export const termsFit = notFromText('Les termes d’un accord ne se contredisent pas', 'R1-019', 'R2-086', 'A-77');
export const calendar = notFromText('Le calendrier légal de Saisine couvre des années relues', 'R1-018', 'R1-020');
export const abandonment = notFromText('Un projet qui n’est pas signé par tous n’engage personne', 'R2-090');
export const warnings = notFromText('Rappel avant la fin de chaque période, sans effet de droit', 'A-12');
export const pending = notFromText('Rappel de ce qui attend une signature ou un accord, sans effet de droit', 'A-12');
export const dependantsWarning = notFromText(
  'Annonce aux dossiers qui en dépendent, quand la fin est certaine (T4)',
  'A-12',
  'A-27',
  'A-09',
);
