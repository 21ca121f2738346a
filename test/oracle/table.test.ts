import { describe, expect, it } from '@jest/globals';
import { parseSections, parseTable, readSections, together } from './table.js';

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
});

describe('a page with several tables', () => {
  const page = (second: string) =>
    `# Title\n\nProse.\n\n## First\n\n${HEAD}| waiting | fund → done | |\n\n## ${second}\n\n| situation | wait |\n|---|---|\n| waiting | fund → waiting |\n| done | |\n\n## Notes\n\nNone.\n`;

  it('reads each under its heading, and all of them as one', () => {
    const sections = parseSections(page('Second'));
    expect(sections.map(({ heading }) => heading)).toEqual(['First', 'Second']);
    const table = together(sections);
    expect([table.situations, table.acts]).toEqual([
      ['waiting', 'done'],
      ['accept', 'refuse', 'wait'],
    ]);
    expect(table.cell('waiting', 'accept').targets).toEqual(['done']);
    expect(table.cell('waiting', 'wait').targets).toEqual(['waiting']);
    expect(table.cell('done', 'accept')).toEqual({ who: [], targets: [] });
  });

  it('refuses two tables that speak of the same situation and act', () => {
    const sections = parseSections(page('Second'));
    expect(() => together([...sections, { heading: 'Third', table: sections[0]!.table }])).toThrow(
      /waiting × accept stands in: First; Third/,
    );
  });

  it('is that of the mediation referral: 13 sections, 19 situations, 19 acts', () => {
    const sections = readSections('mediation-referral');
    const { situations, acts } = {
      situations: new Set(sections.flatMap(({ table }) => table.situations)),
      acts: new Set(sections.flatMap(({ table }) => table.acts)),
    };
    expect([sections.length, situations.size, acts.size]).toEqual([13, 19, 19]);
  });
});
