import { describe, expect, it } from '@jest/globals';
import { frenchPeriod, readPeriod } from './index.js';

describe('a period', () => {
  it.each([
    ['P1D', '1 jour'],
    ['P10D', '10 jours'],
    ['P2W', '2 semaines'],
    ['P1M', '1 mois'],
    ['P3M', '3 mois'],
    ['P1Y', '1 an'],
    ['P5Y', '5 ans'],
    ['P1M15D', '1 mois et 15 jours'],
    ['P1Y6M', '1 an et 6 mois'],
    ['P1Y6M15D', '1 an, 6 mois et 15 jours'],
    ['PT1H', '1 heure'],
    ['PT24H', '24 heures'],
  ])('%s is %s', (text, french) => {
    expect(frenchPeriod(readPeriod(text))).toBe(french);
  });

  it.each([
    '',
    'P',
    'PT',
    'P0D',
    'P-1M',
    'P1.5M',
    'P1D1M',
    'P1M1M',
    'P1W1D',
    'P1DT12H',
    'PT30M',
    'p3m',
    'P03M',
    'P10000D',
    '3 mois',
    'P3M ',
  ])('refuses "%s"', (text) => {
    expect(() => readPeriod(text)).toThrow(expect.objectContaining({ code: 'bad-period' }));
  });
});
