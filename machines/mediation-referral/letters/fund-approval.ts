import { type Letter, paragraph, says, shown, signature } from '../../kernel/index.js';
import { MATTERS } from '../labels.fr.js';
import * as source from '../sources.js';
import { PARTIES_BY_NAME } from './parties.js';

/** The national fund to whoever conducts the referral: it may be engaged, and nothing more. */
export const fundApproval: Letter = {
  version: 1,
  form: 'letter',
  fields: {
    fund: shown.body('content.fund'),
    lead: shown.body('known.lead'),
    market: shown.plain('content.market'),
    approvedOn: shown.day('content.approvedOn'),
    consultedOn: shown.day('content.consultedOn'),
    matter: shown.coded('known.matter', MATTERS),
    signatory: shown.sealed('act.signatoryName'),
  },
  sender: 'fund',
  addressees: [{ organisation: 'lead' }],
  references: [says('Accord-cadre {market}')],
  subject: [says('aval préalable à une médiation professionnelle')],
  blocks: [
    paragraph('Madame, Monsieur,'),
    paragraph(
      'Une médiation est envisagée entre un directeur ou un directeur comptable et financier et le Président du Conseil ou du Conseil d’administration. La lettre circulaire Ucanss 026-19 du 6 juin 2019 subordonne l’engagement d’une telle médiation à l’aval préalable de la caisse nationale, recueilli après une phase de concertation à laquelle celle-ci prend part.',
    ),
    paragraph('Cette concertation a eu lieu le {consultedOn}.', { field: 'consultedOn', filled: true }),
    paragraph('Nature de la situation : {matter}. Parties concernées :', { field: 'matter', filled: true }),
    paragraph('Parties concernées :', { field: 'matter', filled: false }),
    PARTIES_BY_NAME,
    paragraph(
      '**La caisse nationale donne son aval à l’engagement d’une médiation professionnelle entre ces parties, à la date du {approvedOn}.**',
    ),
    paragraph(
      'Cet aval porte sur la seule opportunité d’engager la médiation. Il ne porte ni sur son déroulement, qui relève du médiateur, ni sur son issue, et n’emporte aucune appréciation de la situation de l’une ou l’autre des parties.',
    ),
    paragraph('Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.'),
    signature([says('Pour {fund}'), says('{signatory}', { field: 'signatory', filled: true })]),
  ],
  cites: [source.approval, source.consultation],
};
