import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { QUALIFY, say } from '../../faults/cases.js';
import { until } from '../../harness/world.js';
import { FUND } from '../../http/mediation.js';
import { caseAfter } from '../cases.js';
import { journey } from '../journey.js';
import type { Office } from '../office.js';

const MANY = 10_000;
/** However long the list is, so many rows are drawn at the most. */
const DRAWN = 200;
const LONGEST_TASK_MS = 1_000;
const MEDIAN_FRAME_MS = 100;
/** Whoever scrolls on gets further: so long may the next rows take on two busy cores. */
const LONGEST_STANDSTILL_MS = 4_000;

/** Copies of one case as the worklist reads it: the case, who has to do with it, its deadlines. */
const COPY = `
  WITH copies AS (
    INSERT INTO cases
    SELECT copy.* FROM cases c
     CROSS JOIN generate_series(1, $2) n
     CROSS JOIN LATERAL jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'reference', 'COPIE-' || lpad(n::text, 5, '0'),
       'next_deadline', c.next_deadline + n * interval '1 minute')) copy
     WHERE c.id = $1 RETURNING id),
  relations AS (
    INSERT INTO case_relations (case_id, organisation_id, relation)
    SELECT copies.id, r.organisation_id, r.relation FROM copies, case_relations r WHERE r.case_id = $1)
  INSERT INTO deadlines
  SELECT copy.* FROM copies CROSS JOIN deadlines d CROSS JOIN LATERAL jsonb_populate_record(d, jsonb_build_object('case_id', copies.id)) copy
   WHERE d.case_id = $1`;

/** Notes each frame, each task that holds the page up, and for how long at most scrolling on led nowhere, in milliseconds. */
const WATCH = `window.watched = { frames: [], tasks: [], rows: 0, furthest: 0, since: performance.now(), standstill: 0 };
  new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  let last = performance.now();
  const frame = (now) => { watched.frames.push(now - last); last = now; watched.rows = Math.max(watched.rows, document.querySelectorAll('[data-index]').length);
    if (scrollY > watched.furthest + 1) Object.assign(watched, { furthest: scrollY, since: now });
    watched.standstill = Math.max(watched.standstill, now - watched.since);
    if (watched.scrolls) scrollBy({ top: 1_500, behavior: 'instant' }); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);`;

interface Watched {
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
  readonly rows: number;
  readonly standstill: number;
}

/** A list of ten thousand cases, read from its beginning to its end. */
export function manyCases(office: () => Office): void {
  journey(
    office,
    'ten thousand cases scroll without a stall',
    async (at) => {
      const id = await caseAfter(at, [QUALIFY]);
      await at.stack.pool.query(COPY, [id, MANY]);
      await at.stack.pool.query('ANALYZE');
      const page = await at.desk(FUND);
      await page.goto('/');
      await page.getByRole('table').locator('[data-index="5"]').waitFor();
      await page.evaluate(WATCH);
      await page.evaluate('watched.scrolls = true');
      await until('the end of the list is read', () => isWhole(page), 120_000);
      await page.evaluate('watched.scrolls = false');

      const { frames, tasks, rows, standstill } = (await page.evaluate('watched')) as Watched;
      const figures = {
        frames: frames.length,
        'median frame, ms': Math.round(median(frames)),
        'longest task, ms': Math.round(Math.max(0, ...tasks)),
        'tasks over 200 ms': tasks.filter((ms) => ms > 200).length,
        'rows drawn at once': rows,
        'longest standstill, ms': Math.round(standstill),
      };
      say(figures);
      expect(rows).toBeLessThan(DRAWN);
      expect(figures['median frame, ms']).toBeLessThan(MEDIAN_FRAME_MS);
      expect(figures['longest task, ms']).toBeLessThan(LONGEST_TASK_MS);
      expect(figures['longest standstill, ms']).toBeLessThan(LONGEST_STANDSTILL_MS);
      await page.evaluate('scrollTo({ top: document.body.scrollHeight, behavior: "instant" })');
      await page.locator(`[data-index="${MANY}"]`).waitFor();
    },
    180_000,
  );
}

/** A table says how many rows it has once all of them are read. */
const isWhole = async (page: Page): Promise<boolean> => Number(await page.getByRole('table').getAttribute('aria-rowcount')) > MANY;

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
