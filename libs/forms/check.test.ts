import { choice, count, date, flag, form, list, organisation, party, text } from '../../machines/kernel/index.js';
import { checkForm, schemaOf } from './index.js';

/** Every kind of field, right and wrong: class-validator's rules and the schema are made from one declaration. */

@form('Adresse')
class Address {
  @text('Rue', { maxLength: 10 })
  street: string;
}

@form('Essai', 'evidenced')
class Trial {
  @text('Nom', { dataClass: 'identity', maxLength: 5 })
  name: string;
  @text('Numéro', { required: false, pattern: '[A-Z]\\d+', patternHint: 'une lettre et des chiffres' })
  number?: string;
  @choice('Couleur', { RED: 'rouge', BLUE: 'bleu' })
  colour: string;
  @flag('Urgent')
  urgent: boolean;
  @date('Premier jour', { required: false })
  firstDay?: string;
  @count('Mois', { min: 1, max: 48 }, { required: false })
  months?: number;
  @organisation('Organisme', ['localBody'])
  body: string;
  @party('Partie', { required: false })
  who?: string;
  @list('Adresses', Address, { min: 1, max: 2, ids: 'a' })
  addresses: Address[];
}

const GOOD = { name: 'Alix', colour: 'RED', urgent: false, body: 'caisse-a', addresses: [{ street: 'rue A' }] };
const errorsOf = (change: object) => {
  const checked = checkForm(Trial, { ...GOOD, ...change });
  return 'errors' in checked ? checked.errors.map(({ field, code }) => `${field} ${code}`) : [];
};

test('a good form comes back clean: trimmed, without what is absent, its items numbered', () => {
  const body = { ...GOOD, name: ' Alix', number: '', who: null, addresses: [{ street: 'rue A ' }, { street: 'rue B' }] };
  expect(checkForm(Trial, { ...body, firstDay: '2024-02-29', months: 48 })).toEqual({
    data: {
      ...GOOD,
      firstDay: '2024-02-29',
      months: 48,
      addresses: [
        { id: 'a1', street: 'rue A' },
        { id: 'a2', street: 'rue B' },
      ],
    },
  });
});

test.each([
  ['a missing field', { name: undefined }, 'name isDefined'],
  ['a text too long', { name: 'Alix-Noa' }, 'name maxLength'],
  ['a text that is a number', { name: 5 }, 'name isString'],
  ['characters nobody types', { name: 'a\u0000' }, 'name matches'],
  ['a number that does not match', { number: 'Alix' }, 'number matches'],
  ['a code that does not exist', { colour: 'GREEN' }, 'colour isIn'],
  ['a yes that is a word', { urgent: 'oui' }, 'urgent isBoolean'],
  ['a day that does not exist', { firstDay: '2023-02-29' }, 'firstDay isLegalDate'],
  ['a day with its hour', { firstDay: '2023-02-28T10:00' }, 'firstDay isLegalDate'],
  ['a day written otherwise', { firstDay: '28/02/2023' }, 'firstDay isLegalDate'],
  ['a day that is a number', { firstDay: 20230228 }, 'firstDay isLegalDate'],
  ['a day before the calendar', { firstDay: '2014-12-31' }, 'firstDay isInCalendar'],
  ['a day beyond the calendar', { firstDay: '2037-01-01' }, 'firstDay isInCalendar'],
  ['a number that is no whole one', { months: 1.5 }, 'months isInt'],
  ['a number as text', { months: '12' }, 'months isInt'],
  ['a number that is none', { months: Number.NaN }, 'months isInt'],
  ['a number too small', { months: 0 }, 'months min'],
  ['a number too large', { months: 49 }, 'months max'],
  ['an organisation that is none', { body: '../x' }, 'body matches'],
  ['a party that is none', { who: 'p0' }, 'who matches'],
  ['too few', { addresses: [] }, 'addresses arrayMinSize'],
  ['too many', { addresses: [1, 2, 3].map(() => ({ street: 'a' })) }, 'addresses arrayMaxSize'],
  ['a mistake within a list', { addresses: [{ street: 'rue beaucoup trop longue' }] }, 'addresses[0].street maxLength'],
  ['a field that is not there', { admin: true }, 'admin unknown-field'],
  ['a field that is not there, within a list', { addresses: [{ street: 'a', x: 1 }] }, 'addresses[0].x unknown-field'],
])('%s is named', (_, change, expected) => {
  expect(errorsOf(change)).toEqual([expected]);
});

test.each([[null], [[]], ['text'], [5]])('a form that is %p is no form', (body) => {
  expect(checkForm(Trial, body)).toHaveProperty('errors');
});

test('the schema says the same', () => {
  expect(schemaOf(Trial)).toMatchObject({
    title: 'Essai',
    required: ['name', 'colour', 'urgent', 'body', 'addresses'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', maxLength: 5, 'x-data-class': 'identity' },
      number: { pattern: '[A-Z]\\d+' },
      colour: { enum: ['RED', 'BLUE'], 'x-labels': { RED: 'rouge' } },
      firstDay: { type: 'string', format: 'date', 'x-kind': 'date' },
      months: { type: 'integer', minimum: 1, maximum: 48, 'x-kind': 'count' },
      addresses: { type: 'array', minItems: 1, maxItems: 2, items: { required: ['street'] } },
    },
  });
});
