import { isLegalDate, type LegalDate } from '../calendar/index.js';
import { type Data, type Json, written } from '../kernel/index.js';

/** What an agreement lays down, as its form says it; an amendment replaces some of it. */
export interface Terms {
  readonly effect: string;
  readonly firstDay: LegalDate | null;
  /** months; null: the text fixes no duration */
  readonly initialTerm: number | null;
  readonly renewal: string;
  /** months */
  readonly renewalTerm: number | null;
  /** null: the text fixes no maximum */
  readonly mostRenewals: number | null;
  /** months; 0: nobody terminates alone */
  readonly notice: number;
  /** months ahead of the term at which one may oppose its renewal at the latest */
  readonly opposition: number;
  readonly evaluation: string;
  readonly regulatoryReserve: boolean;
  readonly duties: readonly string[];
  readonly carries: string;
  readonly market: string | null;
  readonly whenMarketEnds: string | null;
  readonly dataAnnex: boolean;
  /** months */
  readonly usualMost: number | null;
}

/** A form gives whole numbers; a list of facts to simulate may hold anything. */
const whole = (value: Json | undefined): number | null => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null);
/** A term has one month at least. */
const months = (value: Json | undefined): number | null => whole(value) || null;

export const itemsOf = (value: Json | undefined): readonly (Data | null)[] => (Array.isArray(value) ? (value as (Data | null)[]) : []);

export function termsOf(data: Data): Terms {
  return {
    effect: written(data.effect),
    firstDay: isLegalDate(data.firstDay) ? data.firstDay : null,
    initialTerm: months(data.initialTerm),
    renewal: written(data.renewal),
    renewalTerm: months(data.renewalTerm),
    mostRenewals: whole(data.mostRenewals),
    notice: whole(data.notice) ?? 0,
    opposition: whole(data.opposition) ?? 0,
    evaluation: written(data.evaluation),
    regulatoryReserve: data.regulatoryReserve === true,
    duties: itemsOf(data.duties).map((duty) => written(duty?.duty)),
    carries: written(data.carries),
    market: written(data.market) || null,
    whenMarketEnds: written(data.whenMarketEnds) || null,
    dataAnnex: data.dataAnnex === true,
    usualMost: months(data.usualMost),
  };
}

/** What an amendment may replace. */
const AMENDABLE = ['initialTerm', 'renewal', 'renewalTerm', 'mostRenewals', 'notice', 'opposition', 'evaluation'] as const;
export type Amendable = (typeof AMENDABLE)[number];

/** What an amendment replaces: only what its form fills in. */
export function changesOf(data: Data): Partial<Terms> {
  const amended = termsOf(data);
  return Object.fromEntries(AMENDABLE.filter((name) => data[name] !== undefined).map((name) => [name, amended[name]]));
}

/** Renewals that are counted have a period, and may have a number. */
const ARE_COUNTED = ['TACIT', 'EXPRESS'];

/** An amendment that ends renewal, or lets one go on without an end, takes their period and their number away. */
export function amendedBy(terms: Terms, changes: Partial<Terms>): Terms {
  const { renewal = terms.renewal } = changes;
  const uncounted = ARE_COUNTED.includes(terms.renewal) && !ARE_COUNTED.includes(renewal);
  return { ...terms, ...(uncounted ? { renewalTerm: null, mostRenewals: null } : {}), ...changes };
}
