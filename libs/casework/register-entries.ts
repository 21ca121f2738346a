import { Inject, Injectable, Logger } from '@nestjs/common';
import { PROCESSES } from '../../machines/registry.js';
import { BEFORE_EVERY_ID } from '../persistence/index.js';
import { Logbook } from './logbook.js';
import { hasRegister } from './outlook.js';
import { entryOf, WRITE_ENTRY } from './register-row.js';

const BATCH = 100;

/** Cases whose entry is missing, was worked out by other rules, or by a program that did not know of entries. */
const OUTDATED = `
  SELECT c.id FROM cases c
    JOIN unnest($1::text[], $2::text[]) AS known(process, definition) ON known.process = c.process
    LEFT JOIN register_entries e ON e.case_id = c.id
   WHERE c.id > $3::uuid AND (e.case_id IS NULL OR e.definition <> known.definition OR e.head <> c.head)
   ORDER BY c.id LIMIT ${BATCH}`;

/** The entries of registers that no decision has written: a newer program, or newer rules, on a log that was there before. */
@Injectable()
export class RegisterEntries {
  private readonly logger = new Logger('registers');

  constructor(@Inject(Logbook) private readonly logbook: Logbook) {}

  /** Works out every entry that is missing or outdated. Answers how many; a case that does not replay is left out, and said. */
  async complete(): Promise<number> {
    const carried = PROCESSES.filter(hasRegister);
    const [keys, definitions] = [carried.map(({ key }) => key), carried.map(({ definition }) => definition)];
    let written = 0;
    for (let after: string | undefined = BEFORE_EVERY_ID; after !== undefined; ) {
      const { rows }: { rows: { id: string }[] } = await this.logbook.pool.query(OUTDATED, [keys, definitions, after]);
      for (const { id } of rows) written += await this.workOut(id);
      after = rows.at(-1)?.id;
    }
    return written;
  }

  private workOut(caseId: string): Promise<number> {
    return this.logbook
      .transaction(async (client) => {
        const head = await this.logbook.locked(client, caseId);
        const entry = entryOf(await this.logbook.at(client, head), head.head);
        if (entry !== undefined) await client.query(WRITE_ENTRY, [caseId, entry]);
        return 1;
      })
      .catch((failure: Error) => {
        this.logger.warn(`the entry of ${caseId} could not be worked out: ${failure.message}`);
        return 0;
      });
  }
}
