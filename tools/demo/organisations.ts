import type { Letterhead, RegisteredOrganisation } from '../../libs/directory/index.js';

/** A fictional address: no street, post code or number of it exists, and `.invalid` reaches nobody. */
const at = (street: string, place: string, mailbox: string, number: string): Letterhead => ({
  lines: [street, `99999 ${place}`],
  place,
  contact: [`Téléphone : 01 99 00 ${number}`, `${mailbox}@example.invalid`],
});

/** Invented organisations for the default start: no name here is a real one. */
export const organisations: readonly RegisteredOrganisation[] = [
  {
    id: 'fonds-maladie',
    kind: 'nationalFund',
    name: 'Fonds national fictif Azur',
    branch: 'maladie',
    network: 'azur',
    letterhead: at('1, place de l’Invention', 'Azurville', 'fonds-azur', '00 01'),
  },
  {
    id: 'fonds-famille',
    kind: 'nationalFund',
    name: 'Fonds national fictif Brume',
    branch: 'famille',
    network: 'brume',
    letterhead: at('2, quai du Brouillon', 'Brumeval', 'fonds-brume', '00 02'),
  },
  {
    id: 'fonds-recouvrement',
    kind: 'nationalFund',
    name: 'Fonds national fictif Cendre',
    branch: 'recouvrement',
    network: 'cendre',
    letterhead: at('3, allée de l’Esquisse', 'Cendremont', 'fonds-cendre', '00 03'),
  },
  {
    id: 'caisse-a',
    kind: 'localBody',
    name: 'Caisse fictive A de Valimaginaire',
    branch: 'maladie',
    network: 'azur',
    letterhead: at('12, rue de l’Exemple', 'Valimaginaire', 'caisse-a', '01 01'),
  },
  {
    id: 'caisse-b',
    kind: 'localBody',
    name: 'Caisse fictive B de Montinventé',
    branch: 'maladie',
    network: 'azur',
    letterhead: at('34, boulevard du Spécimen', 'Montinventé', 'caisse-b', '01 02'),
  },
  {
    id: 'caisse-c',
    kind: 'localBody',
    name: 'Caisse fictive C de Portchimère',
    branch: 'famille',
    network: 'brume',
    letterhead: at('56, rue du Modèle', 'Portchimère', 'caisse-c', '01 03'),
  },
  {
    id: 'caisse-d',
    kind: 'localBody',
    name: 'Caisse fictive D de Rivemirage',
    branch: 'recouvrement',
    network: 'cendre',
    letterhead: at('78, avenue de l’Hypothèse', 'Rivemirage', 'caisse-d', '01 04'),
  },
  {
    id: 'cabinet-mediation',
    kind: 'provider',
    name: 'Cabinet fictif de médiation (mandataire)',
    branch: null,
    network: null,
    letterhead: at('9, passage de la Parabole', 'Valimaginaire', 'cabinet-mediation', '02 01'),
  },
  {
    id: 'cabinet-associe',
    kind: 'provider',
    name: 'Cabinet fictif associé (cotraitant)',
    branch: null,
    network: null,
    letterhead: at('10, passage de la Parabole', 'Valimaginaire', 'cabinet-associe', '02 02'),
  },
  {
    id: 'centrale-achats',
    kind: 'purchasingBody',
    name: 'Union fictive des achats',
    branch: null,
    network: null,
    letterhead: at('5, cours de la Maquette', 'Azurville', 'union-achats', '03 01'),
  },
  {
    id: 'bureau-audit',
    kind: 'auditOffice',
    name: 'Bureau fictif de l’audit',
    branch: null,
    network: null,
    letterhead: at('6, cours de la Maquette', 'Azurville', 'bureau-audit', '04 01'),
  },
];
