import { describe, expect, it } from '@jest/globals';
import { lends, loan, opens } from './fixture.test-process.js';
import { cite, notFromText, obstacles, play, sentence, source } from './index.js';

const requested = play(loan, [opens('2024-02-28')]).position!;
const lent = play(loan, [opens('2024-02-28'), lends('2024-03-01')]).position!;
const LIBRARY = { relation: 'library', organisation: 'bibliotheque-1' };

describe('a refusal’s sentence', () => {
  const message = '{organisation:cl-1} n’a pas encore informé {party:p2}.';

  it('names who may be named', () => {
    const names: Readonly<Record<string, string>> = { 'organisation cl-1': 'la Caisse fictive', 'party p2': 'Dominique Exemple' };
    expect(sentence(message, (what, id) => names[`${what} ${id}`])).toBe('La Caisse fictive n’a pas encore informé Dominique Exemple.');
  });

  it('says which one it is when the reader may not see the name', () => {
    expect(sentence(message)).toBe('L’organisme cl-1 n’a pas encore informé la partie 2.');
    expect(sentence(message, (what) => (what === 'party' ? undefined : 'la Caisse fictive'))).toBe(
      'La Caisse fictive n’a pas encore informé la partie 2.',
    );
  });

  it('begins with a capital and leaves other braces alone', () => {
    expect(sentence('élan {autre:x}')).toBe('Élan {autre:x}');
    expect(sentence('')).toBe('');
  });
});

describe('a source', () => {
  it('is cited with its requirements, and says when no text fixes it', () => {
    expect(cite(source('Circ. 026-19, modalité 1', 'R9-001'))).toBe('Circ. 026-19, modalité 1 (R9-001)');
    expect(cite(notFromText('Rappel', 'A-12', 'R9-002'))).toBe('Rappel (A-12, R9-002) — hors texte');
    expect(cite(source('Circ. 026-19'))).toBe('Circ. 026-19');
  });
});

describe('obstacles, before a form is filled in', () => {
  const codes = (...args: Parameters<typeof obstacles<typeof lent.known>>) => obstacles(...args).map(({ code }) => code);

  it('finds none where the act may be tried, even if the form may still be refused', () => {
    expect(codes(requested, 'lend', LIBRARY)).toEqual([]);
  });

  it('asks in the order in which a person would: place, then right, then relation', () => {
    expect(codes(lent, 'lend', { relation: 'nobody' })).toEqual(['not-in-this-situation']);
    expect(codes(requested, 'lend', { relation: 'party' })).toEqual(['not-yours-to-decide']);
    expect(codes(requested, 'lend', { relation: 'library', organisation: 'bibliotheque-2' })).toEqual(['not-in-this-relation']);
    expect(codes(lent, 'giveBack', { relation: 'party', person: 'p2' }, 'library')).toEqual(['not-in-this-relation']);
    expect(codes(lent, 'giveBack', { relation: 'party', person: 'p1' })).toEqual(['not-yours-to-decide']);
  });

  it('says in French where an act is possible, and whose it is', () => {
    expect(obstacles(requested, 'giveBack', LIBRARY)[0]?.message).toBe(
      '« Rendre » n’est pas possible tant que le dossier est dans la situation « Prêt demandé ». Cet acte est possible dans : « Livre prêté », « Livre en retard ».',
    );
    expect(obstacles(requested, 'lend', { relation: 'party' })[0]?.message).toBe('« Prêter » appartient à : la bibliothèque.');
  });

  it.each(['constructor', '__proto__', 'toString', 'DEADLINE_REACHED', 'RECTIFIED', ''])('has an answer for the act « %s »', (name) => {
    expect(codes(requested, name, LIBRARY)).toEqual(['not-in-this-situation']);
    expect(codes(requested, 'lend', { relation: name, organisation: name })).toEqual(['not-yours-to-decide']);
  });
});
