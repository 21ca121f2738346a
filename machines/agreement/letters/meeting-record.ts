import { type Condition, heading, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { MEETINGS } from '../labels.fr.js';
import * as source from '../sources.js';
import { citedFor, made, OF_ALL, REFERENCES } from './parts.js';

const someAbsent: Condition = { field: 'absent', filled: true };
/** the agenda is this meeting's when it was called for this day */
const called: Condition = { field: 'calledFor', sameAs: 'heldOn' };

/** That a meeting took place, and who was there; what was said stands in its own minutes. */
export const meetingRecord: Letter = {
  version: 1,
  form: 'record',
  fields: {
    ...OF_ALL,
    heldOn: shown.day('content.heldOn'),
    meeting: shown.coded('content.meeting', MEETINGS),
    absent: shown.plain('content.absent'),
    calledFor: shown.day('acts.callMeeting.on'),
    agenda: shown.sealed('acts.callMeeting.agenda'),
  },
  sender: 'keeper',
  references: REFERENCES,
  subject: [says('Relevé de rencontre')],
  blocks: [
    paragraph(
      'L’article 3 du protocole prévoit des rencontres régulières entre les équipes des services, une par an au moins.',
      made('PDP_PROTOCOL_1'),
    ),
    {
      kind: 'entries',
      entries: [
        { label: 'Convention', text: '{agreement}, conclue le {concludedOn}' },
        { label: 'Rencontre', text: '{meeting}' },
        { label: 'Tenue le', text: '**{heldOn}**' },
        { label: 'Ordre du jour', text: '{agenda}', when: [called] },
      ],
    },
    heading('Étaient représentés'),
    { kind: 'bulletsOf', of: 'content.present', fields: { body: shown.body('item') }, text: '{body}' },
    heading('N’étaient pas représentés, parmi les signataires', someAbsent),
    { kind: 'bulletsOf', of: 'content.absent', fields: { body: shown.body('item') }, text: '{body}', when: [someAbsent] },
    paragraph('Ce relevé dit que la rencontre a eu lieu et qui y était représenté ; son compte rendu en est distinct.'),
    signature([says('Pour {keeper}')]),
  ],
  cites: [citedFor('PDP_PROTOCOL_1', source.meeting)],
};
