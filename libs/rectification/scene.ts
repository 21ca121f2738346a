import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Instant } from '../../machines/calendar/index.js';
import { crossing, type DataClass, type Fact, type Position, type Step } from '../../machines/kernel/index.js';
import {
  type Asking,
  factOf,
  type Head,
  type Logbook,
  maySee,
  notFound,
  type PersonalField,
  readLog,
  readPersonalFields,
} from '../casework/index.js';
import type { Directory } from '../directory/index.js';

/** A case in front of somebody who corrects it, with everything that is due. */
export interface Scene {
  readonly client: PoolClient;
  readonly logbook: Logbook;
  readonly directory: Directory;
  readonly caseId: string;
  readonly who: Asking;
  readonly head: Head;
  readonly now: Instant;
  /** as it is recorded */
  readonly before: Position;
  /** what fell due meanwhile, to be recorded with whatever is decided */
  readonly due: readonly Step[];
  /** with what fell due */
  readonly position: Position;
  readonly log: readonly Fact[];
  /** all sealed values of the case, opened: they are compared and judged, never shown from here */
  readonly opened: () => Promise<readonly PersonalField[]>;
}

/** Throws 404 for a case that is not theirs to know of. */
export async function sceneOf(
  { client, logbook, directory, who }: Pick<Scene, 'client' | 'logbook' | 'directory' | 'who'>,
  head: Head,
): Promise<Scene> {
  const caseId = head.id;
  const before = await logbook.at(client, head);
  if (!maySee(before, who)) throw notFound();
  const now = logbook.nowOf(head, before);
  const crossed = [...crossing(before, now, () => randomUUID(), now)];
  const recorded = (await readLog(client, caseId, { upTo: head.seq })).map(({ body }) => factOf(body));
  const classes = Object.keys(before.process.access.reads) as DataClass[];
  let opened: Promise<readonly PersonalField[]> | undefined;
  return {
    client,
    logbook,
    directory,
    caseId,
    who,
    head,
    now,
    before,
    due: crossed.map(({ step }) => step),
    position: crossed.at(-1)?.position ?? before,
    log: [...recorded, ...crossed.map(({ step }) => step.fact)],
    opened: () => {
      opened ??= readPersonalFields(client, logbook.vault, caseId, classes);
      return opened;
    },
  };
}
