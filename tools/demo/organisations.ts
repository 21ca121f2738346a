import type { Organisation } from '../../libs/directory/index.js';

/** Invented organisations for the default start: no name here is a real one. */
export const organisations: readonly Organisation[] = [
  { id: 'fonds-maladie', kind: 'nationalFund', name: 'Fonds national fictif Azur', branch: 'maladie', network: 'azur' },
  { id: 'fonds-famille', kind: 'nationalFund', name: 'Fonds national fictif Brume', branch: 'famille', network: 'brume' },
  { id: 'fonds-recouvrement', kind: 'nationalFund', name: 'Fonds national fictif Cendre', branch: 'recouvrement', network: 'cendre' },
  { id: 'caisse-a', kind: 'localBody', name: 'Caisse fictive A de Valimaginaire', branch: 'maladie', network: 'azur' },
  { id: 'caisse-b', kind: 'localBody', name: 'Caisse fictive B de Montinventé', branch: 'maladie', network: 'azur' },
  { id: 'caisse-c', kind: 'localBody', name: 'Caisse fictive C de Portchimère', branch: 'famille', network: 'brume' },
  { id: 'caisse-d', kind: 'localBody', name: 'Caisse fictive D de Rivemirage', branch: 'recouvrement', network: 'cendre' },
  { id: 'cabinet-mediation', kind: 'provider', name: 'Cabinet fictif de médiation (mandataire)', branch: null, network: null },
  { id: 'cabinet-associe', kind: 'provider', name: 'Cabinet fictif associé (cotraitant)', branch: null, network: null },
  { id: 'centrale-achats', kind: 'purchasingBody', name: 'Union fictive des achats', branch: null, network: null },
  { id: 'bureau-audit', kind: 'auditOffice', name: 'Bureau fictif de l’audit', branch: null, network: null },
];
