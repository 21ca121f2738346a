import createClient from 'openapi-fetch';
import type { components, paths } from '../../../generated/client/openapi.js';
import { ApiProblem, OFFLINE, problemOf } from './problem.js';

/** The schemas of the API by name: `Schemas['Case']`. */
export type Schemas = components['schemas'];

let actingFor: string | undefined;
const signedOutListeners = new Set<() => void>();

/** The organisation for which every call is made from now on; undefined: the only one. */
export function actFor(organisation: string | undefined): void {
  actingFor = organisation;
}

/** For whom a call is made. */
const callHeaders = (): Record<string, string> => (actingFor === undefined ? {} : { 'X-Organisation': actingFor });

/** Told whenever a call finds the session over. Returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Nobody has touched the page for so long: what it asks by itself does not keep a session alive. */
const UNATTENDED_AFTER_MS = 60_000;
let lastTouched = Date.now();
for (const touch of ['pointerdown', 'keydown'] as const) {
  window.addEventListener(touch, () => {
    lastTouched = Date.now();
  });
}
const isUnattended = (): boolean => Date.now() - lastTouched > UNATTENDED_AFTER_MS;

/** A fetch that says so when the session is over or the server is away. Throws ApiProblem for the latter only. */
export async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  for (const [name, value] of Object.entries(callHeaders())) request.headers.set(name, value);
  if (isUnattended()) request.headers.set('X-Background', '1');
  const response = await fetch(request).catch((failure: unknown) => {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new ApiProblem(OFFLINE);
  });
  if (response.status === 401) for (const tell of signedOutListeners) tell();
  return response;
}

export const api = createClient<paths>({ baseUrl: '/', fetch: (request) => reach(request) });

/** The answer of a call, or an ApiProblem thrown. */
export async function answered<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiProblem(problemOf(response.status, error));
  return data as T;
}

/** A call by its plain address, for what the description does not name one by one: any process, any act, a file. */
export async function call<T>(method: string, address: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await reach(address, {
    method,
    headers: { Accept: 'application/json', ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : readJson(text);
  if (!response.ok) throw new ApiProblem(problemOf(response.status, answer));
  return answer as T;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
