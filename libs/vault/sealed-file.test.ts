import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openFile, readSlip, type Slip, sealFile, sha256Of, slipOf } from './sealed-file.js';

/** A file opens with all its shares, in its own place, and with nothing less. */

const owner = (person: string) => ({ person, dataClass: 'identity' as const });
const OWNERS = ['p1', 'p2', 'p3'].map(owner);
const bytes = randomBytes(5_000);
const slipsOf = (sealed: ReturnType<typeof sealFile>): Slip[] => sealed.slips.map(({ value }) => readSlip({ value }) as Slip);

describe('a sealed file', () => {
  const id = randomUUID();
  const sealed = sealFile(id, bytes, OWNERS, { name: 'lettre.pdf' });
  const slips = slipsOf(sealed);

  it('opens with all its slips, in any order, and says what it is called', () => {
    expect(openFile(id, sealed.content, slips)).toEqual(bytes);
    expect(openFile(id, sealed.content, slips.toReversed())).toEqual(bytes);
    expect(slips.map(({ about, sha256 }) => [about, sha256])).toEqual(OWNERS.map(() => [{ name: 'lettre.pdf' }, sha256Of(bytes)]));
    expect(sealed.slips.map(({ person }) => person)).toEqual(['p1', 'p2', 'p3']);
    expect(sealed.content.includes(bytes.subarray(0, 16))).toBe(false);
  });

  it('opens with none of the smaller sets of them, nor with one in another’s stead', () => {
    const few = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 0, 1], [0, 1, 1, 2]].map((set) => set.map((at) => slips[at] as Slip));
    for (const set of few) expect(() => openFile(id, sealed.content, set)).toThrow(/n’est plus/);
  });

  it('is another each time: neither key nor share comes twice', () => {
    const again = slipsOf(sealFile(id, bytes, OWNERS));
    expect(new Set([...slips, ...again].map(({ share }) => share)).size).toBe(6);
  });

  it('opens in no other place, and not when a bit of it was changed', () => {
    expect(() => openFile(randomUUID(), sealed.content, slips)).toThrow(/n’est plus/);
    const changed = Buffer.from(sealed.content);
    changed.writeUInt8(changed.readUInt8(99) ^ 1, 99);
    expect(() => openFile(id, changed, slips)).toThrow(/n’est plus/);
  });

  it('does not pass for a file of another digest', () => {
    expect(() => openFile(id, sealed.content, [{ ...(slips[0] as Slip), sha256: sha256Of(Buffer.alloc(0)) }, ...slips.slice(1)])).toThrow();
  });

  it('changes hands without being sealed anew', () => {
    const own = sealFile(id, bytes, [owner('sender')]);
    const [slip] = slipsOf(own) as [Slip];
    const passed = slipOf(owner('p1'), slip, id);
    expect([passed.id, passed.person]).toEqual([id, 'p1']);
    expect(passed.salt.equals(own.slips[0]?.salt as Buffer)).toBe(false);
    expect(openFile(id, own.content, [readSlip(passed) as Slip])).toEqual(bytes);
    expect(readSlip({ value: null, erased: true })).toBeUndefined();
  });

  it('belongs to somebody', () => {
    expect(() => sealFile(id, bytes, [])).toThrow(/without an owner/);
  });
});
