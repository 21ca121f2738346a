import type { LegalDate } from '../calendar/index.js';
import { type OpeningTemplate, source } from '../kernel/index.js';
import { TEMPLATE_LABELS } from './labels.fr.js';
import * as sources from './sources.js';

/**
 * Kinds of agreement, each as the terms that its text lays down. A new kind is one more entry here and its label; an entry never
 * changes: a text that says something else later is a template of its own.
 */

const COMMON = { notice: 0, opposition: 0, evaluation: 'NONE', regulatoryReserve: false, dataAnnex: false } as const;

const template = (
  id: keyof typeof TEMPLATE_LABELS,
  from: string,
  because: ReturnType<typeof source>,
  explains: string,
  data: OpeningTemplate['data'],
): OpeningTemplate => ({
  id,
  label: TEMPLATE_LABELS[id],
  from: from as LegalDate,
  source: because,
  explains,
  data: { ...COMMON, ...data },
});

export const templates: readonly OpeningTemplate[] = [
  template(
    'PDP_PROTOCOL_1',
    '2025-04-14',
    sources.protocol,
    'Entre un service social de l’Assurance maladie et un service de santé au travail : un an, tacitement reconductible après évaluation, résiliable avec trois mois de préavis.',
    {
      effect: 'SIGNATURE',
      initialTerm: 12,
      renewal: 'TACIT',
      renewalTerm: 12,
      notice: 3,
      opposition: 3,
      evaluation: 'CONDITION',
      regulatoryReserve: true,
      duties: [{ duty: 'MEETING' }, { duty: 'CONTACTS' }],
      carries: 'PDP_REFERRALS',
    },
  ),
  template(
    'FRAMEWORK_1',
    '2019-03-28',
    sources.framework,
    'Le marché sous lequel se commandent les médiations : douze mois à date fixe, reconductible trois fois un an.',
    { effect: 'FIXED', initialTerm: 12, renewal: 'TACIT', renewalTerm: 12, mostRenewals: 3, carries: 'MEDIATIONS' },
  ),
  template(
    'POOLED_MARKET_1',
    '2015-03-23',
    sources.pooledMarket,
    'Le marché attribué pour tout un réseau, dont chaque organisme tire un marché subséquent. La durée n’est pas dans le texte.',
    { effect: 'FIXED', renewal: 'NONE', carries: 'SUBSEQUENT_CONTRACTS' },
  ),
  template(
    'SUBSEQUENT_CONTRACT_1',
    '2015-03-23',
    sources.subsequent,
    'Entre le prestataire d’un marché mutualisé et un organisme local : ses bons de commande s’émettent tant qu’il est en vigueur.',
    { effect: 'SIGNATURE', renewal: 'NONE', carries: 'ORDERS', whenMarketEnds: 'GOES_ON' },
  ),
  template(
    'SERVICE_CONTRACT_1',
    '2020-05-12',
    sources.platform,
    'La mission, les moyens et les délais de la plateforme de premier niveau. Le texte laisse ouvertes la durée et la reconduction.',
    { effect: 'SIGNATURE', renewal: 'NONE', evaluation: 'RESERVE', duties: [{ duty: 'CONTACTS' }], carries: 'NOTHING' },
  ),
  template(
    'CPOM_1',
    '2025-07-30',
    sources.cpom,
    'Entre un service de santé au travail, la caisse régionale et l’État : cinq ans, sans reconduction ni résiliation unilatérale, modifiable par avenant.',
    {
      effect: 'SIGNATURE',
      initialTerm: 60,
      renewal: 'NONE',
      duties: [{ duty: 'INDICATORS' }, { duty: 'DGT_SURVEY' }, { duty: 'HALF_YEARLY_REVIEW' }],
      carries: 'NOTHING',
      dataAnnex: true,
      usualMost: 60,
    },
  ),
];
