import { defineProcess } from '../kernel/index.js';
import { access } from './access.js';
import { deadlines, settings } from './deadlines.js';
import { documents } from './documents.js';
import { FORMS } from './forms.js';
import { guards } from './guards.js';
import type { Known } from './known.js';
import { machine } from './machine.js';
import { loans } from './sources.js';

/** A process that no text will ever know: it proves that a folder and a line are enough. */
export const bicycleLoan = defineProcess<Known>({
  id: 'bicycle-loan',
  version: '2024-01',
  label: 'Prêt de vélo',
  plural: 'bicycle-loans',
  workflowType: 'bicycleLoan',
  series: 'VEL',
  source: loans,
  machine,
  guards,
  forms: FORMS,
  deadlines,
  access,
  documents,
  settings,
});
