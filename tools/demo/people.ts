import type { Person, Role } from '../../libs/directory/index.js';

/** Invented people for the default start, one login each. Their login is also the subject of their tokens. */
export const people: readonly Person[] = [
  person(1, 'fonds.gestionnaire', 'Camille Exemple', is('caseManager', 'fonds-maladie')),
  person(2, 'fonds.responsable', 'Dominique Spécimen', is('lead', 'fonds-maladie'), is('caseManager', 'fonds-maladie')),
  person(3, 'fonds2.gestionnaire', 'Claude Modèle', is('caseManager', 'fonds-famille')),
  person(4, 'fonds2.responsable', 'Maxime Patron', is('lead', 'fonds-famille'), is('caseManager', 'fonds-famille')),
  person(5, 'caisse-a.gestionnaire', 'Sacha Fictif', is('caseManager', 'caisse-a')),
  person(6, 'caisse-a.responsable', 'Alix Imaginaire', is('lead', 'caisse-a'), is('caseManager', 'caisse-a')),
  person(7, 'caisse-b.gestionnaire', 'Morgan Inventé', is('caseManager', 'caisse-b')),
  person(8, 'caisse-b.responsable', 'Lou Factice', is('lead', 'caisse-b'), is('caseManager', 'caisse-b')),
  person(9, 'caisse-c.gestionnaire', 'Noa Simulacre', is('caseManager', 'caisse-c')),
  person(10, 'caisses.gestionnaire', 'Charlie Partagé', is('caseManager', 'caisse-a'), is('caseManager', 'caisse-b')),
  person(11, 'mediatrice', 'Ange Concorde', is('mediator', 'cabinet-mediation')),
  person(12, 'mediateur2', 'Andrea Parabole', is('mediator', 'cabinet-associe')),
  person(13, 'achats.gestionnaire', 'Sam Échantillon', is('caseManager', 'centrale-achats')),
  person(14, 'auditrice', 'Eden Témoin', is('auditor', 'bureau-audit')),
  person(15, 'dpo', 'Yaël Discret', is('dpo', 'fonds-maladie')),
  person(16, 'fonds3.gestionnaire', 'Mika Prétexte', is('caseManager', 'fonds-recouvrement')),
  person(17, 'fonds3.responsable', 'Robin Mirage', is('lead', 'fonds-recouvrement'), is('caseManager', 'fonds-recouvrement')),
  person(18, 'caisse-c.responsable', 'Jo Chimère', is('lead', 'caisse-c'), is('caseManager', 'caisse-c')),
  person(19, 'caisse-d.gestionnaire', 'Lou Utopie', is('caseManager', 'caisse-d')),
  person(20, 'achats.responsable', 'Nour Hypothèse', is('lead', 'centrale-achats'), is('caseManager', 'centrale-achats')),
  person(21, 'carsat.gestionnaire', 'Gaby Légende', is('caseManager', 'carsat-monts')),
  person(22, 'carsat.responsable', 'Sasha Épopée', is('lead', 'carsat-monts'), is('caseManager', 'carsat-monts')),
  person(23, 'spst.gestionnaire', 'Loïs Parchemin', is('caseManager', 'spst-rives')),
  person(24, 'spst.responsable', 'Andréa Chronique', is('lead', 'spst-rives'), is('caseManager', 'spst-rives')),
  person(25, 'dreets.gestionnaire', 'Claude Fabliau', is('caseManager', 'dreets-vals')),
  person(26, 'ecoute.responsable', 'Dany Écho', is('lead', 'cabinet-ecoute'), is('caseManager', 'cabinet-ecoute')),
];

/** The number makes the account id: it is stable over restarts, and is never given to somebody else. */
function person(number: number, login: string, displayName: string, ...memberships: Person['memberships']): Person {
  return {
    accountId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    subject: login,
    displayName,
    email: `${login}@example.invalid`,
    active: true,
    memberships,
  };
}

function is(role: Role, organisationId: string): Person['memberships'][number] {
  return { organisationId, role };
}
