import { bullets, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import * as source from '../sources.js';
import { citedFor, made, notMade, OF_ALL, REFERENCES } from './parts.js';

const FOLLOWED = 'Dont établissements suivis par la Caisse régionale dans le cadre de la C.O.G.';

/** The yearly table as the contract prints it: its header dates, its three columns, its six rows and its key. */
export const yearTable: Letter = {
  version: 1,
  form: 'record',
  fields: {
    ...OF_ALL,
    concludedOn: shown.shortDay('content.concludedOn'),
    until: shown.shortDay('content.until'),
    year: shown.plain('content.year'),
    trained: shown.plain('act.trained'),
    trainedFollowed: shown.plain('act.trainedFollowed'),
    accompanied: shown.plain('act.accompanied'),
    accompaniedFollowed: shown.plain('act.accompaniedFollowed'),
    targeted: shown.plain('act.targeted'),
    targetedFollowed: shown.plain('act.targetedFollowed'),
    comment: shown.sealed('act.comment'),
  },
  sender: 'keeper',
  references: REFERENCES,
  subject: [says('Tableau de suivi annuel – année {year}')],
  blocks: [
    {
      kind: 'entries',
      entries: [
        { label: 'Date de signature du Cpom', text: '{concludedOn}', when: [made('CPOM_1')] },
        { label: 'Date de signature', text: '{concludedOn}', when: [notMade('CPOM_1')] },
        { label: 'Date de fin du Cpom', text: '{until}', when: [made('CPOM_1'), { field: 'until', filled: true }] },
        { label: 'Date de fin', text: '{until}', when: [notMade('CPOM_1'), { field: 'until', filled: true }] },
        { label: 'Année du contrat', text: '{year}' },
      ],
    },
    {
      kind: 'grid',
      columns: [
        { title: 'Indicateur', width: 56 },
        { title: 'Nombre', width: 12 },
        { title: 'Commentaires', width: 32 },
      ],
      rows: [
        { cells: ['Nombre d’établissements formés', '**{trained}**', ''] },
        { cells: [FOLLOWED, '{trainedFollowed}', ''] },
        { cells: ['Nombre d’établissements accompagnés', '**{accompanied}**', ''] },
        { cells: [FOLLOWED, '{accompaniedFollowed}', ''] },
        { cells: ['Nombre d’établissements ciblés par une action de communication', '**{targeted}**', ''] },
        { cells: [FOLLOWED, '{targetedFollowed}', ''] },
        { cells: ['Sur l’ensemble de ces indicateurs', '', '{comment}'], when: [{ field: 'comment', filled: true }] },
      ],
    },
    paragraph('**Légende.** Pour la thématique retenue :'),
    bullets([
      says('formés : le nombre total d’établissements formés à la thématique sur l’ensemble des actions de formation déployées ;'),
      says(
        'accompagnés : le nombre total d’établissements ayant bénéficié d’au moins une visite, mesure ou conseil personnalisé sur la thématique ;',
      ),
      says('ciblés : le nombre total d’établissements destinataires d’une action de communication sur la thématique.'),
    ]),
    paragraph(
      'Ces indicateurs sont renseignés chaque année et partagés entre les signataires. Ils s’ajoutent à ceux de l’enquête annuelle de la D.G.T., à renseigner au plus tard le 30 juin de chaque année.',
      made('CPOM_1'),
    ),
    signature([says('Pour {keeper}')]),
  ],
  cites: [citedFor('CPOM_1', source.indicators), citedFor('CPOM_1', source.yearTable), citedFor('CPOM_1', source.survey)],
};
