import { type Mediation, mediation } from '../demo/index.js';
import { amendedContract, contractUnderMarket, type Played, terminatedProtocol } from './agreements.js';

/** Between them these cases draw up every kind of document there is. */
const MEDIATIONS: readonly Mediation[] = [
  mediation('TYPE_A', 'NATIONAL_FUND', { qualification: { harassmentAlleged: true } }),
  mediation('TYPE_C', 'EMPLOYER'),
  mediation('TYPE_B', 'PARTIES'),
];
/** A number of its own each time: two open agreements never have the same reference. */
const agreements = (number: number): readonly Played[] => [
  terminatedProtocol(number),
  amendedContract(number),
  ...contractUnderMarket(number),
];
const PATIENCE_MS = 60_000;

export interface Calls {
  /** JSON in, JSON out; throws when it is refused */
  readonly post: (as: string, path: string, body: object) => Promise<unknown>;
  readonly get: (as: string, path: string) => Promise<unknown>;
  readonly bytes: (as: string, path: string) => Promise<Buffer>;
}

export interface Specimen {
  /** `purchaseOrder`, `informationRecord-2`: the kind, and which of several in its case */
  readonly name: string;
  readonly bytes: Buffer;
}

interface Listed {
  readonly kind: string;
  readonly pdf: { readonly state: string; readonly href?: string } | null;
}

/** Opens fictional cases, plays them to their end, and brings home one document of each kind; letters to several addressees, all of one case. */
export async function* specimens(calls: Calls): AsyncGenerator<Specimen> {
  const seen = new Set<string>();
  for await (const { as, id } of playedCases(calls)) {
    const documents = await drawnUp(calls, as, id);
    const kinds = [...new Set(documents.map(({ kind }) => kind))].filter((kind) => !seen.has(kind));
    for (const kind of kinds) {
      const same = documents.filter((one) => one.kind === kind);
      for (const [index, { pdf }] of same.entries()) {
        const name = same.length > 1 ? `${kind}-${index + 1}` : kind;
        yield { name, bytes: await calls.bytes(as, `${pdf?.href}?download`) };
      }
      seen.add(kind);
    }
  }
}

async function* playedCases(calls: Calls): AsyncGenerator<{ readonly as: string; readonly id: string }> {
  for (const { opening, steps } of MEDIATIONS) {
    const id = await opened(calls, opening.as, '/v1/mediation-referrals', { data: opening.data });
    for (const { as, act, data, by } of steps) await calls.post(as, `/v1/cases/${id}/actions/${act}`, { data, ...(by ? { by } : {}) });
    yield { as: opening.as, id };
  }
  for (const { as, data, now, steps } of agreements(Math.floor(Date.now() / 1000) % 100_000)) {
    const id = await opened(calls, as, '/v1/agreements', { data, sandbox: { now } });
    for (const step of steps) {
      if ('until' in step) await calls.post(as, `/v1/cases/${id}/sandbox-clock`, { now: step.until });
      else await calls.post(step.as, `/v1/cases/${id}/actions/${step.act}`, { data: step.data ?? {}, ...dated(step.occurredAt) });
    }
    yield { as, id };
  }
}

const opened = async (calls: Calls, as: string, path: string, body: object): Promise<string> =>
  ((await calls.post(as, path, body)) as { readonly id: string }).id;
const dated = (occurredAt: string | undefined) => (occurredAt === undefined ? {} : { occurredAt });

/** They come from the case's workflow, a moment after the acts. */
async function drawnUp(calls: Calls, as: string, id: string): Promise<readonly Listed[]> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const { pending } = ((await calls.get(as, `/v1/cases/${id}/workflow`)) as { effects: { pending: readonly unknown[] } }).effects;
    const { documents } = (await calls.get(as, `/v1/cases/${id}/documents`)) as { documents: readonly Listed[] };
    if (pending.length === 0 && documents.every(({ pdf }) => pdf?.state === 'ready')) return documents;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Les documents du dossier ${id} ne sont pas tous prêts après ${PATIENCE_MS / 1000} s : le worker tourne-t-il ?`);
}
