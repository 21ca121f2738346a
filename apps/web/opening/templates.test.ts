import { expect, test } from '@jest/globals';
import type { FormSchema } from '../forms/index.js';
import { departures, filledFrom, inSections, type Template } from './templates.js';

const field = (title: string, kind = 'count') => ({ title, 'x-kind': kind, 'x-data-class': 'administrative' });
const FORM = {
  title: 'Ouvrir',
  properties: { months: field('Mois'), colour: field('Couleur', 'text'), name: field('Nom', 'text'), note: field('Note', 'text') },
  required: ['months', 'name'],
} as unknown as FormSchema;
const template = (id: string, data: object) => ({ id, label: id, from: '2025-01-01', explains: '', data }) as unknown as Template;
const TEMPLATES = [template('LONG', { months: 60, colour: 'bleu' }), template('SHORT', { months: 12 })];

test('another template takes its own terms along, and leaves what somebody wrote', () => {
  const long = filledFrom(TEMPLATES, { name: 'A' }, 'LONG');
  expect(long).toEqual({ name: 'A', months: 60, colour: 'bleu', template: 'LONG' });
  expect(filledFrom(TEMPLATES, long, 'SHORT')).toEqual({ name: 'A', months: 12, template: 'SHORT' });
  expect(filledFrom(TEMPLATES, { ...long, colour: 'vert' }, 'SHORT')).toEqual({ name: 'A', colour: 'vert', months: 12, template: 'SHORT' });
});

test('what departs from the template is known, emptied or changed', () => {
  expect(departures(FORM, TEMPLATES[0], { months: 60, colour: ' bleu ' })).toEqual([]);
  expect(departures(FORM, TEMPLATES[0], { months: 48, colour: '' })).toEqual(['months', 'colour']);
  expect(departures(FORM, undefined, { months: 48 })).toEqual([]);
});

test('one writes first what the template cannot know, and of that what has to be said', () => {
  expect(inSections(FORM, ['months', 'colour', 'note', 'name'], TEMPLATES[0])).toEqual({
    own: ['name', 'note'],
    proposed: ['months', 'colour'],
  });
  expect(inSections(FORM, ['note', 'name'], undefined)).toEqual({ own: ['note', 'name'], proposed: [] });
});
