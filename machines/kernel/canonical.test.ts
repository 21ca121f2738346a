import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { canonical, digest } from './index.js';

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of section 3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts as section 3.2.3 does: by UTF-16 code units', () => {
    const value = { '\u20ac': 'Euro', '\r': 'CR', '\ufb33': 'Dalet', '1': 'One', '\ud83d\ude00': 'Emoji', '\u0080': 'Control', ö: 'O' };
    expect(canonical(value)).toBe('{"\\r":"CR","1":"One","\u0080":"Control","ö":"O","€":"Euro","\ud83d\ude00":"Emoji","\ufb33":"Dalet"}');
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ])('writes the number %p as appendix B does', (number, text) => {
    expect(canonical(number)).toBe(text);
  });

  it('leaves out what is undefined, keeps what is null, and nests', () => {
    expect(canonical({ b: undefined, a: null, c: [{}, [], [undefined as unknown as null]] })).toBe('{"a":null,"c":[{},[],[null]]}');
  });

  it('reads back as what was written', () => {
    const value = { é: ['\u2028', '<&>', { z: 1, a: [true, -1.5] }] };
    expect(JSON.parse(canonical(value))).toEqual(value);
  });

  it('gives the digest that node’s own SHA-256 gives, whatever the order of the keys', () => {
    const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
    expect(digest({ b: 'é', a: 1 })).toBe(sha('{"a":1,"b":"é"}'));
    expect(digest({ a: 1, b: 'é' })).toBe(digest({ b: 'é', a: 1 }));
  });
});
