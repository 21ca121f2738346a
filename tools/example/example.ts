import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A dated case in a file: what people did, when, and what was refused to them. */
export interface Example {
  readonly title: string;
  readonly about: string;
  /** `mediation-referral` */
  readonly process: string;
  /** another example, played first: this one is opened as the recourse of its case */
  readonly recourseOf?: string;
  readonly open: Played;
  readonly acts: readonly (Played & { readonly act: string })[];
  /** the clock moves on to here at the end, so that what falls due can be seen */
  readonly until?: string;
}

export interface Played {
  /** when it is entered, Europe/Paris: the sandbox's clock shows it */
  readonly at: string;
  /** login of the person who enters it */
  readonly as: string;
  /** the legal date, where it is another */
  readonly occurredAt?: string;
  readonly by?: { readonly relation?: string; readonly person?: string; readonly evidence?: string };
  readonly data: Readonly<Record<string, unknown>>;
  /** the code with which it must be refused */
  readonly refused?: string;
}

/** Names of the examples in a folder. */
export const exampleNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

export const readExample = (folder: string, name: string): Example =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Example;
