import type { OrganisationKind, Role } from './model.js';

/** A role as its holder is called. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  caseManager: 'Gestionnaire de dossiers',
  lead: 'Responsable',
  mediator: 'Médiation',
  auditor: 'Audit',
  dpo: 'Protection des données',
};

/** A kind of organisation as people call it. */
export const KIND_LABELS: Readonly<Record<OrganisationKind, string>> = {
  nationalFund: 'Caisse nationale',
  localBody: 'Organisme local',
  provider: 'Prestataire',
  purchasingBody: 'Organisme acheteur',
  regionalFund: 'Caisse régionale et son service social',
  occupationalHealthService: 'Service de prévention et de santé au travail',
  labourDirectorate: 'Direction régionale du travail',
  auditOffice: 'Service d’audit',
};
