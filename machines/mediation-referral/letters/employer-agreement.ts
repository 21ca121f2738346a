import { type Condition, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { AGREEMENT_FORMS, OVERRIDE_REASONS } from '../labels.fr.js';
import * as source from '../sources.js';
import { PARTIES_BY_NAME } from './parties.js';

const byEmployer: Condition = { field: 'signedFor', sameAs: 'employer' };
const inItsStead: Condition = { field: 'signedFor', otherThan: 'employer' };
const oral: Condition = { field: 'form', is: ['ORAL'] };
const overridden: Condition = { field: 'override', filled: true };

/** The employer agrees to a mediation that parties ask for. */
export const employerAgreement: Letter = {
  version: 1,
  form: 'record',
  fields: {
    employer: shown.body('content.employer'),
    signedFor: shown.body('content.signedFor'),
    market: shown.plain('content.market'),
    agreedOn: shown.day('content.agreedOn'),
    form: shown.coded('content.form', AGREEMENT_FORMS),
    override: shown.coded('content.override', OVERRIDE_REASONS),
    lastName: shown.sealed('act.signatoryLastName'),
    firstName: shown.sealed('act.signatoryFirstName'),
  },
  sender: 'employer',
  references: [says('Accord-cadre {market}')],
  subject: [says('Accord de l’employeur à une médiation professionnelle')],
  blocks: [
    paragraph(
      'Une médiation professionnelle est demandée, dans le cadre de l’accord-cadre {market}, par une partie ou par plusieurs d’entre elles. La lettre circulaire Ucanss 026-19 du 6 juin 2019 subordonne alors la saisine du prestataire à l’accord préalable de l’employeur.',
    ),
    paragraph('Parties concernées personnellement :'),
    PARTIES_BY_NAME,
    {
      kind: 'entries',
      entries: [
        { label: 'Employeur', text: '{employer}' },
        { label: 'Accord donné le', text: '{agreedOn}' },
        { label: 'Forme de l’accord', text: '{form}' },
        { label: 'Donné par', text: '{firstName} {lastName}' },
        { label: 'Au nom de', text: '{signedFor}', when: [inItsStead] },
        { label: 'Dérogation', text: '{override}', when: [overridden] },
      ],
    },
    paragraph('**L’employeur donne son accord à cette médiation.**', byEmployer),
    paragraph(
      '**À défaut d’un autre représentant de l’employeur, la caisse nationale donne en son nom l’accord à cette médiation.**',
      inItsStead,
    ),
    paragraph(
      'La personne qui donne cet accord est elle-même partie ; le motif de cette dérogation est consigné ci-dessus et reste attaché au dossier.',
      overridden,
    ),
    paragraph(
      'Cet accord autorise la saisine et, à sa suite, l’émission du bon de commande. Il ne préjuge pas de l’issue de la médiation, que les parties restent libres de refuser.',
    ),
    paragraph('L’employeur tient informée la caisse nationale de la branche d’appartenance des parties.'),
    paragraph(
      'Cet accord a été donné de vive voix et consigné à la date ci-dessus ; la signature qui suit le confirme par écrit, si elle y est portée.',
      oral,
    ),
    signature([says('Pour {employer}', byEmployer), says('Pour {signedFor}', inItsStead), says('{firstName} {lastName}')]),
  ],
  cites: [source.employerAgreement, source.fundsKeptInformed],
};
