import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled } from '../../../tools/browser/index.js';
import { QUALIFY } from '../../faults/cases.js';
import { FUND } from '../../http/mediation.js';
import { caseAfter } from '../cases.js';
import { journey } from '../journey.js';
import type { Office } from '../office.js';

/** More stops than any page has. */
const MOST_STOPS = 400;

/** What has the keyboard, and whether one sees it: an outline on it, or on what it stands for. */
const STOP = `(() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const outlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  const near = [here, here.parentElement, here.nextElementSibling, ...(here.labels ?? [])].filter(Boolean);
  return { what: here.outerHTML.slice(0, 160), seen: near.some(outlined) };
})()`;

/** The tabulator goes once through each page, is seen at every stop, and comes out at the end. */
export function keyboard(office: () => Office): void {
  journey(office, 'the keyboard is seen wherever it stands, and is caught nowhere', async (at) => {
    const id = await caseAfter(at, [QUALIFY]);
    const page = await at.desk(FUND);
    for (const path of [
      '/',
      `/dossiers/${id}`,
      `/dossiers/${id}?acte=recordInformation`,
      `/dossiers/${id}?vue=parcours`,
      '/echeances',
      '/avis',
      '/reglages',
      '/nouveau',
      '/procedures',
    ]) {
      await page.goto(path);
      await settled(page);
      const { stops, unseen } = await throughThe(page);
      expect({ path, unseen }).toEqual({ path, unseen: [] });
      expect({ path, comesOut: stops > 8 && stops < MOST_STOPS }).toEqual({ path, comesOut: true });
    }
  });
}

async function throughThe(page: Page): Promise<{ stops: number; unseen: string[] }> {
  const unseen: string[] = [];
  await page.evaluate('document.activeElement?.blur()');
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = (await page.evaluate(STOP)) as { what: string; seen: boolean } | null;
    if (stop === null) return { stops, unseen };
    if (!stop.seen) unseen.push(stop.what);
  }
  return { stops: MOST_STOPS, unseen };
}
