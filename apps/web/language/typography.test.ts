import { expect, it } from '@jest/globals';
import { allPrinted, printed } from './typography.js';

it('keeps French signs with their words, and leaves hours and addresses alone', () => {
  expect(printed('Pourquoi ? « Oui » : à 08:30 ; voir https://exemple.fr')).toBe(
    'Pourquoi\u00a0? «\u00a0Oui\u00a0»\u00a0: à 08:30\u00a0; voir https://exemple.fr',
  );
});

it('goes through a folder of sentences once', () => {
  const words = { a: 'Vrai ?', deep: { of: (name: string) => `Qui : ${name}`, list: ['Non !'] } };
  const all = allPrinted(words);
  expect([all.a, all.deep.of('Alix'), all.deep.list]).toEqual(['Vrai\u00a0?', 'Qui\u00a0: Alix', ['Non\u00a0!']]);
  expect(allPrinted(words)).toBe(all);
  expect(allPrinted(words).deep.of).toBe(all.deep.of);
});
