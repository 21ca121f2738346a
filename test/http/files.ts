import { Drafting } from '../../libs/documents/index.js';
import type { Api } from './harness.js';

/** Documents and evidence over HTTP. */

export interface ListedDocument {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly template: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: judged member by member
  readonly pdf: any;
}

/** Carries out, as the worker does, every document that a case's facts ask for. Answers the effects' ids. */
export async function drawUp(api: Api, caseId: string): Promise<readonly string[]> {
  const text = "SELECT id FROM effects WHERE case_id = $1 AND type = 'draftDocument' AND done_at IS NULL ORDER BY seq, id";
  const { rows } = await api.pool.query<{ id: string }>(text, [caseId]);
  for (const { id } of rows) await api.service(Drafting).draft(id);
  return rows.map(({ id }) => id);
}

/** An answer's bytes. */
export async function bytesOf(api: Api, as: string, path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(`${api.url}${path}`, { headers: { Authorization: `Bearer ${await api.token(as)}` } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Sends a file to be attached. */
export async function upload(api: Api, as: string, bytes: Uint8Array, name?: string, more: (form: FormData) => void = () => undefined) {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(bytes)]), name);
  more(form);
  return sendForm(api, as, form);
}

export async function sendForm(api: Api, as: string, form: FormData | string, headers: Record<string, string> = {}) {
  const response = await fetch(`${api.url}/v1/attachments`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await api.token(as)}`, ...headers },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : JSON.parse(text) };
}
