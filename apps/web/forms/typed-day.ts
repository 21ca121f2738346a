const WRITTEN = [
  { pattern: /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/, order: [3, 2, 1] },
  { pattern: /^(\d{2})(\d{2})(\d{4})$/, order: [3, 2, 1] },
  { pattern: /^(\d{4})-(\d{2})-(\d{2})$/, order: [1, 2, 3] },
] as const;

/** '23/11/2026' as people write it -> '2026-11-23'; undefined for what is no day. */
export function dayFromTyped(text: string): string | undefined {
  const trimmed = text.trim();
  for (const { pattern, order } of WRITTEN) {
    const found = pattern.exec(trimmed);
    if (!found) continue;
    const [year, month, day] = order.map((place) => Number(found[place])) as [number, number, number];
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
    return date.toISOString().slice(0, 10);
  }
  return undefined;
}

/** '2026-11-23' -> '23/11/2026'; anything else stays as it was written. */
export function typedFromDay(value: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return found ? `${found[3]}/${found[2]}/${found[1]}` : value;
}

/** '9h5', '9:05', '0905' -> '09:05'; undefined for what is no hour. */
export function hourFromTyped(text: string): string | undefined {
  const found = /^(\d{1,2})\s*[h:.]?\s*(\d{2})?$/i.exec(text.trim());
  if (!found) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
