import type { DocumentRule } from '../kernel/index.js';
import { employerOf, type Known, recipientOf } from './known.js';
import { HARASSMENT_DUTIES } from './labels.fr.js';
import * as letters from './letters/index.js';
import * as source from './sources.js';

/** What each step produces, from codes, dates and ids; names are put in when a person who may see them reads it. */
export const documents = {
  informationRecord: {
    title: 'Information écrite préalable',
    source: source.priorInformation,
    letters: [letters.priorInformation],
    content: (known, { occurredAt, data }) => ({
      market: known.market,
      writtenOn: occurredAt,
      sender: known.lead,
      recipient: recipientOf(data),
      medium: data.medium ?? null,
    }),
  },
  consultationMinutes: {
    title: 'Relevé de la concertation',
    source: source.consultation,
    letters: [letters.consultationMinutes],
    content: (known, { occurredAt, data }) => ({ market: known.market, heldOn: occurredAt, funds: data.funds ?? [] }),
  },
  fundApproval: {
    title: 'Aval de la caisse nationale',
    source: source.approval,
    letters: [letters.fundApproval],
    content: (known, { occurredAt, by }) => ({
      market: known.market,
      approvedOn: occurredAt,
      fund: by.organisation ?? null,
      consultedOn: known.consulted?.at ?? null,
    }),
  },
  employerAgreement: {
    title: 'Accord de l’employeur',
    source: source.employerAgreement,
    letters: [letters.employerAgreement],
    content: (known, fact) => ({
      market: known.market,
      agreedOn: fact.occurredAt,
      employer: employerOf(fact),
      signedFor: fact.by.organisation ?? null,
      form: fact.data.form ?? null,
      override: known.agreements.at(-1)?.override ?? null,
    }),
  },
  referralRecord: {
    title: 'Procès-verbal de saisine',
    source: source.threeModes,
    letters: [letters.referralRecord],
    content: (known, { occurredAt, by }) => ({
      market: known.market,
      referredOn: occurredAt,
      mode: known.mode,
      lead: known.lead,
      referredBy: by.person ?? known.lead,
      provider: known.provider,
      informed: known.informed.map(({ recipient, at }) => ({ recipient, at })),
      approvals: known.approvals.map(({ organisation, at }) => ({ organisation, at })),
      agreements: known.agreements.map(({ organisation, at }) => ({ organisation, at })),
    }),
  },
  purchaseOrder: {
    title: 'Bon de commande',
    source: source.order,
    series: 'BC',
    letters: [letters.purchaseOrder],
    content: (known, { occurredAt, data }) => ({
      market: known.market,
      orderedOn: occurredAt,
      issuer: known.lead,
      provider: known.provider,
      commitmentNumber: data.commitmentNumber ?? null,
      mediatorDuties: known.harassmentAlleged ? Object.keys(HARASSMENT_DUTIES) : [],
    }),
  },
  outcomeStatement: {
    title: 'Constat d’issue',
    source: source.toldOutcome,
    letters: [letters.outcomeStatement],
    content: (known, { occurredAt }) => ({ market: known.market, statedOn: occurredAt, outcome: known.outcome }),
  },
} as const satisfies Record<string, DocumentRule<Known>>;
