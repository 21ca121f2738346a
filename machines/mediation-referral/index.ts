import { defineProcess } from '../kernel/index.js';
import { access } from './access.js';
import { deadlines, settings } from './deadlines.js';
import { documents } from './documents.js';
import { answers, findings } from './findings.js';
import { flags } from './flags.js';
import { FORMS } from './forms.js';
import { guards } from './guards.js';
import type { Known } from './known.js';
import { SHOWN as shows } from './labels.fr.js';
import { machine } from './machine.js';
import { inPlainWords } from './plain-words.fr.js';
import { circular } from './sources.js';

/** What is put together here, part by part: tests take it apart again to see that every line matters. */
export const parts = {
  id: 'mediation-referral',
  version: '2019-06',
  label: 'Saisine en médiation professionnelle',
  plural: 'mediation-referrals',
  workflowType: 'mediationReferral',
  series: 'MED',
  source: circular,
  machine,
  guards,
  forms: FORMS,
  deadlines,
  access,
  documents,
  settings,
  shows,
  inPlainWords,
  opens: ['frameworkIsInForce', 'recourseIsOpen'],
  flags,
  findings,
  answers,
} as const;

export const mediationReferral = defineProcess<Known>(parts);
