import type { DocumentRule } from '../kernel/index.js';
import type { Known } from './known.js';
import * as source from './sources.js';

/** What each step produces, from codes, dates and ids; names are put in when a person who may see them reads it. */
export const documents = {
  referralRecord: {
    title: 'Procès-verbal de saisine',
    source: source.modeOne,
    content: (known, { occurredAt }) => ({
      market: known.market,
      referredOn: occurredAt,
      referringFund: known.referringFund,
      provider: known.provider,
      mode: known.mode,
      informed: known.informed.map(({ recipient, at }) => ({ recipient, at })),
    }),
  },
  purchaseOrder: {
    title: 'Bon de commande',
    source: source.order,
    series: 'BC',
    content: (known, { occurredAt, data }) => ({
      market: known.market,
      orderedOn: occurredAt,
      issuer: known.referringFund,
      provider: known.provider,
      commitmentNumber: data.commitmentNumber ?? null,
    }),
  },
  outcomeStatement: {
    title: 'Constat d’issue',
    source: source.toldOutcome,
    content: (known, { occurredAt }) => ({ market: known.market, statedOn: occurredAt, outcome: known.outcome }),
  },
} as const satisfies Record<string, DocumentRule<Known>>;
