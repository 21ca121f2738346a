import { type Block, heading, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { REFERRAL_MODES } from '../labels.fr.js';
import * as source from '../sources.js';
import { PARTIES_BY_NAME } from './parties.js';

const decisions = (of: string, field: string, title: string): Block => ({
  kind: 'table',
  of,
  fields: { organisation: shown.body('item.organisation'), at: shown.day('item.at') },
  columns: [
    { title, text: '{organisation}', width: 70 },
    { title: 'Donné le', text: '{at}', width: 30 },
  ],
  when: [{ field, filled: true }],
});

/** The referral itself, and everything that had to precede it. */
export const referralRecord: Letter = {
  version: 1,
  form: 'record',
  fields: {
    lead: shown.body('content.lead'),
    provider: shown.body('content.provider'),
    market: shown.plain('content.market'),
    mode: shown.coded('content.mode', REFERRAL_MODES),
    referredOn: shown.day('content.referredOn'),
    by: shown.named('by.person'),
    informed: shown.plain('content.informed'),
    approvals: shown.plain('content.approvals'),
    agreements: shown.plain('content.agreements'),
  },
  sender: 'lead',
  references: [says('Accord-cadre {market}')],
  subject: [says('Procès-verbal de saisine')],
  blocks: [
    {
      kind: 'entries',
      entries: [
        { label: 'Saisine faite le', text: '**{referredOn}**' },
        { label: 'Modalité', text: '{mode}' },
        { label: 'Conduite par', text: '{lead}' },
        { label: 'Saisine faite par', text: '{by}, partie', when: [{ field: 'by', filled: true }] },
        { label: 'Prestataire saisi', text: '{provider}, titulaire de l’accord-cadre {market}' },
      ],
    },
    heading('Parties concernées personnellement'),
    PARTIES_BY_NAME,
    heading('Informations écrites préalables', { field: 'informed', filled: true }),
    {
      kind: 'table',
      of: 'content.informed',
      fields: { recipient: shown.addressed('item.recipient'), at: shown.day('item.at') },
      columns: [
        { title: 'Destinataire', text: '{recipient}', width: 70 },
        { title: 'Écrit du', text: '{at}', width: 30 },
      ],
      when: [{ field: 'informed', filled: true }],
    },
    heading('Aval de la caisse nationale', { field: 'approvals', filled: true }),
    decisions('content.approvals', 'approvals', 'Caisse nationale'),
    heading('Accord de l’employeur', { field: 'agreements', filled: true }),
    decisions('content.agreements', 'agreements', 'Employeur'),
    paragraph(
      'Au vu de ce qui précède, le prestataire est saisi. La saisine donne lieu à l’émission d’un bon de commande par l’organisme qui la conduit.',
    ),
    signature([says('Pour {lead}')]),
  ],
  cites: [source.threeModes, source.order],
};
