import { expect } from '@jest/globals';
import { PHONE } from '../../../tools/browser/index.js';
import { INFORM, ORDER, QUALIFY, REFER, START } from '../../faults/cases.js';
import { FIRST } from '../../harness/paths.js';
import { EMPLOYER, FUND, MEDIATOR } from '../../http/mediation.js';
import { acting, actsOf, checkAndRecord, doAct, namesIn, offered, writeAct } from '../acting.js';
import { caseAfter } from '../cases.js';
import { fillIn, today } from '../filling.js';
import { byMouse } from '../hands.js';
import { journey } from '../journey.js';
import type { Office } from '../office.js';
import { pdfOf } from '../pdf.js';

const LEAD = 'fonds.responsable';

/** What people do every day beside acts. */
export function everyday(office: () => Office): void {
  journey(office, 'the worklist by keyboard: from row to row, opened, searched, narrowed by address', async (at) => {
    const page = await at.desk(FUND);
    await page.goto('/?vue=tous&tri=reference');
    const rows = page.getByRole('table').getByRole('row');
    await rows.nth(2).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = rows.nth(2).getByRole('link');
    await second.and(page.locator(':focus')).waitFor();
    const reference = (await second.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: reference }).waitFor();

    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Rechercher un dossier' });
    await dialog.getByRole('combobox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type(reference);
    await dialog.getByText('1 dossier trouvé').waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: reference }).waitFor();

    await page.goto('/');
    await page.getByRole('combobox', { name: 'Procédure' }).selectOption({ label: 'Saisine en médiation professionnelle' });
    await page.waitForURL('**procedure=*');
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await page.waitForURL((url) => !url.search.includes('procedure'));
    await page.goBack();
    await page.waitForURL('**procedure=*');
  });

  journey(office, 'a case is taken, and given to a colleague', async (at) => {
    const id = await at.client.open(FUND, { data: FIRST.opening.data });
    const page = await at.desk(FUND);
    await page.goto(`/dossiers/${id}`);
    const care = page.getByRole('region', { name: 'Suivi par' });
    await care.getByRole('button', { name: 'Prendre ce dossier' }).click();
    await care.getByText('Camille Exemple (vous)').waitFor();
    await care.getByRole('button', { name: 'Confier à…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confier à…' });
    await byMouse(page).choose(dialog.getByRole('combobox', { name: 'Collègue' }), 'Dominique Spécimen');
    await dialog.getByRole('button', { name: 'Confier' }).click();
    await care.getByText('Dominique Spécimen').first().waitFor();
    const colleague = await at.desk(LEAD);
    await colleague.goto('/?vue=moi');
    await colleague.getByRole('table').locator(`[data-case="${id}"]`).waitFor();
  });

  journey(office, 'evidence goes with an act, and is looked at from the timeline', async (at) => {
    const id = await caseAfter(at, [QUALIFY]);
    const page = await at.desk(FUND);
    await page.goto(`/dossiers/${id}`);
    const hand = byMouse(page);
    const offer = await writeAct(at, hand, FUND, id, FIRST.steps[1] as never);
    const panel = acting(hand, offer.label);
    await panel
      .locator('input[type="file"]')
      .setInputFiles({ name: 'courrier.pdf', mimeType: 'application/pdf', buffer: await pdfOf('Courrier fictif') });
    await panel.getByText('courrier.pdf').first().waitFor();
    await panel
      .locator('input[type="file"]')
      .setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>1</script>') });
    await panel.getByRole('alert').filter({ hasText: 'page.html' }).waitFor();
    await checkAndRecord(hand, offer);
    await page.getByRole('button', { name: /^courrier\.pdf/ }).click();
    await page.getByRole('dialog', { name: 'courrier.pdf' }).locator('iframe').waitFor();
    await page.keyboard.press('Escape');
  });

  journey(office, 'a document that an act produced is looked at, and is a PDF', async (at) => {
    const id = await caseAfter(at, [QUALIFY, ...INFORM]);
    const page = await at.desk(FUND);
    await page.goto(`/dossiers/${id}?vue=documents`);
    // the worker draws it up while the page is looked at
    const look = page.getByRole('button', { name: /^Aperçu/ }).first();
    const [answer] = await Promise.all([page.waitForResponse((response) => response.url().endsWith('/pdf')), look.click()]);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const bytes = await (await page.request.get(answer.url())).body();
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('dialog').locator('iframe').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  journey(office, 'an organisation without an account answers by a link that serves once', async (at) => {
    const id = await caseAfter(at, [QUALIFY, ...INFORM, REFER, ORDER]);
    const page = await at.desk(FUND);
    await page.goto(`/dossiers/${id}?vue=personnes`);
    await page.getByRole('button', { name: 'Créer un lien' }).click();
    const dialog = page.getByRole('dialog');
    const asked = await offered(at, MEDIATOR, id, 'startMediation');
    await dialog.getByRole('combobox').first().click();
    await page.getByRole('option', { name: new RegExp(`^${asked.label}`) }).click();
    await dialog.getByRole('button', { name: 'Créer le lien' }).click();
    const link = await dialog.getByRole('textbox', { name: 'Lien à envoyer' }).inputValue();
    await dialog.getByRole('button', { name: 'J’ai copié le lien' }).click();

    const stranger = await (await at.profile()).newPage();
    await stranger.goto(link);
    await stranger.getByRole('heading', { level: 1, name: asked.label }).waitFor();
    expect(new URL(stranger.url()).hash).toBe('');
    const hand = byMouse(stranger);
    await fillIn(hand, stranger.getByRole('main'), asked.form, { mediatorName: 'Ange Concorde' }, await namesIn(at, MEDIATOR, id));
    await hand.write(stranger.getByRole('textbox', { name: /^Date/ }), today());
    for (const field of await stranger.getByRole('textbox').all()) if ((await field.inputValue()) === '') await field.fill('Concorde');
    await stranger.getByRole('button', { name: 'Vérifier ma réponse' }).click();
    await stranger.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await stranger.getByRole('heading', { name: 'Votre réponse est enregistrée' }).waitFor();
    await stranger.goto('/nulle-part');
    await stranger.goto(link);
    await stranger.getByText('La réponse est déjà enregistrée').waitFor();
    await stranger.context().close();
    await page.getByText('répondu').waitFor();
    expect((await actsOf(at, FUND, id)).at(-1)).toBe('startMediation');
  });

  journey(office, 'a correction is proposed by one person and approved by another', async (at) => {
    const id = await caseAfter(at, [QUALIFY, ...INFORM]);
    const page = await at.desk(FUND);
    await page.goto(`/dossiers/${id}`);
    await page.getByRole('button', { name: /^Corriger : .*, fait n° 3$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Retirer ce fait/ }).check();
    await byMouse(page).choose(dialog.getByRole('combobox', { name: 'Motif' }), 'Fait consigné par erreur');
    await dialog.getByRole('button', { name: 'Voir ce que cela change' }).click();
    await dialog.getByRole('button', { name: 'Proposer la correction' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Corrections à approuver' }).getByRole('article').waitFor();
    expect(await page.getByRole('button', { name: 'Approuver' }).count()).toBe(0);

    const other = await at.desk(LEAD);
    await other.goto(`/dossiers/${id}`);
    await other.getByRole('button', { name: 'Approuver' }).click();
    await other.getByText('Corrections passées').waitFor();
    expect((await actsOf(at, FUND, id)).length).toBe(2 + INFORM.length + 1);
    await page.getByRole('status').filter({ hasText: 'Le dossier a changé' }).waitFor();
  });

  journey(office, 'the page in English, and what the texts say read as French', async (at) => {
    const page = await at.newDesk(EMPLOYER);
    await page.getByRole('button', { name: /^Compte de/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await page.context().close();
  });

  journey(office, 'an act on a phone', async (at) => {
    const id = await caseAfter(at, [QUALIFY, ...INFORM, REFER, ORDER, START]);
    const page = await at.newDesk(MEDIATOR, PHONE);
    await page.goto('/');
    await page.getByRole('listitem').filter({ hasText: 'Médiation en cours' }).getByRole('link').first().click();
    await page.goto(`/dossiers/${id}`);
    await doAct(at, byMouse(page), id, { act: 'recordSession', as: MEDIATOR, data: {} });
    await page.getByRole('button', { name: 'Ouvrir le menu' }).click();
    await page.getByRole('link', { name: 'Échéances' }).click();
    await page.getByRole('heading', { level: 1, name: 'Échéances' }).waitFor();
    await page.context().close();
  });
}
