import type { Guard, Process, Refusal, Source } from '../../machines/kernel/index.js';
import type { Oracle } from '../../test/oracle/index.js';

export type CitedBy =
  | 'process'
  | 'situation'
  | 'transition'
  | 'refusal'
  | 'kernel refusal'
  | 'deadline'
  | 'setting'
  | 'document'
  | 'finding'
  | 'flag';

/** A line of a process that says where it comes from. */
export interface Citation {
  readonly process: string;
  readonly kind: CitedBy;
  /** `draft.qualify`, `orderReminder`, `no-executive` */
  readonly name: string;
  /** French, or the passage: `draft → priorInformation` */
  readonly label: string;
  readonly source: Source;
}

/** Every line of a process that must have a source, in the order in which a lawyer would read them. */
export function citationsOf({ process, refusalsSeen }: Oracle): readonly Citation[] {
  const cite = (kind: CitedBy, name: string, label: string, source: Source): Citation => ({
    process: process.key,
    kind,
    name,
    label,
    source,
  });
  const { byGuards, byKernel } = refusals(process, refusalsSeen);
  const situations = Object.values(process.situations);
  return [
    cite('process', process.id, process.label, process.source),
    ...situations.map(({ id, label, source }) => cite('situation', id, label, source)),
    ...situations.flatMap(({ id, ways, passages }) =>
      [...ways, ...passages].map(({ act, target, guards, source }) =>
        cite('transition', `${id}.${act}`, passage(id, target, guards), source),
      ),
    ),
    ...distinct(byGuards).map(({ code, source }) => cite('refusal', code, '', source)),
    ...distinct(byKernel).map(({ code, source }) => cite('kernel refusal', code, '', source)),
    ...process.deadlines.map(({ name, label, source }) => cite('deadline', name, label, source)),
    ...Object.entries(process.settings).map(([name, { label, source, default: periods }]) =>
      cite('setting', name, `${label} (${periods.join(', ')})`, source),
    ),
    ...Object.entries(process.documents).map(([name, { title, source }]) => cite('document', name, title, source)),
    ...Object.entries(process.findings ?? {}).map(([name, { label, source }]) => cite('finding', name, label, source)),
    ...Object.entries(process.flags ?? {}).map(([name, { label, source }]) => cite('flag', name, label, source)),
  ];
}

const passage = (from: string, to: string, guards: readonly string[]) =>
  `${from === to ? 'stays' : `→ ${to}`}${guards.length > 0 ? `, if ${guards.join(' and ')}` : ''}`;

/** The oracle provokes every refusal; the guards are listened to, so that theirs are told from those of the kernel. */
function refusals(process: Process, refusalsSeen: Oracle['refusalsSeen']): Readonly<Record<'byGuards' | 'byKernel', readonly Refusal[]>> {
  const byGuards: Refusal[] = [];
  const listening = Object.entries(process.guards).map(([name, guard]): [string, Guard<unknown>] => [
    name,
    (known, act, findings) => {
      const refused = guard(known, act, findings);
      byGuards.push(...refused);
      return refused;
    },
  ]);
  const seen = refusalsSeen({ ...process, guards: Object.fromEntries(listening) });
  return { byGuards, byKernel: seen.filter((refusal) => !byGuards.includes(refusal)) };
}

/** Each code and source once, by code. */
function distinct(list: readonly Refusal[]): readonly Refusal[] {
  const keyOf = ({ code, source }: Refusal) => `${code} ${source.text} ${source.requirements.join(' ')}`;
  const once = new Map(list.map((refusal) => [keyOf(refusal), refusal]));
  return [...once.keys()].sort().map((key) => once.get(key) as Refusal);
}
