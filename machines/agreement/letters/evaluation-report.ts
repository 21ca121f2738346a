import { type Condition, heading, type Letter, paragraph, says, shown } from '../../kernel/index.js';
import { VERDICTS } from '../labels.fr.js';
import * as source from '../sources.js';
import { citedFor, made, notMade, OF_ALL, REFERENCES, signedBy } from './parts.js';

const figure = (name: string) => shown.plain(`acts.fillEvaluation.${name}`);
const conditional: Condition = { field: 'evaluation', is: ['CONDITION'] };
const favourable: Condition = { field: 'verdictCode', is: ['FAVOURABLE'] };
const unfavourable: Condition = { field: 'verdictCode', is: ['UNFAVOURABLE'] };

/** The six indicators of a term, what is concluded from them, and who signed. Numbers only. */
export const evaluationReport: Letter = {
  version: 1,
  form: 'record',
  fields: {
    ...OF_ALL,
    from: shown.day('content.from'),
    until: shown.day('content.until'),
    evaluation: shown.plain('content.evaluation'),
    verdict: shown.coded('content.verdict', VERDICTS),
    verdictCode: shown.plain('content.verdict'),
    collectiveActions: figure('collectiveActions'),
    participants: figure('participants'),
    trainings: figure('trainings'),
    trainingNature: shown.sealed('acts.fillEvaluation.trainingNature'),
    trained: figure('trained'),
    remobilised: figure('remobilised'),
    retained: figure('retained'),
    retainedElsewhere: figure('retainedElsewhere'),
    serviceMeetings: figure('serviceMeetings'),
    bodyMeetings: figure('bodyMeetings'),
  },
  sender: 'keeper',
  references: REFERENCES,
  subject: [says('Rapport d’évaluation')],
  blocks: [
    paragraph(
      'L’article 5 du protocole {agreement}, conclu le {concludedOn}, prévoit une évaluation annuelle, réalisée par des représentants de chacun des services signataires.',
      made('PDP_PROTOCOL_1'),
    ),
    paragraph(
      'La convention {agreement}, conclue le {concludedOn}, prévoit une évaluation par ses signataires.',
      notMade('PDP_PROTOCOL_1'),
    ),
    paragraph('La période évaluée va du **{from}** au **{until}**.', { field: 'until', filled: true }),
    paragraph('La période évaluée a commencé le **{from}**.', { field: 'until', filled: false }),
    heading('Situations'),
    {
      kind: 'table',
      of: 'acts.fillEvaluation.services',
      fields: {
        service: shown.body('item.organisation'),
        reported: shown.plain('item.reported'),
        handled: shown.plain('item.handled'),
      },
      columns: [
        { title: 'Service', text: '{service}', width: 46 },
        { title: '1. Situations signalées par le service', text: '{reported}', width: 25 },
        { title: '2. Situations traitées par son instance de coordination PDP', text: '{handled}', width: 29 },
      ],
    },
    heading('Actions, résultats et rencontres'),
    {
      kind: 'grid',
      columns: [
        { title: 'Indicateur', width: 78 },
        { title: 'Nombre', width: 22 },
      ],
      rows: [
        { cells: ['3. Actions collectives conjointes', '{collectiveActions}'] },
        { cells: ['3. Participants à ces actions', '{participants}'] },
        { cells: ['4. Actions de sensibilisation et de formation communes réalisées', '{trainings}'] },
        { cells: ['4. Nature de ces actions : {trainingNature}', ''], when: [{ field: 'trainingNature', filled: true }] },
        { cells: ['4. Personnes ayant participé à ces actions', '{trained}'] },
        { cells: ['5. Remobilisations précoces réalisées', '{remobilised}'] },
        { cells: ['5. Maintiens dans l’entreprise', '{retained}'] },
        { cells: ['5. Maintiens hors de l’entreprise', '{retainedElsewhere}'] },
        { cells: ['6. Réunions entre les services', '{serviceMeetings}'] },
        { cells: ['6. Rencontres entre les instances de coordination PDP', '{bodyMeetings}'] },
      ],
    },
    heading('Conclusion'),
    paragraph('**{verdict}.**', { field: 'evaluation', isNot: ['CONDITION'] }),
    paragraph('**{verdict}.** La tacite reconduction de la convention est subordonnée à cette évaluation.', conditional, favourable),
    paragraph(
      '**{verdict}.** La tacite reconduction de la convention est subordonnée à cette évaluation : elle n’a pas lieu à son terme. Une décision expresse de la reconduire reste possible jusque-là.',
      conditional,
      unfavourable,
    ),
    heading('Signé par tous les signataires'),
    signedBy('since.fillEvaluation.signEvaluation'),
  ],
  cites: [
    citedFor('PDP_PROTOCOL_1', source.evaluation),
    citedFor('PDP_PROTOCOL_1', source.bothSides),
    citedFor('PDP_PROTOCOL_1', source.sixIndicators),
  ],
};
