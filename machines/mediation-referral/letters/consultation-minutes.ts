import { bullets, heading, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import * as source from '../sources.js';
import { PARTIES_BY_NAME } from './parties.js';

/** That the consultation took place, and who was there; nothing of what was said. */
export const consultationMinutes: Letter = {
  version: 1,
  form: 'record',
  fields: {
    lead: shown.body('known.lead'),
    market: shown.plain('content.market'),
    heldOn: shown.day('content.heldOn'),
    president: shown.plain('act.presidentPresent'),
    executive: shown.plain('act.executivePresent'),
    funds: shown.plain('content.funds'),
  },
  sender: 'lead',
  references: [says('Accord-cadre {market}')],
  subject: [says('Relevé de la concertation préalable')],
  blocks: [
    paragraph(
      'La lettre circulaire Ucanss 026-19 du 6 juin 2019 prévoit, avant d’engager une médiation entre un directeur ou un directeur comptable et financier et le Président du Conseil ou du Conseil d’administration, une phase de concertation avec la caisse nationale.',
    ),
    paragraph('**Cette concertation a eu lieu le {heldOn}.** Elle concernait :'),
    PARTIES_BY_NAME,
    heading('Étaient présents'),
    bullets([
      says('le Président ou la Présidente du Conseil ou du Conseil d’administration', { field: 'president', is: [true] }),
      says('le directeur, la directrice, ou le directeur comptable et financier', { field: 'executive', is: [true] }),
    ]),
    {
      kind: 'bulletsOf',
      of: 'content.funds',
      fields: { fund: shown.body('item.fund') },
      text: 'pour la caisse nationale : {fund}',
      when: [{ field: 'funds', filled: true }],
    },
    paragraph('Ce relevé ne rapporte rien de ce qui s’est dit. L’aval de la caisse nationale fait l’objet d’un acte séparé.'),
    signature([says('Pour {lead}')]),
  ],
  cites: [source.consultation],
};
