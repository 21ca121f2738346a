import { randomUUID } from 'node:crypto';
import { indexRows, normalised } from './blind-index.js';
import type { ClearField } from './fields.js';
import { commitment, keyIdOf, newKey, newSalt, openValue, type Place, sealValue } from './sealed.js';

const place: Place = { caseId: randomUUID(), person: 'p1', dataClass: 'identity', name: 'lastName', id: randomUUID() };
const content = { value: 'Exemple', salt: newSalt() };
const keyId = randomUUID();
const key = newKey();
const sealed = sealValue(place, content, keyId, key);

describe('a sealed value', () => {
  it('opens in its place, with its salt, and names its key', () => {
    expect(openValue(place, sealed, key)).toEqual(content);
    expect(keyIdOf(sealed)).toBe(keyId);
  });

  it('tells nothing of itself, and never looks the same twice', () => {
    expect(sealed.toString('latin1')).not.toContain('Exemple');
    expect(sealValue(place, content, keyId, key).equals(sealed)).toBe(false);
  });

  it.each<[string, Partial<Place>]>([
    ['case', { caseId: randomUUID() }],
    ['person', { person: 'p2' }],
    ['class', { dataClass: 'medical' }],
    ['field', { name: 'firstName' }],
    ['row', { id: randomUUID() }],
  ])('does not open as that of another %s', (_, other) => {
    expect(() => openValue({ ...place, ...other }, sealed, key)).toThrow();
  });

  it('does not open under another key, nor with one bit changed anywhere after its key’s id', () => {
    expect(() => openValue(place, sealed, newKey())).toThrow();
    for (let at = 17; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => openValue(place, changed, key)).toThrow();
    }
  });

  it('is unknown when it is of another schema or cut short', () => {
    expect(keyIdOf(Buffer.from([2, ...sealed.subarray(1)]))).toBeUndefined();
    expect(keyIdOf(sealed.subarray(0, 40))).toBeUndefined();
    expect(keyIdOf(Buffer.alloc(0))).toBeUndefined();
  });
});

describe('a commitment', () => {
  const made = commitment(place, content);
  it('is the same for the same value, salt and place', () => {
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(commitment({ ...place }, { ...content })).toBe(made);
  });
  it('differs for another value, salt, case, person or field', () => {
    const others = [
      commitment(place, { ...content, value: 'Exemples' }),
      commitment(place, { ...content, salt: newSalt() }),
      commitment({ ...place, caseId: randomUUID() }, content),
      commitment({ ...place, person: 'p2' }, content),
      commitment({ ...place, name: 'firstName' }, content),
    ];
    expect(new Set([made, ...others]).size).toBe(others.length + 1);
  });
});

describe('the blind index', () => {
  it.each([
    ['de La Fictive', 'DELAFICTIVE'],
    ['Éxèmplê-Inventé', 'EXEMPLEINVENTE'],
    ['  o’invented ', 'OINVENTED'],
    ['…', ''],
  ])('writes %j as %j', (text, written) => expect(normalised(text)).toBe(written));

  it('has a row for the name alone and one for both names, which cannot be taken for one another', () => {
    const field = (name: string, value: string, search?: 'name'): ClearField => ({
      id: randomUUID(),
      person: 'p1',
      name,
      dataClass: 'identity',
      value,
      salt: newSalt(),
      ...(search ? { search } : {}),
    });
    const indexKey = newKey();
    const rows = (...fields: ClearField[]) => indexRows(indexKey, fields);
    const [alone, both, ...more] = rows(field('lastName', 'Exemple', 'name'), field('firstName', 'Alix'));
    expect([alone?.kind, both?.kind, more]).toEqual(['name', 'full-name', []]);
    expect(rows(field('lastName', 'EXEMPLÉ', 'name'))[0]?.token).toEqual(alone?.token);
    expect(rows(field('lastName', 'ExempleAlix', 'name'))[0]?.token).not.toEqual(both?.token);
    expect(rows(field('lastName', 'Exempl', 'name'), field('firstName', 'eAlix'))[1]?.token).not.toEqual(both?.token);
    expect(rows(field('lastName', 'Exemple'))).toEqual([]);
    expect(rows(field('lastName', '---', 'name'))).toEqual([]);
  });
});
