import { frenchDate, type Moment } from '../../machines/calendar/index.js';
import type { Example } from './example.js';

/** What GET …/history answers, as far as a timeline needs it. */
export interface History {
  readonly reference: string;
  readonly facts: readonly {
    readonly seq: number;
    readonly label: string;
    readonly occurredAt: string;
    readonly situation: { readonly label: string };
    readonly source?: { readonly cited: string };
  }[];
  readonly documents: readonly { readonly kind: string; readonly number: string | null; readonly title: string }[];
}

/** One line a fact: when, what, where the case then stands, and the text it rests on. */
export function printTimeline({ reference, facts, documents }: History, { acts }: Example): void {
  console.log(`Dossier ${reference}`);
  for (const { seq, label, occurredAt, situation, source } of facts) {
    console.log(
      `${String(seq).padStart(3)}  ${frenchDate(occurredAt as Moment).padEnd(17)} ${label}\n       → ${situation.label}${source ? `\n       ${source.cited}` : ''}`,
    );
  }
  for (const { act, at, refused } of acts.filter((one) => one.refused !== undefined))
    console.log(`     Refusé comme prévu : ${act}, ${at} (${refused})`);
  for (const { title, number } of documents) console.log(`     Document : ${title}${number ? ` ${number}` : ''}`);
}
