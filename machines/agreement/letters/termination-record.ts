import { type Condition, heading, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import type { Cause } from '../causes.js';
import { END_REASONS } from '../labels.fr.js';
import * as source from '../sources.js';
import { citedFor, made, OF_ALL, REFERENCES, SIGNERS } from './parts.js';

const because = (...causes: readonly Cause[]): Condition => ({ field: 'cause', is: causes });
const atItsTerm = because('NOTICE', 'EXPIRED', 'EXHAUSTED', 'DECLINED', 'NOT_DECIDED', 'LAPSED');

/** What was missing when its term came. */
const MISSING = {
  'evaluation-missing': 'l’évaluation de la période n’était pas signée par tous les signataires',
  'evaluation-unfavourable': 'l’évaluation de la période, signée par tous, concluait défavorablement à sa poursuite',
  'regulatory-change': 'une évolution réglementaire était signalée et n’avait pas été levée',
};

/** That an agreement is over, since when, and why. */
export const terminationRecord: Letter = {
  version: 1,
  form: 'record',
  fields: {
    ...OF_ALL,
    cause: shown.plain('content.cause'),
    lastDay: shown.day('content.lastDay'),
    firstDay: shown.day('content.firstCoveredDay'),
    term: shown.plain('content.term'),
    most: shown.plain('content.most'),
    declinedOn: shown.day('content.declinedOn'),
    decidedBy: shown.body('content.decidedBy'),
    reason: shown.coded('content.reason', END_REASONS),
    market: shown.plain('content.market'),
  },
  sender: 'keeper',
  references: REFERENCES,
  subject: [says('Constat de fin de convention')],
  blocks: [
    paragraph('**La convention {agreement} a pris fin le {lastDay} à 24 heures.**', atItsTerm),
    paragraph('**La convention {agreement} a pris fin le {lastDay}.**', because('ENDED', 'MARKET')),
    {
      kind: 'entries',
      entries: [
        { label: 'Conclue le', text: '{concludedOn}' },
        { label: 'Premier jour couvert', text: '{firstDay}' },
        { label: 'Reconductions faites', text: '{term}', when: [{ field: 'term', isNot: [0] }] },
      ],
    },
    SIGNERS,
    heading('Pourquoi elle a pris fin'),
    paragraph('Elle est résiliée : le préavis notifié par un signataire est arrivé à son terme.', because('NOTICE')),
    {
      kind: 'table',
      of: 'content.notices',
      fields: { giver: shown.body('item.giver'), at: shown.day('item.at'), lastDay: shown.day('item.lastDay') },
      columns: [
        { title: 'Préavis notifié par', text: '{giver}', width: 48 },
        { title: 'Reçu le', text: '{at}', width: 26 },
        { title: 'Prend fin le', text: '{lastDay}', width: 26 },
      ],
      when: [because('NOTICE')],
    },
    paragraph('Elle est arrivée au terme de sa durée, et son texte ne prévoit pas de reconduction.', because('EXPIRED')),
    paragraph('Une suite demande un nouveau contrat.', because('EXPIRED'), made('CPOM_1')),
    paragraph('Elle est arrivée à son dernier terme : {term} reconductions ont été faites sur {most} au plus.', because('EXHAUSTED'), {
      field: 'term',
      isNot: [1],
    }),
    paragraph('Elle est arrivée à son dernier terme : la seule reconduction possible a été faite.', because('EXHAUSTED'), {
      field: 'term',
      is: [1],
    }),
    paragraph(
      'Elle n’a pas été reconduite : la décision de ne pas la reconduire a été reçue le {declinedOn}, et elle est allée jusqu’au terme de sa période.',
      because('DECLINED'),
    ),
    paragraph(
      'Elle n’a pas été reconduite : sa reconduction demandait une décision, et tous ceux qui en décident ne l’avaient pas prise avant le terme.',
      because('NOT_DECIDED'),
    ),
    paragraph('Elle n’a pas pu être reconduite tacitement. Au terme de sa période :', because('LAPSED')),
    {
      kind: 'bulletsOf',
      of: 'content.missing',
      fields: { missing: shown.coded('item', MISSING) },
      text: '{missing}',
      when: [because('LAPSED')],
    },
    paragraph('Aucune décision expresse de la reconduire n’avait été prise par tous ceux qui en décident.', because('LAPSED')),
    paragraph('{decidedBy} y a mis fin avant son terme. Motif : {reason}.', because('ENDED')),
    paragraph('Elle découlait du marché {market} ; celui-ci a pris fin, et elle prévoyait de s’arrêter avec lui.', because('MARKET')),
    signature([says('Pour {keeper}')]),
  ],
  cites: [
    citedFor('PDP_PROTOCOL_1', source.termination, because('NOTICE')),
    citedFor('PDP_PROTOCOL_1', source.tacit, because('LAPSED')),
    citedFor('CPOM_1', source.expiry, because('EXPIRED')),
    citedFor('FRAMEWORK_1', source.wholeDuration, because('EXHAUSTED')),
    citedFor('FRAMEWORK_1', source.nonRenewal, because('DECLINED', 'NOT_DECIDED')),
  ],
};
