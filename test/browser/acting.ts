import type { Locator } from 'playwright-core';
import type { FormSchema } from '../../libs/forms/index.js';
import type { Step } from '../../tools/demo/index.js';
import { fillIn, type Names, today } from './filling.js';
import type { Hand } from './hands.js';
import type { Office } from './office.js';

/** Acts as people do them: from the button on the case's page to its record. */

interface Offered {
  readonly act: string;
  readonly label: string;
  readonly dating: 'evidenced' | 'now';
  readonly form: FormSchema;
}

interface Facts {
  readonly facts: readonly { readonly seq: number; readonly act: string }[];
}

/** The act as the API describes it to that person: its label and its form are what the page shows. */
export async function offered({ client }: Office, login: string, caseId: string, act: string): Promise<Offered> {
  const { body } = await client.get(login, `/v1/cases/${caseId}/actions`);
  const found = (body.actions as readonly Offered[]).find((one) => one.act === act);
  if (!found) throw new Error(`${act} is not offered to ${login}`);
  return found;
}

export async function namesIn({ client }: Office, login: string, caseId?: string): Promise<Names> {
  const { body } = await client.get(login, '/v1/organisations');
  const parties: readonly { id: string; name?: string }[] = caseId
    ? ((await client.get(login, `/v1/cases/${caseId}`)).body.parties ?? [])
    : [];
  return {
    organisations: new Map((body.organisations as { id: string; name: string }[]).map(({ id, name }) => [id, name])),
    parties: new Map(parties.map(({ id, name }) => [id, name ?? id])),
  };
}

/** The page's part on which an act is done, or on which they are chosen. */
export const acting = ({ page }: Hand, label?: string): Locator =>
  page.getByRole('region', { name: label ?? 'Que faire maintenant', exact: true });

/** Opens the form of an act and fills it in. */
export async function writeAct(
  office: Office,
  hand: Hand,
  login: string,
  caseId: string,
  { act, data }: Pick<Step, 'act' | 'data'>,
): Promise<Offered> {
  const offer = await offered(office, login, caseId, act);
  await hand.press(acting(hand).getByRole('button', { name: offer.label, exact: true }));
  const panel = acting(hand, offer.label);
  await panel.getByRole('button', { name: 'Vérifier' }).waitFor();
  await fillIn(hand, panel, offer.form, data, await namesIn(office, login, caseId));
  if (offer.dating === 'evidenced') await hand.write(panel.getByRole('textbox', { name: /^Date du fait/ }), today());
  return offer;
}

/** From a written form to its record. */
export async function checkAndRecord(hand: Hand, { label }: Offered): Promise<void> {
  const panel = acting(hand, label);
  await hand.press(panel.getByRole('button', { name: 'Vérifier' }));
  await panel.getByRole('region', { name: 'Ce qui va se passer' }).waitFor();
  await hand.press(panel.getByRole('button', { name: 'Consigner', exact: true }));
  await hand.page
    .getByRole('status')
    .filter({ hasText: `C’est consigné : ${label}.` })
    .waitFor();
}

/** One act, whole. */
export async function doAct(office: Office, hand: Hand, caseId: string, step: Pick<Step, 'act' | 'as' | 'data'>): Promise<void> {
  await checkAndRecord(hand, await writeAct(office, hand, step.as, caseId, step));
}

/** What the log holds of a case, in its order. */
export async function actsOf({ client }: Office, login: string, caseId: string): Promise<string[]> {
  const { body } = await client.get(login, `/v1/cases/${caseId}/history`);
  return (body as Facts).facts.toSorted((a, b) => a.seq - b.seq).map(({ act }) => act);
}
