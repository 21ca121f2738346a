import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { fetchToken } from '../../tools/token/fetch-token.mjs';
import { ACTS, OPENING, PEOPLE, PLURAL } from './reference-case.mjs';

/**
 * @typedef {{ status: number, headers: import('undici').Dispatcher.ResponseData['headers'], body: any, ms: number }} Answer
 * @typedef {{ act: string, ms: number }} Timing
 */

/** Speaks to the API as the people of the reference case, each with their own token. */
export class Client {
  /** @type {Map<string, string>} */
  #tokens = new Map();

  /** @param {{ apiUrl: string, issuerUrl: string }} stack @param {number} connections */
  constructor({ apiUrl, issuerUrl }, connections) {
    this.issuerUrl = issuerUrl;
    this.pool = new Pool(apiUrl, { connections, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  }

  /** @param {readonly string[]} [people]  as whom it will speak */
  async signIn(people = PEOPLE) {
    for (const login of people) this.#tokens.set(login, await fetchToken({ issuerUrl: this.issuerUrl, login }));
    return this;
  }

  /**
   * @param {import('undici').Dispatcher.HttpMethod} method @param {string} path @param {string} as
   * @param {object} [body] @param {string} [key]
   * @returns {Promise<Answer>}
   */
  async send(method, path, as, body, key) {
    const headers = {
      authorization: `Bearer ${this.#tokens.get(as)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key ?? randomUUID() }),
    };
    const begin = performance.now();
    const answer = await this.pool.request({ method, path, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await answer.body.text();
    return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(text), ms: performance.now() - begin };
  }

  /** @param {string} [key] */
  open(key) {
    return this.send('POST', `/v1/${PLURAL}`, OPENING.as, { data: OPENING.data }, key);
  }

  /** @param {string} caseId @param {import('./reference-case.mjs').Request} request @param {string} [key] */
  act(caseId, { act, as, data }, key) {
    return this.send('POST', `/v1/cases/${caseId}/actions/${act}`, as, { data }, key);
  }

  /**
   * Plays the reference case from its opening to its end. Throws when an answer is not the expected one.
   * @param {(timing: Timing) => void} taken
   * @param {() => Promise<void>} [pause]  between two acts
   * @returns {Promise<string>} the case
   */
  async playCase(taken, pause) {
    const opened = expect(await this.open(), 201, OPENING.act);
    taken({ act: OPENING.act, ms: opened.ms });
    const caseId = String(opened.body.id);
    for (const request of ACTS) {
      await pause?.();
      const { ms } = expect(await this.act(caseId, request), 200, request.act);
      taken({ act: request.act, ms });
    }
    return caseId;
  }

  close() {
    return this.pool.close();
  }
}

/** @param {Answer} answer @param {number} status @param {string} what */
export function expect(answer, status, what) {
  if (answer.status === status) return answer;
  throw new Error(`${what} : ${status} attendu, ${answer.status} obtenu. ${answer.body?.detail ?? ''}`);
}

/**
 * So many cases, several at once.
 * @param {number} cases @param {number} atOnce @param {() => Promise<unknown>} play
 */
export async function several(cases, atOnce, play) {
  let left = cases;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      await play();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, cases) }, one));
}
