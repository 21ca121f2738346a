import { heading, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { CONTEXTS, DISPUTE_TYPES, HARASSMENT_DUTIES, MATTERS } from '../labels.fr.js';
import * as source from '../sources.js';
import { PARTIES_BY_FUNCTION } from './parties.js';

/** The order to the provider. It names nobody: the mediator learns names in the case, the provider's accountants need none. */
export const purchaseOrder: Letter = {
  version: 1,
  form: 'letter',
  fields: {
    issuer: shown.body('content.issuer'),
    provider: shown.body('content.provider'),
    market: shown.plain('content.market'),
    number: shown.plain('document.number'),
    referredOn: shown.day('known.referred.at'),
    commitment: shown.plain('content.commitmentNumber'),
    reference: shown.plain('case.reference'),
    type: shown.coded('known.type', DISPUTE_TYPES),
    matter: shown.coded('known.matter', MATTERS),
    context: shown.coded('acts.qualify.context', CONTEXTS),
    parties: shown.countOf('known.parties'),
    dutyList: shown.plain('content.mediatorDuties'),
  },
  sender: 'issuer',
  addressees: [{ organisation: 'provider' }],
  references: [
    says('Bon de commande n° {number}'),
    says('Accord-cadre {market}'),
    says('Engagement {commitment}', { field: 'commitment', filled: true }),
  ],
  subject: [says('bon de commande n° {number} – médiation professionnelle')],
  blocks: [
    paragraph('Madame, Monsieur,'),
    paragraph(
      'À la suite de la saisine du {referredOn}, nous vous commandons, en exécution de l’accord-cadre {market}, la prestation suivante.',
    ),
    {
      kind: 'entries',
      entries: [
        { label: 'Prestation', text: '**Médiation professionnelle**, de la prise de contact au constat d’issue' },
        { label: 'Nature de la situation', text: '{matter}', when: [{ field: 'matter', filled: true }] },
        { label: 'Contexte', text: '{context}', when: [{ field: 'context', filled: true }] },
        { label: 'Type de différend', text: '{type}' },
        { label: 'Nombre de parties', text: '{parties}' },
        { label: 'Conditions', text: 'Celles de l’accord-cadre {market}' },
        { label: 'Numéro d’engagement', text: '{commitment}, à rappeler sur la facture', when: [{ field: 'commitment', filled: true }] },
      ],
    },
    heading('Parties'),
    PARTIES_BY_FUNCTION,
    paragraph(
      'Les noms ne figurent pas sur ce bon : le médiateur que vous désignez les lit dans le dossier {reference}. Il ne lui appartient pas de déterminer les modalités de gestion de la situation ni ses conséquences.',
    ),
    heading('Harcèlement moral allégué : devoirs du médiateur', { field: 'dutyList', filled: true }),
    {
      kind: 'bulletsOf',
      of: 'content.mediatorDuties',
      fields: { duty: shown.coded('item', HARASSMENT_DUTIES) },
      text: '{duty}.',
      when: [{ field: 'dutyList', filled: true }],
    },
    paragraph('Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.'),
    signature([says('Pour {issuer}'), says('La personne habilitée à commander')]),
  ],
  cites: [source.order, source.framework],
};
