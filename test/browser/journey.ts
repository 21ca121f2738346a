import { it } from '@jest/globals';
import type { Office } from './office.js';

/** One test for each journey; when it fails the pages that were open are in pictures, and the message says where. */
export function journey(office: () => Office, title: string, steps: (office: Office) => Promise<void>, withinMs?: number): void {
  it(
    title,
    async () => {
      try {
        await steps(office());
      } catch (error) {
        const pictures = await office().photograph(title);
        if (error instanceof Error) error.message += `\nOpen pages: ${pictures.join(', ')}`;
        throw error;
      }
    },
    withinMs,
  );
}
