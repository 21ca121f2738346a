import { type Condition, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { ORDER_LEVELS } from '../labels.fr.js';
import * as source from '../sources.js';
import { citedFor, OF_THE_AGREEMENT, REFERENCES } from './parts.js';

const underAMarket: Condition = { field: 'market', filled: true };
const committed: Condition = { field: 'commitment', filled: true };

/** The local body orders from the provider, under the contract between them. It says nothing of whom the service is for. */
export const subsequentOrder: Letter = {
  version: 1,
  form: 'letter',
  fields: {
    ...OF_THE_AGREEMENT,
    issuer: shown.body('content.issuer'),
    provider: shown.body('content.provider'),
    market: shown.plain('content.market'),
    number: shown.plain('document.number'),
    rank: shown.plain('content.rank'),
    orderedOn: shown.day('content.orderedOn'),
    level: shown.coded('content.level', ORDER_LEVELS),
    commitment: shown.plain('content.commitmentNumber'),
  },
  sender: 'issuer',
  addressees: [{ organisation: 'provider' }],
  references: [
    says('Bon de commande n° {number}'),
    ...REFERENCES,
    says('Marché mutualisé {market}', underAMarket),
    says('Engagement {commitment}', committed),
  ],
  subject: [says('bon de commande n° {number}')],
  blocks: [
    paragraph('Madame, Monsieur,'),
    paragraph(
      'En exécution du contrat {agreement}, conclu entre nous le {concludedOn} dans le cadre du marché mutualisé {market}, nous vous commandons la prestation suivante.',
      underAMarket,
    ),
    paragraph('En exécution du contrat {agreement}, conclu entre nous le {concludedOn}, nous vous commandons la prestation suivante.', {
      field: 'market',
      filled: false,
    }),
    {
      kind: 'entries',
      entries: [
        { label: 'Prestation', text: '**{level}**' },
        { label: 'Commandée le', text: '{orderedOn}' },
        { label: 'Rang du bon au contrat', text: '{rank}' },
        { label: 'Organisme qui commande', text: '{issuer}' },
        { label: 'Prestataire', text: '{provider}' },
        { label: 'Conditions', text: 'Celles du contrat {agreement}' },
        { label: 'Numéro d’engagement', text: '{commitment}, à rappeler sur la facture', when: [committed] },
      ],
    },
    paragraph('Aucun nom de salarié ne figure sur ce bon, et aucun n’a à figurer sur la facture.'),
    paragraph('Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.'),
    signature([says('Pour {issuer}'), says('La personne habilitée à commander')]),
  ],
  cites: [citedFor('SUBSEQUENT_CONTRACT_1', source.subsequent)],
};
