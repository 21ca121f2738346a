import { describe, expect, it } from '@jest/globals';
import { source } from '../../machines/kernel/index.js';
import type { Citation } from './citation.js';
import { classOf, sourcesPage } from './page.js';
import { type Evidence, problemsIn } from './problems.js';
import { gather, pages, problems } from './sources.js';

const citation = (...requirements: string[]): Citation => ({
  process: 'p@1',
  kind: 'deadline',
  name: 'd',
  label: 'D',
  source: source('Texte', ...requirements),
});
const listed = (id: string, listedAs = 'later') => ({ id, listedAs, note: 'P9', text: `Exigence | ${id}` });
const evidence = (change: Partial<Evidence>): Evidence => ({
  requirements: [listed('R9-001'), listed('R9-002', 'context'), listed('R9-003')],
  citations: [citation('R9-001', 'A-12', 'P9-G1')],
  elsewhere: [],
  tests: new Map([['R9-001', ['x.test.ts']]]),
  ...change,
});

describe('what must hold of the sources', () => {
  it('holds here', () => {
    expect(problemsIn(evidence({}))).toEqual([]);
  });

  it.each([
    ['a line without a source', { citations: [citation('R9-001'), citation()] }, 'p@1, deadline d cites no requirement and no assumption.'],
    [
      'an id that is not listed',
      { citations: [citation('R9-001', 'R9-404')] },
      'p@1, deadline d cites R9-404, which docs/requirements.tsv does not list.',
    ],
    [
      'an id of no known form',
      { citations: [citation('R9-001', 'P9')] },
      'p@1, deadline d cites « P9 », which is neither R0-000 nor A-00 nor P0-G0.',
    ],
    ['a built requirement that no test names', { citations: [citation('R9-003')] }, 'R9-003 is built, and no test names it.'],
    [
      'a reviewed line whose test says nothing of it',
      { elsewhere: [{ id: 'R9-001', where: 'x.ts', test: 'y.test.ts' }] },
      'tools/sources/elsewhere.tsv: « y.test.ts » does not name R9-001.',
    ],
    [
      'a reviewed line that is not listed',
      { elsewhere: [{ id: 'R9-404', where: 'x.ts', test: 'x.test.ts' }] },
      'tools/sources/elsewhere.tsv cites R9-404, which docs/requirements.tsv does not list.',
    ],
  ] as [string, Partial<Evidence>, string][])('%s is found', (_, change, sentence) => {
    expect(problemsIn(evidence(change))).toContain(sentence);
  });
});

describe('classes', () => {
  const classes = (given: Evidence) => given.requirements.map((one) => classOf(one, given));

  it('built when cited, else as listed', () => {
    expect(classes(evidence({}))).toEqual(['built', 'context', 'later']);
    expect(classes(evidence({ elsewhere: [{ id: 'R9-003', where: 'x.ts', test: 'x.test.ts' }] }))).toEqual(['built', 'context', 'built']);
  });

  it('not built by what the kernel refuses everywhere', () => {
    expect(classes(evidence({ citations: [{ ...citation('R9-001'), kind: 'kernel refusal' }] }))).toEqual(['later', 'context', 'later']);
  });
});

describe('the page', () => {
  it('counts, lists every requirement once and escapes what a table would split', () => {
    const page = sourcesPage(evidence({}));
    expect(page).toContain('| **all** | 1 | 1 | 1 | 3 |');
    expect(page).toContain('| R9-001 | built | Exigence \\| R9-001 | deadline `d` | `x.test.ts` |');
    expect(page).toContain('| R9-003 | later | Exigence \\| R9-003 | P9 | |');
    expect(page.endsWith('\n')).toBe(true);
  });

  it('is made of all 522 requirements, without a problem, and twice the same', () => {
    const real = gather();
    expect(real.requirements).toHaveLength(522);
    expect(problems(real)).toEqual([]);
    expect(pages(gather())).toEqual(pages(real));
  });

  it('sees a situation, transition, refusal, deadline, setting and document of each process', () => {
    const kinds = gather().citations.map(({ process, kind }) => `${process} ${kind}`);
    for (const kind of ['situation', 'transition', 'refusal', 'kernel refusal', 'deadline', 'setting', 'document'])
      expect(kinds).toContain(`mediation-referral@2019-06 ${kind}`);
  });
});
