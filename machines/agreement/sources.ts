import { notFromText, source } from '../kernel/index.js';

/** The passages that this process rests on, each named once. */
const CIRCULAR = 'Lettre circulaire Ucanss 026-19 du 6 juin 2019';

export const agreement = source(`${CIRCULAR}, accord-cadre`, 'R1-002', 'R1-016');
export const consortium = source(`${CIRCULAR}, titulaire en groupement`, 'R1-017');
export const services = source(`${CIRCULAR}, prestations`, 'R1-021');
export const initialTerm = source(`${CIRCULAR}, durée`, 'R1-018', 'A-01', 'A-33');
export const renewals = source(`${CIRCULAR}, reconduction`, 'R1-019', 'R1-020', 'P2-E1');
export const wholeDuration = source(`${CIRCULAR}, durée totale`, 'R1-020', 'A-01');
export const nonRenewal = source(`${CIRCULAR}, reconduction`, 'R1-019', 'P2-E2');

export const concluded = notFromText('Un accord-cadre est conclu au plus tard le jour de sa prise d’effet', 'R1-018');
export const tacit = notFromText('Reconduction tacite, sauf décision contraire consignée', 'A-28', 'R1-019');
export const express = notFromText('Reconduction expresse : sans décision, le contrat s’arrête au terme qu’il a fixé', 'A-28', 'R1-019');
export const decidedOnce = notFromText('Une reconduction se décide une fois par période ; une erreur se rectifie', 'A-28');
export const earlyEnd = notFromText('Fin anticipée : plus de commande ensuite, ce qui est commandé s’exécute', 'A-27', 'P2-E2');
export const calendar = notFromText('Le calendrier légal de Saisine couvre des années relues', 'R1-018', 'R1-020');
export const warnings = notFromText('Rappel avant la fin de chaque période, sans effet de droit', 'A-12');
export const dependantsWarning = notFromText('Annonce aux dossiers qui en dépendent, quand la fin est certaine (T4)', 'A-12', 'A-27');
