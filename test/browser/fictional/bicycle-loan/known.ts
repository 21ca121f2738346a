import { type Anchor, anchorOf, type FactEvent } from '../kernel/index.js';

export interface Known {
  readonly lender: string;
  readonly size: string;
  readonly lent: Anchor | null;
}

export const opened = ({ data }: FactEvent): Known => ({ lender: String(data.lender), size: String(data.size), lent: null });
export const lent = (fact: FactEvent): Partial<Known> => ({ lent: anchorOf(fact) });
