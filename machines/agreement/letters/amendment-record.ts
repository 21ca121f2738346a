import { type Condition, heading, type Letter, paragraph, says, shown } from '../../kernel/index.js';
import { AMENDED, EVALUATIONS, RENEWALS } from '../labels.fr.js';
import * as source from '../sources.js';
import type { Amendable } from '../terms.js';
import { citedFor, made, OF_ALL, REFERENCES, signedBy } from './parts.js';

const TERMS: Readonly<Record<Amendable, string>> = {
  initialTerm: 'Période initiale',
  renewal: 'Reconduction',
  renewalTerm: 'Période de reconduction',
  mostRenewals: 'Reconductions au plus',
  notice: 'Préavis de résiliation',
  opposition: 'Délai pour s’opposer à la reconduction',
  evaluation: 'Évaluation',
};
const { NONE: noRenewal, ...renewals } = RENEWALS;
const { NONE: noEvaluation, ...evaluations } = EVALUATIONS;
/** What is no number. */
const SAID = {
  ...renewals,
  ...evaluations,
  NO_RENEWAL: noRenewal,
  NO_EVALUATION: noEvaluation,
  NOT_ALONE: 'Aucun signataire ne résilie seul',
  ANY_TIME: 'Jusqu’au terme',
  UNSTATED: 'Non fixé',
};
const UNITS = { MONTHS: 'mois' };
const changed: Condition = { field: 'changes', filled: true };

/** What changes, from what to what, and who signed it. */
export const amendmentRecord: Letter = {
  version: 1,
  form: 'record',
  fields: {
    ...OF_ALL,
    number: shown.plain('content.number'),
    signedOn: shown.day('content.signedOn'),
    until: shown.day('content.until'),
    changes: shown.plain('content.changes'),
    subject: shown.coded('acts.proposeAmendment.subject', AMENDED),
    matter: shown.sealed('acts.proposeAmendment.matter'),
  },
  sender: 'keeper',
  references: REFERENCES,
  subject: [says('Avenant n° {number}')],
  blocks: [
    paragraph('Les signataires de la convention {agreement}, conclue le {concludedOn}, la modifient par le présent avenant.'),
    paragraph(
      'L’article 8 du contrat permet d’en modifier la durée ou le contenu par avenant, durant sa période de validité.',
      made('CPOM_1'),
    ),
    {
      kind: 'entries',
      entries: [
        { label: 'Objet', text: '{matter}' },
        { label: 'Ce qu’il modifie', text: '{subject}' },
        { label: 'Prend effet le', text: '**{signedOn}**, jour de la dernière signature' },
        { label: 'Dernier jour, désormais', text: '**{until}**, à 24 heures', when: [{ field: 'until', filled: true }] },
      ],
    },
    heading('Ce qui change', changed),
    {
      kind: 'table',
      of: 'content.changes',
      fields: {
        term: shown.coded('item.term', TERMS),
        before: shown.coded('item.before.value', SAID),
        beforeUnit: shown.coded('item.before.unit', UNITS),
        after: shown.coded('item.after.value', SAID),
        afterUnit: shown.coded('item.after.unit', UNITS),
      },
      columns: [
        { title: 'Terme', text: '{term}', width: 34 },
        { title: 'Jusqu’ici', text: '{before} {beforeUnit}', width: 33 },
        { title: 'Désormais', text: '**{after} {afterUnit}**', width: 33 },
      ],
      when: [changed],
    },
    paragraph('Les autres termes de la convention restent inchangés.', changed),
    paragraph(
      'Les termes que suit Saisine (durée, reconduction, préavis, évaluation) restent inchangés ; le texte modifié est celui que les signataires ont signé.',
      {
        field: 'changes',
        filled: false,
      },
    ),
    heading('Signé par tous les signataires'),
    signedBy('since.proposeAmendment.signAmendment'),
  ],
  cites: [citedFor('CPOM_1', source.amendment)],
};
