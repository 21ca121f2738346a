import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { mediation as mediationOf, party, type Step } from '../../../tools/demo/index.js';
import { FUND, MEDIATOR } from '../../http/mediation.js';
import { actsOf, doAct } from '../acting.js';
import { byKeyboard, byMouse, tabTo } from '../hands.js';
import { journey } from '../journey.js';
import type { Office } from '../office.js';
import { openCase } from '../opening.js';

/** Persons of this case alone: it looks like no other. */
const PATH = mediationOf('TYPE_A', 'NATIONAL_FUND', {
  parties: [party('Hypothétique', 'Maud'), party('Supposé', 'Basile', { function: 'OTHER_EXECUTIVE' })],
});
const [QUALIFY, ...REST] = PATH.steps as [Step, ...Step[]];
const AT_THE_FUND = REST.filter(({ as }) => as === FUND);
const AT_THE_MEDIATOR = REST.filter(({ as }) => as === MEDIATOR);

/** Two people, each at a desk of their own, bring a mediation from its opening to its outcome. */
export function mediation(office: () => Office): void {
  journey(
    office,
    'a mediation from opening to outcome, by two people; signing in, opening and the first act by keyboard alone',
    async (at) => {
      const fund = await (await at.profile()).newPage();
      const keyboard = byKeyboard(fund);
      await signInByKeyboard(fund, 'Camille Exemple');
      await fund.keyboard.press('n');
      const answers = { open: PATH.opening.data, [QUALIFY.act]: QUALIFY.data };
      const id = await openCase(at, keyboard, FUND, { process: 'mediation-referral', answers });
      const [first, ...others] = AT_THE_FUND as [Step, ...Step[]];
      await doAct(at, keyboard, id, first);
      for (const step of others) await doAct(at, byMouse(fund), id, step);

      const mediator = await at.desk(MEDIATOR);
      await mediator.goto(`/dossiers/${id}`);
      for (const step of AT_THE_MEDIATOR) await doAct(at, byMouse(mediator), id, step);

      await mediator.getByText('Dossier terminé').first().waitFor();
      await fund.getByRole('status').filter({ hasText: 'Le dossier a changé' }).waitFor();
      await fund.getByRole('region', { name: 'Que faire maintenant' }).getByText('Le dossier est terminé').waitFor();
      expect(await actsOf(at, FUND, id)).toEqual(['open', ...PATH.steps.map(({ act }) => act)]);
      await fund.context().close();
    },
  );
}

/** The link, then the issuer's list: what is typed narrows it, Enter goes to the first, and once more chooses. */
async function signInByKeyboard(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await tabTo(page.getByRole('link', { name: 'Se connecter' }));
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Mon travail' }).waitFor();
}
