import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Importing } from '../../libs/casework/index.js';
import { Reconciler } from '../../libs/following/index.js';
import { addDays, dayOf, instant, type LegalDate } from '../../machines/calendar/index.js';
import { fictionalAgreement, fictionalMediation } from '../../tools/import/fictional-cases.js';
import { until, World } from '../harness/world.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
  await world.startWorker();
}, 60_000);
afterAll(() => world?.stop(), 30_000);

const today = dayOf(instant(new Date().toISOString()));
async function bring(line: object, login = 'fonds.gestionnaire'): Promise<string> {
  const [outcome] = await world.get(Importing).importLines([{ value: line }], await world.who(login), { rehearsal: false });
  if (outcome?.status !== 'imported') throw new Error(JSON.stringify(outcome));
  return outcome.case?.id as string;
}
const standing = async (id: string) =>
  (await world.pool.query('SELECT seq, followed_seq AS followed, alarm, closed FROM cases WHERE id = $1', [id])).rows[0] as {
    seq: number;
    followed: number;
    alarm: string | null;
    closed: boolean;
  };

describe('cases that began on paper, and their workflows', () => {
  it('are told gently: not at once, and all the same in the end; the second witness agrees, and nobody gets a notice', async () => {
    const ids = [
      await bring(fictionalAgreement(), 'achats.gestionnaire'),
      await bring(fictionalMediation(1, '2020-02-03' as LegalDate)),
      await bring(fictionalMediation(2, '2020-02-03' as LegalDate, 'ordered')),
      await bring(fictionalMediation(3, addDays(today, -60), 'inMediation')),
    ];
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    for (const id of ids) expect(await standing(id)).toMatchObject({ followed: 0 });

    await world.get(Reconciler).round('0 seconds');
    for (const id of ids) {
      await until(`case ${id} is followed`, async () => {
        const { seq, followed } = await standing(id);
        return followed === seq;
      });
      expect((await standing(id)).alarm).toBeNull();
      const { rows } = await world.pool.query(
        'SELECT 1 FROM notices WHERE case_id = $1 UNION ALL SELECT 1 FROM documents WHERE case_id = $1',
        [id],
      );
      expect(rows).toEqual([]);
    }
    expect((await standing(ids[1] as string)).closed).toBe(true);
  }, 60_000);
});
