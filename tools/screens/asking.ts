import { fetchToken } from '../token/fetch-token.mjs';

interface CaseRow {
  readonly id: string;
  readonly reference: string;
}

/** What a picture needs to know of the demonstration, or to happen there: asked and done as the person who looks, or as another. */
export interface Asked {
  /** the first case of a worklist query, `closed=true&sort=updated` */
  readonly firstCase: (query: string) => Promise<CaseRow>;
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: object) => Promise<unknown>;
  readonly put: (path: string, body: object) => Promise<unknown>;
  /** so that a form is as new in each picture */
  readonly dropDrafts: () => Promise<void>;
  readonly as: (login: string) => Asked;
}

export class Asking {
  constructor(
    private readonly apiUrl: string,
    private readonly issuerUrl: string,
  ) {}

  of(login: string): Asked {
    const get = (path: string) => this.send(login, 'GET', path);
    return {
      get,
      post: (path, body) => this.send(login, 'POST', path, body),
      put: (path, body) => this.send(login, 'PUT', path, body),
      dropDrafts: async () => {
        const { drafts } = (await get('/v1/drafts')) as { drafts: readonly { readonly key: string }[] };
        for (const { key } of drafts) await this.send(login, 'DELETE', `/v1/drafts/${encodeURIComponent(key)}`);
      },
      as: (other) => this.of(other),
      firstCase: async (query) => {
        const { cases } = (await get(`/v1/cases?${query}&limit=1`)) as { cases: readonly CaseRow[] };
        if (!cases[0]) throw new Error(`${login} has no case for ${query}`);
        return cases[0];
      },
    };
  }

  private async send(login: string, method: string, path: string, body?: object): Promise<unknown> {
    const token = await fetchToken({ issuerUrl: this.issuerUrl, login });
    const response = await fetch(this.apiUrl + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
}
