import { defineProcess } from '../kernel/index.js';
import { access } from './access.js';
import { answers, keys } from './answers.js';
import { deadlines, settings } from './deadlines.js';
import { documents } from './documents.js';
import { FORMS } from './forms.js';
import { guards, opens } from './guards.js';
import type { Known } from './known.js';
import { SHOWN as shows } from './labels.fr.js';
import { machine } from './machine.js';
import { inPlainWords } from './plain-words.fr.js';
import { agreement as text } from './sources.js';

/** What is put together here, part by part: tests take it apart again to see that every line matters. */
export const parts = {
  id: 'agreement',
  version: '2019-06',
  label: 'Accord-cadre',
  plural: 'agreements',
  workflowType: 'agreement',
  series: 'ACC',
  source: text,
  machine,
  guards,
  opens,
  forms: FORMS,
  deadlines,
  access,
  documents,
  settings,
  shows,
  inPlainWords,
  keys,
  answers,
} as const;

export const agreement = defineProcess<Known>(parts);
