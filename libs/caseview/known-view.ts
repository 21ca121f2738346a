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

/** What the facts establish, each with its French label: as the process says, or read from the fields of its forms. */
export function knownView(process: Process, known: unknown, nameOf: NameOf, veil: Veil): readonly Established[] {
  const rules = fieldsOf(process);
  const bodies = bodiesIn(known);
  return Object.entries(known as { readonly [name: string]: Json })
    .filter(([name]) => !veil.known(name))
    .filter(([, value]) => value !== null && !isEmpty(value))
    .map(([name, value]) => ({
      name,
      label: process.shows?.[name]?.label ?? rules.get(name)?.label ?? labelOfAct(process, value) ?? name,
      value,
      shown: show(value, ruleOf(name), process.shows?.[name]?.of),
    }));

  function ruleOf(name: string): FieldRule | undefined {
    return rules.get(process.shows?.[name]?.codesOf ?? name);
  }

  function show(value: Json | undefined, rule: FieldRule | undefined, of?: Words): string {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return value ? 'oui' : 'non';
    if (typeof value === 'string') return showText(value, rule);
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.map((item) => show(item as Json, rule, of)).join(' ; ');
    return of ? showWith(of, value as Members) : showObject(value as Members);
  }

  function showText(text: string, rule: FieldRule | undefined): string {
    const label = rule?.choices?.[text];
    if (label !== undefined) return label;
    if (PARTY.test(text)) return showReference('party', text);
    if (isLegalDate(text) || INSTANT.test(text)) return frenchDate(text as Moment);
    const [, what, id] = REFERENCE.exec(text) ?? [];
    if (what !== undefined && id !== undefined) return showReference(what, id);
    const body = bodies.get(text);
    return nameOf('organisation', body ?? text) ?? body ?? text;
  }

  function showReference(what: string, id: string): string {
    return what === 'party' ? (nameOf('party', id) ?? `la partie ${id.replace(/^p/, '')}`) : (nameOf('organisation', id) ?? id);
  }

  /** Only what has words, in the order of the words. */
  function showWith(of: Words, object: Members): string {
    if (isAnchor(object)) return frenchDate(object.at);
    const said = Object.entries(of).filter(([key]) => says(object[key]));
    return said
      .map(([key, words]) => [words, object[key] === true ? '' : showMember(key, object[key])].filter(Boolean).join(' '))
      .join(' – ');
  }

  /** A group of fields of a form stands under their labels. */
  function showMember(key: string, value: Json | undefined): string {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || isAnchor(value as Members)) return show(value, ruleOf(key));
    const entries = Object.entries(value as Members).filter(([, one]) => one !== null && !isEmpty(one));
    return entries.map(([name, one]) => `${labelOf(name)} : ${show(one, ruleOf(name))}`).join(' ; ');
  }

  function showObject(object: Members): string {
    if (isAnchor(object)) return frenchDate(object.at);
    const who = typeof object.id === 'string' && PARTY.test(object.id) ? [showReference('party', object.id)] : [];
    const rest = Object.entries(object).filter(([key, value]) => key !== 'id' && value !== null && !isEmpty(value));
    return [
      ...who,
      ...rest.map(([key, value]) =>
        typeof value === 'boolean' || typeof value === 'number' ? `${labelOf(key)} : ${show(value, undefined)}` : show(value, ruleOf(key)),
      ),
    ].join(', ');
  }

  function labelOf(key: string): string {
    return process.shows?.[key]?.label ?? rules.get(key)?.label ?? key;
  }
}

type Words = Readonly<Record<string, string>>;
type Members = { readonly [key: string]: Json };

const isEmpty = (value: Json | undefined): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
const says = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== false && !isEmpty(value);

/** A fact that something counts from: its day is what is shown. */
const isAnchor = (object: Members): object is Members & { readonly at: Moment } =>
  typeof object.act === 'string' && typeof object.at === 'string';

/** id in the case -> organisation: those who stand in one of its lists may be named elsewhere by their place in it. */
function bodiesIn(known: unknown): ReadonlyMap<string, string> {
  const items = Object.values(known as Members).flatMap((value) => (Array.isArray(value) ? (value as readonly (Members | null)[]) : []));
  return new Map(
    items.flatMap((item) =>
      typeof item?.id === 'string' && typeof item.organisation === 'string' ? [[item.id, item.organisation] as const] : [],
    ),
  );
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
