import type { Case, Deadline, Forecast } from './queries.js';

/** What would come of an act, as far as the process foresees it. */
export interface Consequences {
  /** the place after which the act would stand: what `If-Match` names; null where it would be refused */
  readonly after: number | null;
  readonly situation: { readonly id: string; readonly label: string };
  readonly changes: boolean;
  readonly closed: boolean;
  /** French names of the relations for which the case would wait */
  readonly waitsFor: readonly string[];
  readonly begin: readonly Deadline[];
  readonly end: readonly Deadline[];
  readonly moved: readonly { readonly label: string; readonly from: Deadline; readonly to: Deadline }[];
  readonly documents: readonly string[];
  readonly notices: readonly {
    readonly subject: string;
    readonly organisations: readonly string[];
    readonly relations: readonly string[];
  }[];
  /** types of effects that are neither */
  readonly others: readonly string[];
  /** deadlines already reached, recorded before the act */
  readonly due: readonly string[];
}

type Refusals = Extract<Forecast['steps'][number], { refusals: unknown }>['refusals'];
export type Foreseen = { readonly refusals: Refusals } | { readonly consequences: Consequences };

/** Reads an act's consequences from the forecast of a case in which it is done. */
export function foreseen(
  present: Pick<Case, 'situation' | 'deadlines'>,
  { steps, situation, closed, deadlines }: Forecast,
  act: string,
): Foreseen {
  const at = steps.findIndex((step) => step.act === act);
  const step = steps[at];
  if (!step || 'refusals' in step) return { refusals: step?.refusals ?? [] };
  const before = steps.slice(0, at);
  const first = steps.find((one) => 'seq' in one);
  return {
    consequences: {
      after: first && 'seq' in first ? first.seq - 1 : null,
      situation: step.situation,
      changes: step.situation.id !== present.situation.id,
      closed,
      waitsFor: (situation?.waitsFor ?? []).map(({ label }) => label),
      ...compared(present.deadlines, deadlines),
      ...outgoing(step.effects),
      due: before.map(({ label }) => label),
    },
  };
}

function compared(before: readonly Deadline[], after: readonly Deadline[]): Pick<Consequences, 'begin' | 'end' | 'moved'> {
  const old = new Map(before.map((one) => [one.name, one]));
  const now = new Map(after.map((one) => [one.name, one]));
  return {
    begin: after.filter(({ name }) => !old.has(name)),
    end: before.filter(({ name }) => !now.has(name)),
    moved: after.flatMap((to) => {
      const from = old.get(to.name);
      return from && from.due !== to.due ? [{ label: to.label, from, to }] : [];
    }),
  };
}

interface EffectContent {
  readonly title?: string;
  readonly subject?: string;
  readonly to?: readonly string[];
  readonly organisations?: Readonly<Record<string, readonly string[]>>;
}

function outgoing(
  effects: readonly { readonly type: string; readonly content: unknown }[],
): Pick<Consequences, 'documents' | 'notices' | 'others'> {
  const contents = effects.map(({ type, content }) => ({ type, content: (content ?? {}) as EffectContent }));
  return {
    documents: contents.flatMap(({ content: { title } }) => (title === undefined ? [] : [title])),
    notices: contents.flatMap(({ content: { subject, to = [], organisations = {} } }) =>
      subject === undefined ? [] : [{ subject, relations: to, organisations: [...new Set(Object.values(organisations).flat())] }],
    ),
    others: contents.flatMap(({ type, content: { title, subject } }) => (title === undefined && subject === undefined ? [type] : [])),
  };
}
