import { heading, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import * as source from '../sources.js';
import { citedFor, made, notMade, OF_THE_AGREEMENT, REFERENCES } from './parts.js';

/** From the signatory who terminates to each of the others: a copy each, with its acknowledgement of receipt. */
export const noticeLetter: Letter = {
  version: 1,
  form: 'letter',
  fields: {
    ...OF_THE_AGREEMENT,
    giver: shown.body('content.giver'),
    giverTitle: shown.plain('content.giverTitle'),
    other: shown.body('item'),
    months: shown.plain('content.months'),
    receivedOn: shown.day('content.receivedOn'),
    lastDay: shown.day('content.lastDay'),
    earlierEnd: shown.day('content.earlierEnd'),
    termEnd: shown.day('content.termEnd'),
  },
  sender: 'giver',
  each: { of: 'content.others', field: 'other' },
  addressees: [{ organisation: 'other', mention: 'CONTRE ACCUSÉ DE RÉCEPTION' }],
  references: REFERENCES,
  subject: [says('résiliation de la convention {agreement}')],
  blocks: [
    paragraph('Madame, Monsieur,'),
    paragraph('Nous vous notifions la résiliation de la convention {agreement}, conclue le {concludedOn}, dont vous êtes signataire.'),
    paragraph(
      'L’article 5 du protocole prévoit qu’il peut être résilié à l’initiative de l’un des signataires, avec un délai de prévenance. Ce délai est de {months} mois.',
      made('PDP_PROTOCOL_1'),
    ),
    paragraph(
      'Cette convention peut être résiliée à l’initiative de l’un de ses signataires, avec un préavis de {months} mois.',
      notMade('PDP_PROTOCOL_1'),
    ),
    paragraph(
      'Nous comptons ce délai de quantième à quantième, à partir du jour où vous recevez la présente. Reçue le {receivedOn}, elle prend effet le {lastDay} à 24 heures : **le {lastDay} est le dernier jour de la convention.** Si l’accusé de réception porte un autre jour de réception, le délai est compté à partir de ce jour-là.',
    ),
    paragraph(
      'La période en cours se termine avant, le {termEnd}. Si la convention n’est pas alors reconduite, elle prend fin à cette date.',
      { field: 'termEnd', filled: true },
    ),
    paragraph(
      'Un autre préavis court déjà, qui prend fin le {earlierEnd}. S’il n’est pas retiré, la convention prend fin à cette date, la plus proche des deux.',
      { field: 'earlierEnd', filled: true },
    ),
    paragraph('Jusqu’à sa fin, la convention s’applique dans tous ses termes.'),
    paragraph(
      'Nous vous prions de dater et de signer l’accusé de réception qui suit, et de nous le retourner : c’est la date de réception qui compte.',
    ),
    paragraph('Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.'),
    signature([says('Pour {giver}'), says('{giverTitle}', { field: 'giverTitle', filled: true })]),
    heading('Accusé de réception'),
    paragraph(
      '{other} a reçu la lettre par laquelle {giver} notifie la résiliation de la convention {agreement}. À retourner à {giver}, daté et signé.',
    ),
    {
      kind: 'entries',
      entries: [
        { label: 'Reçue le', text: '' },
        { label: 'Nom et qualité', text: '' },
      ],
    },
    signature([says('Pour {other}')]),
  ],
  cites: [citedFor('PDP_PROTOCOL_1', source.termination)],
};
