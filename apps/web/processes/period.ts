import type { ProcessWords } from './words.js';

type Units = ProcessWords['period'];

const PARTS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour'] as const;

/** 'P1Y6M' -> « 1 an et 6 mois »; what is no period stays as it is. */
export function inWords(period: string, units: Units): string {
  const [, ...counts] = PARTS.exec(period) ?? [];
  const said = UNITS.flatMap((unit, index) => {
    const count = Number(counts[index] ?? 0);
    return count === 0 ? [] : [`${count} ${units[unit][count > 1 ? 1 : 0]}`];
  });
  return said.length === 0 ? period : said.join(units.and);
}
