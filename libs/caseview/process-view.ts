import { cite, DEADLINE_REACHED, type FieldRule, type FormClass, formRule, OPEN, type Process } from '../../machines/kernel/index.js';
import { KIND_LABELS, ROLE_LABELS } from '../directory/index.js';
import { schemaOf } from '../forms/index.js';
import { relationView } from './names.js';
import { sourceView } from './source-view.js';
import { statechart } from './statechart.js';

/** A process in a line. */
export const processBrief = (process: Process) => {
  const { id, key, version, label, plural, source, definition, inPlainWords } = process;
  return {
    id,
    key,
    version,
    label,
    plural,
    source: sourceView(source),
    definition,
    purpose: inPlainWords?.purpose ?? null,
    openedBy: (process.access.acts[OPEN] ?? []).map(({ decides }) => openerView(process, decides)),
  };
};

const labelIn = (labels: Readonly<Record<string, string>>, id: string): string => labels[id] ?? id;

const rolesOf = (process: Process, relation: string) =>
  (process.access.relations[relation]?.roles ?? []).map((id) => ({ id, label: labelIn(ROLE_LABELS, id) }));

/** Who may open: with which roles, and in organisations of which kinds where the form asks for them in a field of the relation's own name. */
function openerView(process: Process, relation: string) {
  const { fields } = formRule(process.forms[OPEN] as FormClass);
  const own = fields.find(({ name, kind }) => name === relation && kind === 'organisation');
  return {
    ...relationView(process, relation),
    roles: rolesOf(process, relation),
    kinds: (own?.kinds ?? []).map((id) => ({ id, label: labelIn(KIND_LABELS, id) })),
    field: own?.name ?? null,
  };
}

/** A whole process, as a lawyer would check it: every situation, way, delay and right with its source. */
export function processView(process: Process) {
  return {
    ...processBrief(process),
    situations: Object.values(process.situations).map(({ id, label, final, source, waitsFor, ways, passages }) => ({
      id,
      label,
      final,
      source: sourceView(source),
      waitsFor: waitsFor.map((relation) => relationView(process, relation)),
      ways: ways.map(({ act, target, guards, source: because }) => ({
        act,
        label: act === DEADLINE_REACHED ? termsOf(process, id) : (process.formRules[act]?.label ?? act),
        target,
        guards,
        source: sourceView(because),
      })),
      passages: passages.map(({ target, guards, source: because }) => ({ target, guards, source: sourceView(because) })),
    })),
    /** usual openings: what their form says at first, and from which text */
    templates: (process.templates ?? []).map(({ source, ...template }) => ({ ...template, source: sourceView(source) })),
    /** guard -> what it asks for, in French; empty where a process does not say it */
    conditions: process.inPlainWords?.conditions ?? {},
    startsWith: process.inPlainWords?.startsWith ?? [],
    acts: Object.entries(process.forms).map(([act, form]) => {
      const { label, dating, hint, bulk = false, fields } = formRule(form);
      return {
        act,
        label,
        dating,
        bulk,
        hint,
        who: (process.access.acts[act] ?? []).map(({ decides, recordedBy }) => ({
          decides: relationView(process, decides),
          ...(recordedBy === undefined ? {} : { recordedBy: relationView(process, recordedBy) }),
        })),
        fields: fields.map(fieldView),
        form: schemaOf(form),
      };
    }),
    deadlines: process.deadlines.map(({ name, label, situations, after, ahead, everySetting, profile, consequence, tells, source }) => ({
      name,
      label,
      situations,
      after: delayView(after),
      ahead,
      everySetting,
      profile,
      consequence,
      tells: tells.map((relation) => relationView(process, relation)),
      source: sourceView(source),
    })),
    settings: Object.entries(process.settings).map(([name, { label, default: value, source }]) => ({
      name,
      label,
      default: value,
      source: sourceView(source),
    })),
    relations: Object.keys(process.access.relations).map((relation) => ({
      ...relationView(process, relation),
      roles: rolesOf(process, relation),
      reads: Object.entries(process.access.reads)
        .filter(([, relations]) => relations?.includes(relation))
        .map(([dataClass]) => dataClass),
    })),
    restricted: (process.access.restricted ?? []).map(({ acts, situations, documents, to }) => ({
      acts: acts.map((act) => ({ act, label: process.formRules[act]?.label ?? act })),
      situations: situations.map((id) => ({ id, label: process.situations[id]?.label ?? id })),
      documents: documents.map((id) => ({ id, title: process.documents[id]?.title ?? id })),
      to: to.map((relation) => relationView(process, relation)),
    })),
    documents: Object.entries(process.documents).map(([id, { title, source }]) => ({ id, title, cited: cite(source) })),
    flags: Object.entries(process.flags ?? {}).map(([id, { label, source }]) => ({ id, label, source: sourceView(source) })),
    findings: Object.entries(process.findings ?? {}).map(([id, { of, label, acts, source }]) => ({
      id,
      of,
      label,
      acts,
      source: sourceView(source),
    })),
    statechart: statechart(process),
  };
}

/** The terms that move a case by themselves where it stands: « Échéance : Fin de la période ». */
function termsOf(process: Process, situation: string): string {
  const runs = process.deadlines.filter(
    ({ consequence, situations }) => consequence === 'transition' && (situations === 'open' || situations.includes(situation)),
  );
  return `Échéance : ${runs.map(({ label }) => label).join(', ')}`;
}

/** A setting or a legal period; what each case's own contract lays down is only known in a case. */
const delayView = (after: Process['deadlines'][number]['after']) => ('setting' in after || 'period' in after ? after : { contract: true });

const fieldView = ({ name, label, kind, dataClass, required }: FieldRule) => ({ name, label, kind, dataClass, required });
