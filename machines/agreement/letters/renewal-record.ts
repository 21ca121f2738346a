import { type Condition, heading, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { VERDICTS } from '../labels.fr.js';
import * as source from '../sources.js';
import { citedFor, OF_ALL, REFERENCES, SIGNERS } from './parts.js';

const decided: Condition = { field: 'decisions', filled: true };
const tacitly: Condition = { field: 'decisions', filled: false };
const evaluated: Condition = { field: 'evaluation', is: ['CONDITION'] };
const withATerm: Condition = { field: 'renewedUntil', filled: true };

/** That another term has begun, by what right, and until when. */
export const renewalRecord: Letter = {
  version: 1,
  form: 'record',
  fields: {
    ...OF_ALL,
    term: shown.plain('content.term'),
    most: shown.plain('content.most'),
    renewedFrom: shown.day('content.renewedFrom'),
    renewedUntil: shown.day('content.renewedUntil'),
    noticeEnd: shown.day('content.noticeEnd'),
    decisions: shown.plain('known.renewedBy'),
    evaluation: shown.plain('known.evaluation'),
    verdict: shown.coded('known.assessment.verdict', VERDICTS),
    reserve: shown.plain('known.regulatoryReserve'),
    flaggedOn: shown.day('known.regulatoryChange.at'),
  },
  sender: 'keeper',
  references: REFERENCES,
  subject: [says('Constat de reconduction')],
  blocks: [
    paragraph('**La convention {agreement} est reconduite du {renewedFrom} au {renewedUntil}, ce jour compris.**', withATerm),
    paragraph('**La convention {agreement} est reconduite à compter du {renewedFrom}, sans terme fixé.**', {
      field: 'renewedUntil',
      filled: false,
    }),
    {
      kind: 'entries',
      entries: [
        { label: 'Conclue le', text: '{concludedOn}' },
        { label: 'Reconductions faites', text: '{term}, sur {most} au plus', when: [{ field: 'most', filled: true }] },
        { label: 'Reconductions faites', text: '{term} ; leur nombre n’est pas limité', when: [{ field: 'most', filled: false }] },
        { label: 'Premier jour reconduit', text: '{renewedFrom}' },
        { label: 'Dernier jour de la période', text: '{renewedUntil}, à 24 heures', when: [withATerm] },
      ],
    },
    SIGNERS,
    heading('Ce qui fonde la reconduction'),
    paragraph(
      'Elle est tacite : au terme de la période précédente, personne ne s’y était opposé dans le délai prévu et aucun préavis n’avait pris effet.',
      tacitly,
    ),
    // without a decision of all, nothing else lets it renew
    paragraph('L’évaluation de cette période est signée par tous les signataires, et favorable à la poursuite.', tacitly, evaluated),
    paragraph('Aucune évolution réglementaire n’est restée signalée.', tacitly, { field: 'reserve', is: [true] }),
    paragraph('Avant le terme de la période précédente, ont décidé qu’une autre la suive :', decided),
    {
      kind: 'table',
      of: 'known.renewedBy',
      fields: { organisation: shown.body('known.signatories[item.signatory].organisation'), at: shown.day('item.at') },
      columns: [
        { title: 'A décidé', text: '{organisation}', width: 70 },
        { title: 'Le', text: '{at}', width: 30 },
      ],
      when: [decided],
    },
    {
      kind: 'entries',
      entries: [
        { label: 'Évaluation, conclusion', text: '{verdict}', when: [evaluated, { field: 'verdict', filled: true }] },
        { label: 'Évaluation de la période', text: 'Non renseignée', when: [evaluated, { field: 'verdict', filled: false }] },
        { label: 'Évolution réglementaire', text: 'Signalée le {flaggedOn}', when: [{ field: 'flaggedOn', filled: true }] },
        { label: 'Évolution réglementaire', text: 'Aucune n’est signalée', when: [{ field: 'flaggedOn', filled: false }] },
      ],
      when: [decided, { field: 'evaluation', isNot: ['NONE'] }],
    },
    paragraph('Un préavis de résiliation court : sauf retrait, la convention ainsi reconduite prend fin le **{noticeEnd}**, à 24 heures.', {
      field: 'noticeEnd',
      filled: true,
    }),
    signature([says('Pour {keeper}')]),
  ],
  cites: [citedFor('PDP_PROTOCOL_1', source.tacit), citedFor('FRAMEWORK_1', source.renewals)],
};
