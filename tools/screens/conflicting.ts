import type { Page } from 'playwright-core';
import type { Asked } from './asking.js';

/** Somebody else of the same organisation, who acts in the case that is on the page between the check and the confirmation. */
export async function conflicting(page: Page, { as }: Asked): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const colleague = as('fonds.responsable');
  const { parties } = (await colleague.get(`/v1/cases/${id}`)) as { parties: readonly { readonly id: string }[] };
  const data = { recipient: 'PARTY', party: parties[0]?.id, medium: 'LETTER' };
  await colleague.post(`/v1/cases/${id}/actions/recordInformation`, { data });
  await page.getByRole('button', { name: 'Consigner', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'Le dossier a changé entre-temps' }).waitFor();
}
