import { Injectable } from '@nestjs/common';
import { Directory, type Organisation } from '../../../libs/directory/index.js';

const KEPT_MS = 10_000;

/** The organisations of the directory, remembered for a few seconds: every answer names some. */
@Injectable()
export class Organisations {
  private known: Promise<ReadonlyMap<string, Organisation>> | undefined;
  private until = 0;

  constructor(private readonly directory: Directory) {}

  all(): Promise<ReadonlyMap<string, Organisation>> {
    if (!this.known || Date.now() >= this.until) {
      this.until = Date.now() + KEPT_MS;
      this.known = this.read().catch((failure: unknown) => {
        this.known = undefined;
        throw failure;
      });
    }
    return this.known;
  }

  private async read(): Promise<ReadonlyMap<string, Organisation>> {
    return new Map((await this.directory.organisations()).map((one) => [one.id, one]));
  }
}

/** What a simulated fact keeps of the organisations it names; null for what the directory does not have. */
export interface Kept {
  readonly branchOf: (organisation: string) => string | null;
  readonly fundOf: (branch: string) => string | null;
}

export function keptFrom(organisations: ReadonlyMap<string, Organisation>): Kept {
  return {
    branchOf: (id) => organisations.get(id)?.branch ?? null,
    fundOf: (branch) => {
      const funds = [...organisations.values()].filter((one) => one.kind === 'nationalFund' && one.branch === branch);
      return funds.length === 1 ? (funds[0]?.id ?? null) : null;
    },
  };
}
