import { expect } from '@jest/globals';
import { acting, actsOf, checkAndRecord, doAct, offered } from '../acting.js';
import { inFrench } from '../filling.js';
import { byMouse } from '../hands.js';
import { journey } from '../journey.js';
import type { Office } from '../office.js';
import { daysAgo, FUND_ID, HEALTH_SERVICE, openProtocol, REGIONAL_FUND, SERVICE_ID } from '../protocol.js';

const FIGURES = {
  services: [
    { organisation: FUND_ID, reported: 41, handled: 38 },
    { organisation: SERVICE_ID, reported: 57, handled: 55 },
  ],
  ...{ collectiveActions: 3, participants: 64, trainings: 2, trained: 30, remobilised: 12, retained: 29, retainedElsewhere: 4 },
  ...{ serviceMeetings: 2, bodyMeetings: 5, verdict: 'FAVOURABLE' },
};

/** Months of notice by the calendar: the same day of the month, or its last. @param day '2026-11-30' -> '28/02/2027 à 24:00' */
function endOfNotice(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
  return `${inFrench(end)} à 24:00`;
}

/** What rests on an agreement rests on its dates: tried before they are brought about, and on both sides' word. */
export function agreements(office: () => Office): void {
  journey(office, 'a notice: its date and its proof are seen and compared before anything is recorded', async (at) => {
    const id = await openProtocol(at, 'PDP 2026-71');
    const page = await at.desk(REGIONAL_FUND);
    const hand = byMouse(page);
    await page.goto(`/dossiers/${id}`);
    const notice = await offered(at, REGIONAL_FUND, id, 'giveNotice');
    await hand.press(acting(hand).getByRole('button', { name: `Simuler une date : ${notice.label}`, exact: true }));

    const trying = acting(hand, `Simuler une date : ${notice.label}`);
    const [first, second] = [daysAgo(0), daysAgo(40)];
    await hand.write(trying.getByRole('textbox', { name: /^Jour du fait/ }), inFrench(first));
    await hand.press(trying.getByRole('button', { name: 'Comparer avec une autre date' }));
    await hand.write(trying.getByRole('textbox', { name: /autre hypothèse/ }), inFrench(second));
    await hand.press(trying.getByRole('button', { name: 'Voir les échéances' }));
    for (const day of [first, second]) {
      const found = trying.getByRole('region', { name: `Fait le ${inFrench(day)}`, exact: true });
      const term = found
        .getByRole('listitem')
        .filter({ hasText: endOfNotice(day, 3) })
        .first();
      await term.getByText('Nouvelle échéance').waitFor();
      await term.getByText('Pourquoi ce jour').click();
      await term.getByText(`${notice.label}, ${inFrench(day)}`).waitFor();
      await term.getByText('3 mois', { exact: true }).waitFor();
      await term.getByText(/calendrier/).waitFor();
    }
    expect(await actsOf(at, REGIONAL_FUND, id)).not.toContain('giveNotice');

    await hand.press(trying.getByRole('button', { name: `Continuer avec cette date : ${inFrench(second)}` }));
    const form = acting(hand, notice.label);
    expect(await form.getByRole('textbox', { name: /^Date du fait/ }).inputValue()).toBe(inFrench(second));
    await hand.press(form.getByRole('button', { name: 'Vérifier' }));
    const foreseen = form.getByRole('region', { name: 'Ce qui va se passer' }).getByRole('listitem');
    await foreseen
      .filter({ hasText: endOfNotice(second, 3) })
      .first()
      .waitFor();
    await hand.press(form.getByRole('button', { name: 'Revenir au formulaire' }));
    await checkAndRecord(hand, notice);
    expect(await actsOf(at, REGIONAL_FUND, id)).toContain('giveNotice');
    const end = endOfNotice(second, 3).slice(0, 10);
    await page
      .getByRole('region', { name: 'Échéances' })
      .getByText(new RegExp(`^${end} –`))
      .first()
      .waitFor();

    await page.goto('/registres/agreement?q=PDP 2026-71');
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /PDP 2026-71/ }) });
    await row.getByText(endOfNotice(second, 3)).first().waitFor();
  });

  journey(office, 'an evaluation is filled in, and signed by two services at two desks', async (at) => {
    const id = await openProtocol(at, 'PDP 2026-72');
    const [ours, theirs] = [await at.desk(REGIONAL_FUND), await at.desk(HEALTH_SERVICE)];
    await ours.goto(`/dossiers/${id}`);
    await theirs.goto(`/dossiers/${id}`);
    await doAct(at, byMouse(ours), id, { act: 'openEvaluation', as: REGIONAL_FUND, data: {} });
    await doAct(at, byMouse(ours), id, { act: 'fillEvaluation', as: REGIONAL_FUND, data: FIGURES });
    await theirs.getByRole('status').filter({ hasText: 'Le dossier a changé' }).waitFor();
    const signature = { lastName: 'Parchemin', firstName: 'Loïs' };
    await doAct(at, byMouse(theirs), id, { act: 'signEvaluation', as: HEALTH_SERVICE, data: signature });
    // one side is not both
    expect((await ahead(at, id)).every(({ leadsTo }) => leadsTo !== 'inForce')).toBe(true);
    await doAct(at, byMouse(ours), id, { act: 'signEvaluation', as: REGIONAL_FUND, data: { lastName: 'Légende', firstName: 'Gaby' } });
    expect((await ahead(at, id))[0]?.leadsTo).toBe('inForce');
    expect((await actsOf(at, REGIONAL_FUND, id)).filter((act) => act === 'signEvaluation')).toHaveLength(2);

    await ours.goto('/registres/agreement?q=PDP 2026-72');
    const row = ours.getByRole('row').filter({ has: ours.getByRole('rowheader', { name: /PDP 2026-72/ }) });
    await row.getByText('Sans autre acte, se poursuit après le').waitFor();
    // the dates of a line are gone through by the keyboard, and each has its proof
    const dates = row.getByRole('toolbar', { name: /^Dates de/ }).getByRole('button');
    await dates.first().focus();
    await ours.keyboard.press('End');
    await dates.last().and(ours.locator(':focus')).waitFor();
    await ours.keyboard.press('Enter');
    const proofs = ours.getByRole('region', { name: /^Dates à venir de/ });
    await proofs.getByText('Pourquoi ce jour').last().click();
    await proofs
      .getByText(/calendrier/)
      .last()
      .waitFor();
  });
}

/** What changes the situation by itself, as the register knows it. */
async function ahead({ client }: Office, id: string): Promise<{ leadsTo: string | undefined }[]> {
  const { body } = await client.get(REGIONAL_FUND, '/v1/registers/agreement?limit=200');
  const row = (body.rows as { id: string; ahead: { leadsTo: { id: string } | null }[] }[]).find((one) => one.id === id);
  return (row?.ahead ?? []).flatMap(({ leadsTo }) => (leadsTo ? [{ leadsTo: leadsTo.id }] : []));
}
