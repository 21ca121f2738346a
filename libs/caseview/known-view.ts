import { frenchDate, isLegalDate, type Moment } from '../../machines/calendar/index.js';
import { type FieldRule, formRule, type Json, type Process } from '../../machines/kernel/index.js';
import { actLabel } from './deadline-view.js';
import type { NameOf } from './names.js';
import type { Veil } from './veil.js';

/** One thing that the facts establish: its code, and how a person reads it. */
export interface Established {
  readonly name: string;
  readonly label: string;
  readonly value: Json;
  /** French */
  readonly shown: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
/** `party:p1`, `employer:caisse-a` */
const REFERENCE = /^([a-z]+):([a-z0-9-]+)$/;
const PARTY = /^p\d+$/;

/** What the facts establish, each with its French label: read from the fields of the process's forms. */
export function knownView(process: Process, known: unknown, nameOf: NameOf, veil: Veil): readonly Established[] {
  const rules = fieldsOf(process);
  return Object.entries(known as { readonly [name: string]: Json })
    .filter(([name]) => !veil.known(name))
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => ({
      name,
      label: process.shows?.[name]?.label ?? rules.get(name)?.label ?? labelOfAct(process, value) ?? name,
      value,
      shown: show(value, ruleOf(name)),
    }));

  function ruleOf(name: string): FieldRule | undefined {
    return rules.get(process.shows?.[name]?.codesOf ?? name);
  }

  function show(value: Json | undefined, rule: FieldRule | undefined): string {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return value ? 'oui' : 'non';
    if (typeof value === 'string') return showText(value, rule);
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.map((item) => show(item as Json, rule)).join(' ; ');
    return showObject(value as { readonly [key: string]: Json });
  }

  function showText(text: string, rule: FieldRule | undefined): string {
    const label = rule?.choices?.[text];
    if (label !== undefined) return label;
    if (PARTY.test(text)) return showReference('party', text);
    if (isLegalDate(text) || INSTANT.test(text)) return frenchDate(text as Moment);
    const [, what, id] = REFERENCE.exec(text) ?? [];
    if (what !== undefined && id !== undefined) return showReference(what, id);
    return nameOf('organisation', text) ?? text;
  }

  function showReference(what: string, id: string): string {
    return what === 'party' ? (nameOf('party', id) ?? `la partie ${id.replace(/^p/, '')}`) : (nameOf('organisation', id) ?? id);
  }

  function showObject(object: { readonly [key: string]: Json }): string {
    if (typeof object.act === 'string' && typeof object.at === 'string') return frenchDate(object.at as Moment);
    const who = typeof object.id === 'string' ? [showReference('party', object.id)] : [];
    const rest = Object.entries(object).filter(([key, value]) => key !== 'id' && value !== null);
    return [
      ...who,
      ...rest.map(([key, value]) =>
        rules.has(key) && typeof value === 'boolean' ? `${rules.get(key)?.label} : ${show(value, undefined)}` : show(value, ruleOf(key)),
      ),
    ].join(', ');
  }
}

/** Something dated by an act is called by that act. */
function labelOfAct(process: Process, value: Json): string | undefined {
  const act = (value as { readonly act?: unknown } | null)?.act;
  return typeof act === 'string' ? actLabel(process, act) : undefined;
}

function fieldsOf(process: Process): ReadonlyMap<string, FieldRule> {
  const found = new Map<string, FieldRule>();
  const add = (fields: readonly FieldRule[]) => {
    for (const field of fields) {
      if (!found.has(field.name)) found.set(field.name, field);
      if (field.of) add(formRule(field.of).fields);
    }
  };
  for (const rule of Object.values(process.formRules)) add(rule.fields);
  return found;
}
