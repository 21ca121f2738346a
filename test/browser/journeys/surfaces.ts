import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled, type View } from '../../../tools/browser/index.js';
import { AUDITOR, FUND } from '../../http/mediation.js';
import { axeFindings } from '../axe.js';
import { type Cases, threeCases } from '../cases.js';
import { inFrench, today } from '../filling.js';
import type { Office } from '../office.js';
import { daysAgo, REGIONAL_FUND } from '../protocol.js';

const PURCHASER = 'achats.gestionnaire';
/** A page of 1280 pixels, magnified four times. */
const MAGNIFIED: View = { width: 320, height: 700 };
const DARK: View = { dark: true };

/** A page in one state, that axe and whoever magnifies it look at. */
interface Surface {
  readonly name: string;
  /** absent: nobody is signed in */
  readonly as?: string;
  readonly at: string | ((cases: Cases) => string);
  /** what is done first */
  readonly before?: (page: Page) => Promise<unknown>;
  /** the page never settles: that is the state */
  readonly unsettled?: true;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const of =
  (which: keyof Cases, view = '') =>
  (cases: Cases) =>
    `/dossiers/${cases[which]}${view}`;

const SURFACES: readonly Surface[] = [
  { name: 'sign-in', at: '/' },
  { name: 'a link that is none', at: '/repondre' },
  { name: 'worklist', as: FUND, at: '/' },
  { name: 'worklist, nothing in it', as: FUND, at: '/?vue=retard' },
  {
    name: 'worklist, several chosen',
    as: FUND,
    at: '/',
    before: (page) =>
      page
        .getByRole('checkbox', { name: /^Choisir MED/ })
        .first()
        .check(),
  },
  { name: 'worklist, loading', as: FUND, at: '/', before: (page) => during(page, 'hang'), unsettled: true },
  { name: 'worklist, the server away', as: FUND, at: '/', before: (page) => during(page, 'fail'), unsettled: true },
  { name: 'search', as: FUND, at: '/', before: (page) => button(page, 'Rechercher un dossier').click() },
  { name: 'person’s menu', as: FUND, at: '/', before: (page) => button(page, /^Compte de/).click() },
  { name: 'keys', as: FUND, at: '/', before: (page) => page.keyboard.press('Shift+?') },
  { name: 'case', as: FUND, at: of('waiting') },
  { name: 'act, empty', as: FUND, at: of('waiting', '?acte=recordInformation') },
  { name: 'act, wrong', as: FUND, at: of('waiting', '?acte=recordInformation'), before: (page) => button(page, 'Vérifier').click() },
  { name: 'act with a list', as: FUND, at: of('waiting', '?acte=recordConsultation') },
  { name: 'act, consequences', as: FUND, at: of('waiting', '?acte=withdraw'), before: toCheck },
  { name: 'act, refused', as: FUND, at: of('waiting', '?acte=recordInformation'), before: toRefusal },
  { name: 'correction', as: FUND, at: of('waiting'), before: (page) => button(page, /^Corriger : .*fait n° 2/).click() },
  { name: 'path', as: FUND, at: of('waiting', '?vue=parcours') },
  { name: 'forecast', as: FUND, at: of('waiting', '?vue=prevision') },
  {
    name: 'dates to try, wrong',
    as: REGIONAL_FUND,
    at: of('agreement', '?simuler=giveNotice'),
    before: (page) => button(page, 'Voir les échéances').click(),
  },
  { name: 'dates tried', as: REGIONAL_FUND, at: of('agreement', '?simuler=giveNotice'), before: tryTwoDates },
  { name: 'related cases', as: FUND, at: of('waiting', '?vue=liens') },
  { name: 'documents', as: FUND, at: of('underWay', '?vue=documents') },
  { name: 'established', as: FUND, at: of('underWay', '?vue=etabli') },
  { name: 'people', as: FUND, at: of('underWay', '?vue=personnes') },
  { name: 'ended case', as: FUND, at: of('ended') },
  { name: 'proof', as: AUDITOR, at: of('ended', '?vue=preuve') },
  { name: 'new case', as: FUND, at: '/nouveau' },
  { name: 'opening', as: FUND, at: '/nouveau/mediation-referral' },
  {
    name: 'opening from a template',
    as: PURCHASER,
    at: '/nouveau/agreement',
    before: (page) => page.getByRole('radio', { name: /^Accord-cadre/ }).check(),
  },
  { name: 'opening, what a template proposes', as: PURCHASER, at: '/nouveau/agreement', before: fromTemplate },
  { name: 'register', as: PURCHASER, at: '/registres/agreement' },
  { name: 'register, its dates', as: REGIONAL_FUND, at: '/registres/agreement?zoom=10', before: openDates },
  { name: 'register, nothing in it', as: PURCHASER, at: '/registres/agreement?q=introuvable' },
  { name: 'no such register', as: FUND, at: '/registres/nulle-part' },
  { name: 'deadlines', as: FUND, at: '/echeances' },
  { name: 'deadlines by month', as: FUND, at: '/echeances?vue=mois' },
  { name: 'calendar addresses', as: FUND, at: '/echeances?vue=abonnement' },
  { name: 'notices', as: FUND, at: '/avis?liste=tous' },
  { name: 'processes', as: FUND, at: '/procedures' },
  { name: 'process', as: FUND, at: '/procedures/mediation-referral' },
  { name: 'mails', as: FUND, at: '/courriels' },
  ...['avis', 'remplacements', 'sessions', 'affichage', 'compte'].map(
    (tab): Surface => ({ name: `settings, ${tab}`, as: FUND, at: `/reglages?onglet=${tab}` }),
  ),
  { name: 'tour', as: FUND, at: '/visite' },
  { name: 'no such page', as: FUND, at: '/nulle-part' },
];

/** What is wider than the place it has, unless it says by dots that there is more, can be scrolled or has nothing to read: the page itself never may. */
const CUT_OFF = `[document.documentElement, ...document.querySelectorAll('body *')].filter((element) => {
  if (element.scrollWidth <= element.clientWidth + 1 || element.closest('.visually-hidden, svg')) return false;
  if (!element.textContent.trim() && !element.querySelector('input, select, textarea, img')) return false;
  const { overflowX, textOverflow } = getComputedStyle(element);
  return element === document.documentElement || (['hidden', 'clip'].includes(overflowX) && textOverflow !== 'ellipsis' && element.clientWidth > 1);
}).map((element) => element.outerHTML.slice(0, 160))`;

/** Each page and each important state: in the dark on a desktop, and in the light magnified four times. */
export function surfaces(office: () => Office): void {
  let cases: Cases;
  const pages = new Map<string, Promise<Page>>();
  beforeAll(async () => {
    cases = await threeCases(office());
  });
  const pageOf = (as: string | undefined, view: View): Promise<Page> => {
    const key = `${as} ${view.width}`;
    const page =
      pages.get(key) ??
      (as === undefined
        ? office()
            .profile(view)
            .then((context) => context.newPage())
        : office().newDesk(as, view));
    pages.set(key, page);
    return page;
  };

  it.each(SURFACES.map((surface) => [surface.name, surface] as const))(
    '%s: axe finds nothing, and nothing runs out of the page',
    async (name, surface) => {
      const found: string[] = [];
      const lookAt = async (view: View) => {
        const page = await pageOf(surface.as, view);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.goto(typeof surface.at === 'string' ? surface.at : surface.at(cases));
        await settled(page);
        await surface.before?.(page);
        if (!surface.unsettled) await settled(page);
        const where = view.dark ? 'in the dark' : 'magnified';
        for (const finding of await axeFindings(page)) found.push(`${where}: ${finding}`);
        for (const element of (await page.evaluate(CUT_OFF)) as string[]) found.push(`${where}: cut off at its right: ${element}`);
      };
      await Promise.all([DARK, MAGNIFIED].map(lookAt));
      if (found.length > 0) await office().photograph(`surface ${name}`);
      expect(found).toEqual([]);
    },
  );
}

/** The list is asked for once more, and the answer does not come. */
async function during(page: Page, what: 'hang' | 'fail'): Promise<void> {
  await page.route('**/v1/cases?**', (route) => (what === 'fail' ? route.abort() : undefined));
  await page
    .getByRole('link', { name: /À échéance aujourd’hui/ })
    .or(page.getByRole('combobox', { name: 'Vue' }))
    .first()
    .waitFor();
  await page.evaluate(`history.pushState({}, '', '/?vue=personne'); dispatchEvent(new PopStateEvent('popstate'))`);
  await page
    .getByRole(what === 'fail' ? 'alert' : 'status')
    .filter({ hasText: what === 'fail' ? 'ne répond pas' : 'Chargement' })
    .first()
    .waitFor();
}

async function toCheck(page: Page): Promise<void> {
  await page
    .getByRole('radio', { name: 'Réglé autrement' })
    .or(page.getByRole('radiogroup', { name: 'Motif' }).getByRole('radio').first())
    .first()
    .check();
  await page.getByRole('textbox', { name: /^Date du fait/ }).fill(today());
  await button(page, 'Vérifier').click();
  await page.getByRole('region', { name: 'Ce qui va se passer' }).waitFor();
}

async function tryTwoDates(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^Jour du fait/ }).fill(today());
  await button(page, 'Comparer avec une autre date').click();
  await page.getByRole('textbox', { name: /autre hypothèse/ }).fill(inFrench(daysAgo(-200)));
  await button(page, 'Voir les échéances').click();
  await page.getByRole('heading', { name: 'Ce que donnerait chaque date' }).waitFor();
}

async function fromTemplate(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Accord-cadre/ }).check();
  await button(page, 'Continuer').click();
  await page.getByRole('textbox', { name: /^Période initiale/ }).fill('6');
  await page.getByText('S’écarte du modèle').first().waitFor();
}

/** Beside the axis, or on a card where there is none. */
async function openDates(page: Page): Promise<void> {
  await page
    .getByText(/dates? à venir/)
    .first()
    .click();
  await page.getByText('Pourquoi ce jour').first().click();
}

async function toRefusal(page: Page): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Destinataire' }).getByRole('radio', { name: 'Employeur local' }).check();
  await page.getByRole('radiogroup', { name: 'Moyen' }).getByRole('radio').first().check();
  await page.getByRole('textbox', { name: /^Date du fait/ }).fill(today());
  await button(page, 'Vérifier').click();
  await page.getByRole('alert').filter({ hasText: 'serait refusé' }).waitFor();
}
