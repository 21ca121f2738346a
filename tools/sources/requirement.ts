import { readFileSync } from 'node:fs';

/** A requirement of the source documents, as docs/requirements.tsv lists it. */
export interface Requirement {
  readonly id: string;
  /** what the list says of one that nothing is built for: `context`, or `later` */
  readonly listedAs: string;
  /** the processes it belongs to: `P1, P2` */
  readonly note: string;
  /** French, in our own words */
  readonly text: string;
}

/** Run from the project's root, as npm does. */
export function readRequirements(file = 'docs/requirements.tsv'): readonly Requirement[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return { id: cell('id'), listedAs: cell('class'), note: cell('note'), text: cell('text') };
  });
}

/** What is built by code outside the machines: reviewed by hand, and short. */
export interface Elsewhere {
  readonly id: string;
  readonly where: string;
  readonly test: string;
}

export function readElsewhere(file = 'tools/sources/elsewhere.tsv'): readonly Elsewhere[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [id = '', where = '', test = ''] = line.split('\t');
    return { id, where, test };
  });
}
