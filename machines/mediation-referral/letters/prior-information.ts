import { bullets, type Condition, type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { MEDIA, OUTCOMES } from '../labels.fr.js';
import * as source from '../sources.js';
import { PARTIES_BY_NAME } from './parties.js';

const to = (...recipients: readonly string[]): Condition => ({ field: 'recipient', is: recipients });
const before: Condition = { field: 'referredOn', filled: false };
const afterwards: Condition = { field: 'referredOn', filled: true };
const byParties: Condition = { field: 'mode', is: ['PARTIES'] };
const byOrganisation: Condition = { field: 'mode', isNot: ['PARTIES'] };

/** Written to a party, to an employer or to a national fund, before a referral; in mode 3 also after it. */
export const priorInformation: Letter = {
  version: 1,
  form: 'letter',
  fields: {
    sender: shown.body('content.sender'),
    market: shown.plain('content.market'),
    medium: shown.coded('content.medium', MEDIA),
    mode: shown.plain('known.mode'),
    referredOn: shown.day('known.referred.at'),
    recipient: shown.plain('act.recipient'),
    party: shown.named('act.party'),
    partysBody: shown.body('known.parties[act.party].employer'),
    employer: shown.body('act.employer'),
    fund: shown.body('act.fund'),
  },
  sender: 'sender',
  addressees: [
    { organisation: 'partysBody', person: 'party', mention: 'PERSONNEL ET CONFIDENTIEL', when: [to('PARTY')] },
    { organisation: 'fund', when: [to('FUND')] },
    { organisation: 'employer' },
  ],
  references: [says('Accord-cadre {market}'), says('Transmission : {medium}', { field: 'medium', filled: true })],
  subject: [
    says('information préalable à une saisine en médiation professionnelle', before),
    says('information relative à une saisine en médiation professionnelle'),
  ],
  blocks: [
    paragraph('Madame, Monsieur,'),
    paragraph(
      'Nous envisageons de saisir d’une médiation professionnelle le titulaire de l’accord-cadre {market}. La lettre circulaire Ucanss 026-19 du 6 juin 2019 demande que vous en soyez informé par écrit avant la saisine, en tant que partie concernée personnellement : tel est l’objet de la présente.',
      before,
      byOrganisation,
      to('PARTY'),
    ),
    paragraph(
      'Nous envisageons de saisir d’une médiation professionnelle le titulaire de l’accord-cadre {market}. La lettre circulaire Ucanss 026-19 du 6 juin 2019 demande que l’employeur des parties en soit informé par écrit avant la saisine : tel est l’objet de la présente.',
      before,
      byOrganisation,
      to('EMPLOYER'),
    ),
    paragraph(
      'Nous envisageons de saisir d’une médiation professionnelle le titulaire de l’accord-cadre {market}. La lettre circulaire Ucanss 026-19 du 6 juin 2019 demande que la caisse nationale de la branche des parties en soit informée par écrit avant la saisine : tel est l’objet de la présente.',
      before,
      byOrganisation,
      to('FUND'),
    ),
    paragraph(
      'Une médiation professionnelle est demandée, dans le cadre de l’accord-cadre {market}, par une partie ou par plusieurs d’entre elles. En tant qu’employeur, nous vous en informons par écrit, conformément à la lettre circulaire Ucanss 026-19 du 6 juin 2019.',
      before,
      byParties,
    ),
    paragraph(
      'Le titulaire de l’accord-cadre {market} a été saisi d’une médiation professionnelle le {referredOn}. Nous vous en informons par écrit, conformément à la lettre circulaire Ucanss 026-19 du 6 juin 2019.',
      afterwards,
    ),
    paragraph('La médiation concerne personnellement :'),
    PARTIES_BY_NAME,
    paragraph(
      'La médiation recherche une issue à une relation professionnelle dégradée, ou prévient sa dégradation. Le médiateur adapte sa pratique à la situation qu’il rencontre. En fin de processus, il fait émerger une solution, qui peut être :',
    ),
    bullets(Object.values(OUTCOMES).map((outcome) => says(`${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`))),
    paragraph('Il n’appartient pas au médiateur de décider des suites qui seront données à la situation, ni de leurs conséquences.'),
    paragraph(
      '**La médiation est facultative.** Vous pouvez la refuser sans en donner le motif, et le dossier n’en garde aucun. Il ne garde rien non plus de ce qui se dit en médiation : seulement des dates et, à la fin, le genre de l’issue.',
      to('PARTY'),
    ),
    paragraph(
      'Le dossier ne garde aucun contenu des échanges : seulement des dates et, à la fin, le genre de l’issue.',
      to('EMPLOYER', 'FUND'),
    ),
    paragraph('Nous restons à votre disposition pour toute précision, aux coordonnées portées en tête de ce courrier.'),
    paragraph('Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.'),
    signature([says('Pour {sender}')]),
  ],
  cites: [source.priorInformation, source.optional],
};
