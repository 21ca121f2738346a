import type { Locator, Page } from 'playwright-core';

/** Longer than any way through a page by the tabulator. */
const MOST_STOPS = 250;

/** How long one looks at a list before one tries again. */
const TO_SEE_MS = 2_000;

/** How somebody uses a page: what they see by its name, and what they do with it. */
export interface Hand {
  readonly page: Page;
  /** a link, a button, a box to tick */
  readonly press: (what: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** one answer of a group of radio buttons */
  readonly answer: (group: Locator, answer: string) => Promise<void>;
  /** one entry of a list that opens */
  readonly choose: (field: Locator, entry: string) => Promise<void>;
}

/** By its label; on a card what follows from the answer stands behind it. */
async function radio(group: Locator, answer: string): Promise<Locator> {
  await group.waitFor();
  const exact = group.getByRole('radio', { name: answer, exact: true });
  return (await exact.count()) > 0 ? exact : group.getByRole('radio', { name: startingWith(answer) });
}

/** A name that begins so: what is said of a field besides its label comes after it. */
export const startingWith = (label: string): RegExp => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

export function byMouse(page: Page): Hand {
  return {
    page,
    press: (what) => what.click(),
    write: (field, text) => field.fill(text),
    answer: async (group, answer) => (await radio(group, answer)).click(),
    choose: async (field, entry) => {
      await field.click();
      await page.getByRole('option', { name: entry, exact: true }).click();
    },
  };
}

export function byKeyboard(page: Page): Hand {
  const { keyboard } = page;
  return {
    page,
    press: async (what) => {
      await tabTo(what);
      await keyboard.press('Enter');
    },
    write: async (field, text) => {
      await tabTo(field);
      await keyboard.type(text);
    },
    answer: async (group, answer) => {
      const wanted = await radio(group, answer);
      const checked = group.getByRole('radio', { checked: true });
      await tabTo((await checked.count()) > 0 ? checked : group.getByRole('radio').first());
      await keyboard.press('Space');
      for (let stop = 0; stop < MOST_STOPS && !(await wanted.isChecked()); stop += 1) await keyboard.press('ArrowDown');
    },
    choose: async (field, entry) => {
      await tabTo(field);
      const list = page.getByRole('listbox');
      // a list that has only just opened may still forget where one was; one looks, and goes there again
      do {
        await keyboard.press('ArrowDown');
        await list.getByRole('option').first().waitFor();
        const wanted = await list.getByRole('option', { name: entry, exact: true }).getAttribute('id');
        for (let stop = 0; stop < MOST_STOPS; stop += 1) {
          if ((await field.getAttribute('aria-activedescendant')) === wanted) break;
          await keyboard.press('ArrowDown');
        }
        await keyboard.press('Enter');
      } while (!(await isGone(list)));
    },
  };
}

/** Whether it goes, in the time in which somebody would have seen it go. */
const isGone = (what: Locator): Promise<boolean> =>
  what.waitFor({ state: 'detached', timeout: TO_SEE_MS }).then(
    () => true,
    () => false,
  );

/** The tabulator, as often as it takes; once round the page is once too often. */
export async function tabTo(what: Locator): Promise<void> {
  await what.waitFor();
  const page = what.page();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if ((await what.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${what}`);
}
