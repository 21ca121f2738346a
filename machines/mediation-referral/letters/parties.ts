import { type Block, shown } from '../../kernel/index.js';
import { FUNCTIONS } from '../labels.fr.js';

/** Whom the case is about, by name: for letters to those who may read them. */
export const PARTIES_BY_NAME: Block = {
  kind: 'table',
  of: 'known.parties',
  fields: {
    name: shown.named('item.id'),
    function: shown.coded('item.function', FUNCTIONS),
    employer: shown.body('item.employer'),
  },
  columns: [
    { title: 'Partie', text: '{name}', width: 30 },
    { title: 'Fonction', text: '{function}', width: 38 },
    { title: 'Organisme', text: '{employer}', width: 32 },
  ],
};

/** The same without names, for whoever does not need them. */
export const PARTIES_BY_FUNCTION: Block = {
  kind: 'table',
  of: 'known.parties',
  fields: { function: shown.coded('item.function', FUNCTIONS), employer: shown.body('item.employer') },
  columns: [
    { title: 'Fonction', text: '{function}', width: 55 },
    { title: 'Organisme', text: '{employer}', width: 45 },
  ],
};
