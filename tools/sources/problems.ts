import type { Citation } from './citation.js';
import type { Elsewhere, Requirement } from './requirement.js';

export interface Evidence {
  readonly requirements: readonly Requirement[];
  readonly citations: readonly Citation[];
  readonly elsewhere: readonly Elsewhere[];
  readonly tests: ReadonlyMap<string, readonly string[]>;
}

const REQUIREMENT = /^R\d-\d{3}$/;
/** `A-12`, `A-38b` */
const ASSUMPTION = /^A-\d{2}[a-z]?$/;
/** a rule of a process: `P1-G5`, `P1-E9` */
const RULE = /^P\d+-[A-Z]\d+$/;

/** What must be put right before the sources can be believed, one sentence each. */
export function problemsIn({ requirements, citations, elsewhere, tests }: Evidence): readonly string[] {
  const listed = new Set(requirements.map(({ id }) => id));
  const cited = citations.flatMap((citation) => citation.source.requirements.map((id) => ({ id, where: whereOf(citation) })));
  // what the kernel refuses in every process cites the place where it refuses, and builds nothing
  const built = new Set(citations.filter(({ kind }) => kind !== 'kernel refusal').flatMap(({ source }) => source.requirements));
  const named = [...cited, ...elsewhere.map(({ id }) => ({ id, where: 'tools/sources/elsewhere.tsv' }))];
  return [
    ...citations
      .filter(({ source }) => source.requirements.length === 0)
      .map((one) => `${whereOf(one)} cites no requirement and no assumption.`),
    ...named
      .filter(({ id }) => REQUIREMENT.test(id) && !listed.has(id))
      .map(({ id, where }) => `${where} cites ${id}, which docs/requirements.tsv does not list.`),
    ...named
      .filter(({ id }) => ![REQUIREMENT, ASSUMPTION, RULE].some((form) => form.test(id)))
      .map(({ id, where }) => `${where} cites « ${id} », which is neither R0-000 nor A-00 nor P0-G0.`),
    ...[...built].filter((id) => listed.has(id) && !tests.has(id)).map((id) => `${id} is built, and no test names it.`),
    ...elsewhere
      .filter(({ id, test }) => !tests.get(id)?.includes(test))
      .map(({ id, test }) => `tools/sources/elsewhere.tsv: « ${test} » does not name ${id}.`),
  ];
}

export const whereOf = ({ process, kind, name }: Citation) => `${process}, ${kind} ${name}`;
