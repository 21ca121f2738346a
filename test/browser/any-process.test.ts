import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { FUND } from '../http/mediation.js';
import { acting, actsOf, checkAndRecord, writeAct } from './acting.js';
import { byMouse } from './hands.js';
import { describeInBrowser } from './in-browser.js';
import { journey } from './journey.js';
import { Office } from './office.js';
import { openCase } from './opening.js';
import { ProjectCopy } from './project-copy.js';

const FOLDER = fileURLToPath(new URL('./fictional/bicycle-loan', import.meta.url));
const LOAN = { lender: 'fonds-maladie', size: 'SMALL' };
const BUILDING_MS = 300_000;

jest.setTimeout(120_000);

describeInBrowser('a process of which no page has ever heard', () => {
  let copy: ProjectCopy;
  let office: Office;
  beforeAll(async () => {
    copy = new ProjectCopy();
    copy.addProcess(FOLDER, 'bicycle-loan', 'bicycleLoan');
    execFileSync(process.execPath, [join(copy.root, 'tools/build/build.mjs')], { cwd: copy.root, timeout: BUILDING_MS });
    office = await Office.start({ root: copy.root });
  }, BUILDING_MS + 180_000);
  afterAll(async () => {
    await office?.stop();
    copy?.remove();
  }, 60_000);

  journey(
    () => office,
    'one folder and one line are enough: it is opened, refused, done, seen, told and proved',
    async (at) => {
      const page = await at.desk(FUND);
      const hand = byMouse(page);
      await page.goto('/nouveau');
      const id = await openCase(at, hand, FUND, { process: 'bicycle-loan', answers: { open: LOAN } });
      await page.getByText('Vélo demandé').first().waitFor();

      const withoutKey = await writeAct(at, hand, FUND, id, { act: 'lend', data: { bicycle: 'B-12', keyGiven: false } });
      const panel = acting(hand, withoutKey.label);
      await panel.getByRole('button', { name: 'Vérifier' }).click();
      await panel.getByRole('alert').getByText('Un vélo se remet avec la clé de son cadenas.').waitFor();
      await panel.getByText('Règlement imaginaire du parc de vélos, article 2').first().waitFor();
      await panel.getByRole('button', { name: 'Aller au champ « Clé du cadenas remise »' }).click();
      await hand.answer(panel.getByRole('radiogroup', { name: 'Clé du cadenas remise' }), 'Oui');
      await checkAndRecord(hand, withoutKey);
      await page.getByRole('region', { name: 'Échéances' }).getByText('Vélo à rendre').first().waitFor();

      await page.getByRole('tab', { name: 'Parcours' }).click();
      for (const situation of ['Vélo demandé', 'Vélo prêté', 'Vélo rendu'])
        await page.locator('.react-flow').getByText(situation).first().waitFor();
      await page.getByRole('tab', { name: 'Historique' }).click();
      await page.getByRole('article').filter({ hasText: 'Remettre le vélo' }).getByText('B-12').waitFor();
      await page.getByRole('tab', { name: 'Preuve' }).click();
      await page.getByText('Tout concorde').waitFor();

      await page.goto('/');
      await page.getByRole('combobox', { name: 'Procédure' }).selectOption({ label: 'Prêt de vélo' });
      await page.getByRole('row').filter({ hasText: 'Vélo prêté' }).getByRole('link').waitFor();
      await page.goto('/procedures/bicycle-loan');
      await page.getByRole('heading', { level: 1, name: 'Prêt de vélo' }).waitFor();
      expect(await actsOf(at, FUND, id)).toEqual(['open', 'lend']);
      expect(at.complaints).toEqual([]);
    },
  );
});
