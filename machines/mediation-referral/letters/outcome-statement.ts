import { type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { OUTCOMES } from '../labels.fr.js';
import * as source from '../sources.js';
import { PARTIES_BY_NAME } from './parties.js';

/** What came of it: its kind, and nothing of what was said. */
export const outcomeStatement: Letter = {
  version: 1,
  form: 'record',
  fields: {
    body: shown.body('by.organisation'),
    market: shown.plain('content.market'),
    statedOn: shown.day('content.statedOn'),
    startedOn: shown.day('known.started.at'),
    outcome: shown.coded('content.outcome', OUTCOMES),
    lead: shown.body('known.lead'),
    mediator: shown.sealed('acts.startMediation.mediatorName'),
  },
  sender: 'body',
  references: [says('Accord-cadre {market}')],
  subject: [says('Constat d’issue d’une médiation professionnelle')],
  blocks: [
    paragraph('Une médiation professionnelle a été menée dans le cadre de l’accord-cadre {market}. Elle concernait personnellement :'),
    PARTIES_BY_NAME,
    {
      kind: 'entries',
      entries: [
        { label: 'Commandée par', text: '{lead}' },
        { label: 'Médiation commencée le', text: '{startedOn}', when: [{ field: 'startedOn', filled: true }] },
        { label: 'Issue constatée le', text: '{statedOn}' },
        { label: 'Issue', text: '**{outcome}**' },
      ],
    },
    paragraph(
      'Ce constat dit le genre de l’issue et rien d’autre : ce qui a été dit en médiation n’y figure pas et n’est conservé nulle part au dossier. Il n’appartient pas au médiateur de déterminer les modalités de gestion de la situation, ni ses conséquences.',
    ),
    paragraph(
      'Il est remis aux parties, à l’organisme qui a commandé la médiation et, lorsqu’elle a donné son aval, à la caisse nationale. Il n’est communiqué à personne d’autre.',
    ),
    signature([says('Le médiateur ou la médiatrice'), says('{mediator}', { field: 'mediator', filled: true })]),
  ],
  cites: [source.outcomes, source.withinTheMediation],
};
