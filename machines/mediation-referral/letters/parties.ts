import { type Block, type Condition, shown } from '../../kernel/index.js';
import { FUNCTIONS } from '../labels.fr.js';

/** Whom the case is about, by name: for letters to those who may read them. */
export const partiesByName = (...when: readonly Condition[]): Block => ({
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
  ...(when.length > 0 ? { when } : {}),
});

/** The same without names, for whoever does not need them. */
export const partiesByFunction = (...when: readonly Condition[]): Block => ({
  kind: 'table',
  of: 'known.parties',
  fields: { function: shown.coded('item.function', FUNCTIONS), employer: shown.body('item.employer') },
  columns: [
    { title: 'Fonction', text: '{function}', width: 55 },
    { title: 'Organisme', text: '{employer}', width: 45 },
  ],
  ...(when.length > 0 ? { when } : {}),
});
