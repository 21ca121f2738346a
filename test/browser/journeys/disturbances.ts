import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { digestOf } from '../../../libs/secret/index.js';
import { sessionCookie } from '../../../libs/session/index.js';
import { INFORM, QUALIFY, REFER } from '../../faults/cases.js';
import { FIRST } from '../../harness/paths.js';
import { FUND, MEDIATOR } from '../../http/mediation.js';
import { acting, actsOf, checkAndRecord, doAct, offered, writeAct } from '../acting.js';
import { caseAfter } from '../cases.js';
import { byMouse } from '../hands.js';
import { journey } from '../journey.js';
import type { Office } from '../office.js';

const LEAD = 'fonds.responsable';
const [INFORM_EMPLOYER] = FIRST.steps.filter(({ act }) => act === 'recordInformation');
const WITHDRAWN = { act: 'withdraw', data: { reason: 'SETTLED_OTHERWISE' } };

/** What comes between somebody and their work: a rule, a colleague, the end of a session. */
export function disturbances(office: () => Office): void {
  journey(office, 'a refused act says why, on which text, and leads to what is missing', async (at) => {
    const id = await caseAfter(at, [QUALIFY, ...INFORM.slice(0, -1)]);
    const page = await at.desk(FUND);
    await page.goto(`/dossiers/${id}`);
    const { label } = await offered(at, FUND, id, 'refer');
    const blocked = page.getByRole('region', { name: 'Pas encore possible' });
    await blocked.getByText(label).waitFor();
    expect(await acting(byMouse(page)).getByRole('button', { name: label, exact: true }).count()).toBe(0);

    const { refusals } = (await at.client.once(FUND, id, 'refer', { data: { provider: 'cabinet-mediation' } })).body;
    for (const { message, source } of refusals) {
      await blocked.getByText(message).waitFor();
      await blocked.getByText(source.cited).first().waitFor();
    }
    const missing = await offered(at, FUND, id, 'recordInformation');
    await blocked.getByRole('button', { name: `Faire maintenant : ${missing.label}` }).click();
    const heading = page.getByRole('heading', { name: missing.label, level: 2 });
    await heading.and(page.locator(':focus')).waitFor();

    await page.goBack();
    await doAct(at, byMouse(page), id, FIRST.steps.filter(({ act }) => act === 'recordInformation').at(-1) as never);
    await acting(byMouse(page)).getByRole('button', { name: label, exact: true }).waitFor();
    await blocked.getByText(label).waitFor({ state: 'detached' });
  });

  journey(office, 'a rule that an answer breaks is said before anything is recorded, and nothing that was written is lost', async (at) => {
    const id = await caseAfter(at, [QUALIFY]);
    const page = await at.desk(FUND);
    await page.goto(`/dossiers/${id}`);
    const step = { act: 'recordInformation', data: { recipient: 'FUND', fund: 'fonds-famille', medium: 'LETTER' } };
    const { label } = await writeAct(at, byMouse(page), FUND, id, step);
    const panel = acting(byMouse(page), label);
    await panel.getByRole('button', { name: 'Vérifier' }).click();
    const refusal = panel.getByRole('alert').filter({ hasText: 'L’acte serait refusé' });
    await refusal.waitFor();
    const { refusals } = (await at.client.once(FUND, id, step.act, { data: step.data })).body;
    await refusal.getByText(refusals[0].message).waitFor();
    expect(await panel.getByRole('button', { name: 'Consigner', exact: true }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Revenir au formulaire' }).click();
    expect(await panel.getByRole('radiogroup', { name: 'Moyen' }).getByRole('radio', { checked: true }).count()).toBe(1);
    expect(await actsOf(at, FUND, id)).toEqual(['open', 'qualify']);
  });

  journey(office, 'of two open pages the later is told what the other did, keeps its entry and goes on', async (at) => {
    const id = await caseAfter(at, [QUALIFY]);
    const [first, second] = [byMouse(await at.desk(LEAD)), byMouse(await at.desk(FUND))];
    for (const { page } of [first, second]) await page.goto(`/dossiers/${id}`);
    const step = INFORM_EMPLOYER as NonNullable<typeof INFORM_EMPLOYER>;
    const mine = await writeAct(at, second, FUND, id, WITHDRAWN);
    const panel = acting(second, mine.label);
    await panel.getByRole('button', { name: 'Vérifier' }).click();
    await panel.getByRole('button', { name: 'Consigner', exact: true }).waitFor();
    const theirs = await writeAct(at, first, LEAD, id, step);
    await checkAndRecord(first, theirs);

    await panel.getByRole('button', { name: 'Consigner', exact: true }).click();
    const conflict = panel.getByRole('alert').filter({ hasText: 'Le dossier a changé entre-temps' });
    await conflict.getByText(theirs.label).waitFor();
    await conflict.getByRole('button', { name: 'Revenir au formulaire' }).click();
    expect(await panel.getByRole('radiogroup', { name: 'Motif' }).getByRole('radio', { checked: true }).count()).toBe(1);
    await checkAndRecord(second, mine);
    expect(await actsOf(at, FUND, id)).toEqual(['open', 'qualify', step.act, 'withdraw']);
  });

  journey(office, 'a session that ends in the middle of a form loses nothing', async (at) => {
    const id = await caseAfter(at, [QUALIFY]);
    const desk = await at.newDesk(FUND);
    await desk.goto(`/dossiers/${id}`);
    const hand = byMouse(desk);
    const offer = await writeAct(at, hand, FUND, id, INFORM_EMPLOYER as never);
    await desk.getByText(/^Brouillon enregistré à/).waitFor();
    await endSession(at, desk);
    // the stream may say so before the form does
    await acting(hand, offer.label)
      .getByRole('button', { name: 'Vérifier' })
      .click({ timeout: 3_000 })
      .catch(() => undefined);
    const ended = desk.getByRole('dialog', { name: 'Votre session est terminée' });
    const [again] = await Promise.all([
      desk.waitForEvent('popup'),
      ended.getByRole('link', { name: 'Se reconnecter dans un nouvel onglet' }).click(),
    ]);
    await again.locator(`button[name="login"][value="${FUND}"]`).click();
    await again.getByRole('heading', { name: 'Vous êtes de nouveau connecté' }).waitFor();
    await again.close();
    await ended.waitFor({ state: 'detached' });
    await checkAndRecord(hand, offer);
    expect(await actsOf(at, FUND, id)).toEqual(['open', 'qualify', 'recordInformation']);
    await desk.context().close();
  });

  journey(office, 'what was begun in one place is there in another, until it is done', async (at) => {
    const id = await caseAfter(at, [QUALIFY]);
    const desk = await at.desk(FUND);
    await desk.goto(`/dossiers/${id}`);
    await writeAct(at, byMouse(desk), FUND, id, INFORM_EMPLOYER as never);
    await desk.getByText(/^Brouillon enregistré à/).waitFor();
    await desk.goto('/');

    const elsewhere = await at.newDesk(FUND);
    await elsewhere.goto(`/dossiers/${id}`);
    const hand = byMouse(elsewhere);
    const offer = await offered(at, FUND, id, 'recordInformation');
    await acting(hand).getByText('Brouillon en cours').waitFor();
    await acting(hand).getByRole('button', { name: offer.label, exact: true }).click();
    await elsewhere.getByText(/^Votre brouillon du .* a été repris\.$/).waitFor();
    await checkAndRecord(hand, offer);
    await elsewhere.getByText('Brouillon en cours').waitFor({ state: 'detached' });
    await elsewhere.context().close();
  });

  journey(office, 'a notice arrives while somebody works', async (at) => {
    const page = await at.desk(MEDIATOR);
    await page.goto('/echeances');
    const bell = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: /^Avis/ });
    const before = Number((await bell.textContent())?.replace(/\D/g, '') || '0');
    await page.evaluate('window.notReloaded = true');
    const id = await caseAfter(at, [QUALIFY, ...INFORM, REFER]);
    const { reference } = (await at.client.get(MEDIATOR, `/v1/cases/${id}`)).body;
    const toast = page.getByRole('status').filter({ has: page.getByRole('link', { name: reference }) });
    await toast.getByText('Nouvel avis').waitFor();
    await page.getByRole('link', { name: `Avis ${before + 1}` }).waitFor();
    expect(await page.evaluate('window.notReloaded')).toBe(true);
    await toast.getByRole('link', { name: reference }).click();
    await page.waitForURL(`**/dossiers/${id}`);
    // whoever looks at the case has read what it tells
    await page.getByRole('link', { name: before === 0 ? 'Avis' : `Avis ${before}`, exact: true }).waitFor();
  });
}

/** As when its time runs out: the server ends it, and the page has not heard of it. */
async function endSession({ stack }: Office, page: Page): Promise<void> {
  const { name } = sessionCookie(stack.apiUrl);
  const secret = (await page.context().cookies()).find((cookie) => cookie.name === name)?.value ?? '';
  const { rowCount } = await stack.pool.query('UPDATE sessions SET ends_at = now() WHERE secret_digest = $1', [digestOf(secret)]);
  if (rowCount !== 1) throw new Error('no such session');
}
