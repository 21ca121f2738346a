import { describe, expect, it } from '@jest/globals';
import { lacking, mistakesOf } from './mistakes.js';
import { blank, type FormSchema, isBlank, partiesOf, tidy } from './schema.js';
import { dayFromTyped, hourFromTyped, typedFromDay } from './typed-day.js';

const person: FormSchema = {
  title: 'Personne',
  properties: {
    lastName: { title: 'Nom', 'x-kind': 'text', 'x-data-class': 'identity', maxLength: 80 },
    firstName: { title: 'Prénom', 'x-kind': 'text', 'x-data-class': 'identity', maxLength: 80 },
    email: { title: 'Courriel', 'x-kind': 'text', 'x-data-class': 'identity', maxLength: 80 },
  },
  required: ['lastName', 'firstName'],
};

const form: FormSchema = {
  title: 'Emprunter',
  properties: {
    book: { title: 'Livre', 'x-kind': 'choice', 'x-data-class': 'administrative', enum: ['A', 'B'] },
    urgent: { title: 'Urgent', 'x-kind': 'flag', 'x-data-class': 'administrative' },
    readers: {
      title: 'Lecteurs',
      'x-kind': 'list',
      'x-data-class': 'administrative',
      items: person,
      minItems: 2,
      maxItems: 3,
      'x-ids': 'p',
    },
  },
  required: ['book', 'urgent', 'readers'],
};

describe('a form', () => {
  it('begins with the least number of items of its lists, and is blank then', () => {
    expect(blank(form)).toEqual({ readers: [{}, {}] });
    expect(isBlank(form, blank(form))).toBe(true);
    expect(isBlank(form, { ...blank(form), urgent: false })).toBe(false);
  });

  it('sends only its own fields, trimmed, without those that were left empty', () => {
    const written = { book: 'A', urgent: false, other: 1, readers: [{ lastName: ' Exemple ', firstName: 'Alix', email: '' }, {}] };
    expect(tidy(form, written)).toEqual({ book: 'A', urgent: false, readers: [{ lastName: 'Exemple', firstName: 'Alix' }, {}] });
  });

  it('keeps a required list that is empty, so that the server can say what it lacks', () => {
    expect(tidy(form, {})).toEqual({ readers: [] });
  });

  it('says what is lacking where it is lacking; no is an answer', () => {
    expect(lacking(form, { urgent: false, readers: [{ lastName: 'Exemple', firstName: '  ' }] })).toEqual({
      book: '« Livre » est à remplir.',
      readers: '« Lecteurs » : au moins 2.',
      'readers[0].firstName': '« Prénom » est à remplir.',
    });
  });

  it('names the persons it lists, with the ids that they will get', () => {
    expect(partiesOf(form, { readers: [{ lastName: 'Exemple', firstName: 'Alix' }, {}] })).toEqual([
      { id: 'p1', name: 'Exemple Alix' },
      { id: 'p2' },
    ]);
  });
});

describe('mistakes', () => {
  it('stand at their place in the form, in the terms of the page', () => {
    const errors = [
      { field: 'facts[0].data.readers[1].lastName', code: 'isDefined', message: '« Nom » est à remplir.' },
      { field: 'facts[0].data.book', code: 'isIn', message: '« Livre » : choisissez parmi A, B.' },
      { field: 'facts[0].occurredAt', code: 'in-future', message: 'Cette date est à venir.' },
    ];
    expect(mistakesOf(errors, 'facts[0].data.', 'facts[0].')).toEqual({
      'readers[1].lastName': '« Nom » est à remplir.',
      book: 'Choisissez l’une des réponses proposées.',
      occurredAt: 'Cette date est à venir.',
    });
  });
});

describe('a day as people type it', () => {
  it.each([
    ['23/11/2026', '2026-11-23'],
    ['3/1/2026', '2026-01-03'],
    ['23.11.2026', '2026-11-23'],
    ['23112026', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['31/02/2026', undefined],
    ['23/11', undefined],
    ['demain', undefined],
  ])('%s is %s', (typed, day) => expect(dayFromTyped(typed)).toBe(day));

  it('is shown as it is written in France', () => {
    expect(typedFromDay('2026-11-23')).toBe('23/11/2026');
    expect(typedFromDay('23/1')).toBe('23/1');
  });

  it.each([
    ['9h', '09:00'],
    ['9h05', '09:05'],
    ['14:30', '14:30'],
    ['0905', '09:05'],
    ['25:00', undefined],
    ['midi', undefined],
  ])('the hour %s is %s', (typed, hour) => expect(hourFromTyped(typed)).toBe(hour));
});
