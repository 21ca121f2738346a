const UNITS = { fr: ['o', 'ko', 'Mo'], en: ['B', 'kB', 'MB'] } as const;

/** '12,4 ko' @param bytes of a file */
export function fileSize(bytes: number, language: 'fr' | 'en'): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1_000 ** step);
  return `${number}\u00a0${UNITS[language][step]}`;
}
