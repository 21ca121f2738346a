import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type Answer, type Api, expectProblem } from './harness.js';
import { AUDITOR, accepted } from './mediation.js';

interface Said {
  readonly code: string;
  readonly message: string;
  readonly source: { readonly cited: string };
}

export type Simulated = readonly [act: string, occurredAt: string, data?: object, by?: object];

/** The refusals that a suite has seen over HTTP. */
export class RefusalList {
  private readonly codes = new Set<string>();

  constructor(private readonly api: () => Api) {}

  seen = (): readonly string[] => [...this.codes].sort();

  /** These refusals and no others, each with a sentence and a source. Answers the sentences. */
  said(refusals: readonly Said[], codes: readonly string[]): string {
    expect(refusals.map(({ code }) => code).sort()).toEqual([...codes].sort());
    for (const { code, message, source } of refusals) {
      expect(message).toMatch(/^[«A-ZÀ-Ü].*\.$/);
      expect(source.cited).toMatch(/\((R1|P1|P2|A)-/);
      this.codes.add(code);
    }
    return refusals.map(({ message }) => message).join(' ');
  }

  /** Refused, and nothing written. */
  refuses = async (codes: readonly string[], request: () => Promise<Answer>): Promise<string> => {
    const before = await this.api().written();
    const answer = await request();
    expectProblem(answer, 409, 'refused');
    expect(await this.api().written()).toEqual(before);
    return this.said(answer.body.refusals, codes);
  };

  /** Of simulated facts the last one is refused. */
  async simulated(codes: readonly string[], facts: readonly Simulated[], beside: readonly object[]): Promise<void> {
    const given = facts.map(([act, occurredAt, data, by]) => ({ act, occurredAt, data, by }));
    const { body } = accepted(await this.api().post(AUDITOR, '/v1/simulations', { process: 'mediation-referral', facts: given, beside }));
    const judged = body.steps.filter((step: { act: string }) => step.act !== 'DEADLINE_REACHED');
    expect(judged.map((step: { accepted: boolean }) => step.accepted)).toEqual(facts.map((_, index) => index < facts.length - 1));
    this.said(judged.at(-1).refusals, codes);
  }
}

/** Every code that stands in a guard of the process. */
export function codesOfGuards(): readonly string[] {
  const folder = 'machines/mediation-referral/guards';
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const written = [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code as string);
  const spelt = /\$\{what\}-not-informed/.test(text) ? ['party', 'employer', 'fund'].map((what) => `${what}-not-informed`) : [];
  return [...new Set([...written, ...spelt])].sort();
}
