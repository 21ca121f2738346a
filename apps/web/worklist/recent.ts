/** How many are remembered. */
const MOST = 6;

/** In this browser only, and by their ids: nothing that says what they are about. */
const keyOf = (account: string, organisation: string): string => `saisine-recent:${account}:${organisation}`;

/** The ids of the cases that somebody opened last, the latest first. */
export function recentCases(account: string, organisation: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(account, organisation)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    // what can't be read, or may not be kept, is not remembered
    return [];
  }
}

export function remember(account: string, organisation: string, id: string): void {
  const kept = [id, ...recentCases(account, organisation).filter((one) => one !== id)].slice(0, MOST);
  try {
    localStorage.setItem(keyOf(account, organisation), JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing has no recent cases
  }
}
