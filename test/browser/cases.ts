import { bring, ENDS, ORDER, opened, QUALIFY, SESSION, START, TO_REFERRED } from '../faults/cases.js';
import type { Office } from './office.js';
import { openProtocol } from './protocol.js';

/** Cases that a journey needs and does not tell of, brought about beside the pages. */

type Acts = Parameters<typeof bring>[2];

const TO_MEDIATION: Acts = [...TO_REFERRED, ORDER, START];

export async function caseAfter({ client }: Pick<Office, 'client'>, acts: Acts): Promise<string> {
  const id = await opened(client);
  await bring(client, id, acts);
  return id;
}

/** One case that waits for who opened it, one under way, one that has ended; and an agreement in force. */
export async function threeCases(office: Office): Promise<Cases> {
  const [waiting, underWay, ended] = [
    await caseAfter(office, [QUALIFY]),
    await caseAfter(office, TO_MEDIATION),
    await caseAfter(office, [...TO_MEDIATION, SESSION, ENDS[0] as Acts[number]]),
  ];
  return { waiting, underWay, ended, agreement: await openProtocol(office, 'PDP 2026-70') };
}

export interface Cases {
  readonly waiting: string;
  readonly underWay: string;
  readonly ended: string;
  readonly agreement: string;
}
