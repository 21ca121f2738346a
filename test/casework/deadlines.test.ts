import { openCase, playTo } from '../harness/mediation.js';
import { World } from '../harness/world.js';

/** What stands beside the log says the same as the log: a deadline's row names the fact it counts from. */

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 60_000);
afterAll(() => world.stop(), 30_000);

test('a deadline that another fact of the same day moved is explained from that fact', async () => {
  const caseId = await openCase(world);
  const { position } = await playTo(world, caseId, 'recordInformation', 2);
  const { rows } = await world.pool.query(
    `SELECT name, (explanation->'anchor'->>'seq')::int AS seq FROM deadlines WHERE case_id = $1 ORDER BY name`,
    [caseId],
  );
  const expected = position.deadlines.map(({ name, explanation }) => ({ name, seq: explanation.anchor.seq }));
  expect(rows).toEqual(expected.sort((a, b) => (a.name < b.name ? -1 : 1)));
});
