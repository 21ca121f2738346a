import { defineProcess } from '../kernel/index.js';
import { access } from './access.js';
import { answers, keys } from './answers.js';
import { deadlines, settings } from './deadlines.js';
import { documents } from './documents.js';
import { findings } from './findings.js';
import { flags } from './flags.js';
import { FORMS } from './forms/index.js';
import { guards, opens } from './guards/index.js';
import type { Known } from './known.js';
import { SHOWN as shows } from './labels.fr.js';
import { machine } from './machine.js';
import { inPlainWords } from './plain-words.fr.js';
import { agreement as text } from './sources.js';
import { templates } from './templates.js';

/** What is put together here, part by part: tests take it apart again to see that every line matters. */
export const parts = {
  id: 'agreement',
  version: '2025-07',
  label: 'Convention',
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
  flags,
  templates,
  inPlainWords,
  findings,
  keys,
  answers,
} as const;

export const agreement = defineProcess<Known>(parts);
