/** How somebody wants to be told. Times are those of Paris: '08:30'. */
export interface Wanted {
  readonly mail: boolean;
  readonly digestAt: string;
  readonly urgent: 'atOnce' | 'digest';
  /** null: never quiet */
  readonly quietHours: { readonly from: string; readonly until: string } | null;
  /** after how many working days an unread urgent notice goes to the manager */
  readonly escalationDays: number;
}

/** The sentences of a preview. */
interface Sayings {
  readonly none: string;
  readonly digest: (at: string) => string;
  readonly urgentInDigest: string;
  readonly urgentAtOnce: string;
  readonly urgentButQuiet: (from: string, until: string) => string;
  readonly escalation: (days: number) => string;
}

/** What somebody will receive, in sentences: before anything is saved. */
export function previewOf({ mail, digestAt, urgent, quietHours, escalationDays }: Wanted, says: Sayings): readonly string[] {
  const last = says.escalation(escalationDays);
  if (!mail) return [says.none, last];
  if (urgent === 'digest') return [says.digest(digestAt), says.urgentInDigest, last];
  const atOnce = quietHours === null ? says.urgentAtOnce : says.urgentButQuiet(quietHours.from, quietHours.until);
  return [says.digest(digestAt), atOnce, last];
}
