import { describe, expect, it } from '@jest/globals';
import { parseTable, readTable } from './table.js';

const HEAD = '| situation | accept | refuse |\n|---|---|---|\n';

describe('the hand-written table', () => {
  it('reads who decides, who records and what follows', () => {
    const table = parseTable(`# Title\n\n${HEAD}| waiting | fund, party/mediator → done, undone | |\n`);
    expect(table.situations).toEqual(['waiting']);
    expect(table.acts).toEqual(['accept', 'refuse']);
    expect(table.cell('waiting', 'accept')).toEqual({
      who: [
        { decides: 'fund', recordedBy: 'fund' },
        { decides: 'party', recordedBy: 'mediator' },
      ],
      targets: ['done', 'undone'],
    });
    expect(table.cell('waiting', 'refuse')).toEqual({ who: [], targets: [] });
    expect(table.cell('elsewhere', 'accept')).toEqual({ who: [], targets: [] });
  });

  it.each([
    ['a cell without a situation', `${HEAD}| waiting | fund | |`],
    ['a line with a cell too few', `${HEAD}| waiting | fund → done |`],
    ['another table', '| a | b |\n|---|---|\n| 1 | 2 |'],
  ])('refuses %s', (_, text) => {
    expect(() => parseTable(text)).toThrow();
  });

  it('is the one of the mediation referral: 13 situations, 11 acts', () => {
    const { situations, acts } = readTable('mediation-referral');
    expect([situations.length, acts.length]).toEqual([13, 11]);
  });
});
