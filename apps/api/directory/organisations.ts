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

export const branchIn =
  (organisations: ReadonlyMap<string, Organisation>) =>
  (id: string): string | null =>
    organisations.get(id)?.branch ?? null;
