import { canonical, type Effect, type Json, type Position, RECTIFIED, type Step } from '../../machines/kernel/index.js';
import { type FactBody, type Outlook, outlookOf, type Recorded } from '../casework/index.js';

/** What is stored beside a case's log, row by row. */
export interface StoredBeside {
  readonly head: {
    readonly situation: string;
    readonly waitsFor: readonly string[];
    readonly closed: boolean;
    readonly stateHash: string;
    readonly nextDeadline: string | null;
    readonly openedBy: string;
    readonly openedAt: string;
  };
  readonly effects: readonly {
    readonly id: string;
    readonly seq: number;
    readonly type: string;
    readonly content: unknown;
    readonly done: boolean;
  }[];
  readonly documents: readonly {
    readonly effectId: string;
    readonly kind: string;
    readonly number: string | null;
    readonly content: unknown;
  }[];
  readonly attachments: readonly {
    readonly id: string;
    readonly seq: number;
    readonly type: string;
    readonly size: number;
  }[];
  readonly relations: readonly { readonly organisation: string; readonly relation: string }[];
  readonly deadlines: readonly { readonly name: string; readonly due: string; readonly legalDate: string; readonly consequence: string }[];
  /** what its register shows of it, and by which rules that was worked out; null where it stands in none */
  readonly entry: (Outlook & { readonly definition: string; readonly closed: boolean }) | null;
  /** proposed corrections that were approved */
  readonly approvals: readonly {
    readonly id: string;
    readonly proposer: string;
    readonly decidedBy: string;
    readonly recordedSeq: number;
  }[];
}

const same = (a: unknown, b: unknown): boolean => canonical(a as Json) === canonical(b as Json);
export const sameMoment = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : new Date(a).getTime() === new Date(b).getTime();

/** The case's own row, its relations and its deadlines, against where the facts lead. */
export function caseFlaws(position: Position, log: readonly Recorded[], { head, relations, deadlines, entry }: StoredBeside): string[] {
  const { process, known } = position;
  const first = log[0]?.body;
  const last = log.at(-1)?.body;
  const columns: readonly (readonly [agrees: boolean, name: string])[] = [
    [head.situation === position.situation, 'situation'],
    [same(head.waitsFor, process.situations[position.situation]?.waitsFor ?? []), 'attend'],
    [head.closed === position.closed, 'terminé'],
    [head.stateHash === last?.stateHash, 'empreinte de l’état'],
    [sameMoment(head.nextDeadline, position.deadlines[0]?.due ?? null), 'prochaine échéance'],
    [head.openedBy === first?.by.organisation, 'ouvert par'],
    [sameMoment(head.openedAt, first?.recordedAt ?? null), 'ouvert le'],
  ];
  const held = Object.entries(process.access.holders(known)).flatMap(([relation, { organisations }]) =>
    organisations.map((organisation) => `${organisation} ${relation}`),
  );
  const rows = relations.map(({ organisation, relation }) => `${organisation} ${relation}`);
  const due = position.deadlines.map(({ name, due: at, legalDate, consequence }) => `${name} ${asTime(at)} ${legalDate} ${consequence}`);
  const dueRows = deadlines.map(({ name, due: at, legalDate, consequence }) => `${name} ${asTime(at)} ${legalDate} ${consequence}`);
  return [
    ...columns.filter(([agrees]) => !agrees).map(([, name]) => `au dossier, « ${name} » n’est pas ce que disent les faits`),
    ...(sameSet(held, rows) ? [] : ['les organismes en relation avec le dossier ne sont pas ceux que disent les faits']),
    ...(sameSet(due, dueRows) ? [] : ['les échéances rangées à côté du journal ne sont pas celles qui courent']),
    ...(isEntryOf(position, entry) ? [] : ['ce que le registre montre du dossier n’est pas ce que disent les faits']),
  ];
}

/** What was worked out by other rules is worked out anew when the server starts, and proves nothing until then. */
function isEntryOf(position: Position, entry: StoredBeside['entry']): boolean {
  const outlook = outlookOf(position);
  if (!outlook || !entry) return !outlook && !entry;
  const { definition, nextChange, closed, ...shown } = entry;
  const { nextChange: due, ...wanted } = outlook;
  return definition !== position.process.definition || (same(wanted, shown) && closed === position.closed && sameMoment(due, nextChange));
}

const asTime = (moment: string): number => new Date(moment).getTime();
const sameSet = (a: readonly string[], b: readonly string[]): boolean => same([...new Set(a)].sort(), [...b].sort());

/** The rows of effects against those the facts ask for: each flaw at its fact, or beside where there is no such fact. */
export function effectFlaws(asked: readonly Step[], stored: StoredBeside['effects']) {
  const bySeq = new Map<number, string[]>();
  const beside: string[] = [];
  const at = (seq: number, flaw: string) => {
    if (seq < 1 || seq > asked.length) beside.push(flaw);
    else bySeq.set(seq, [...(bySeq.get(seq) ?? []), flaw]);
  };
  const rows = new Map(stored.map((row) => [row.id, row]));
  for (const { fact, effects } of asked) {
    for (const effect of effects) {
      const row = rows.get(effect.id);
      rows.delete(effect.id);
      if (!row) at(fact.seq, `un effet demandé par ce fait (${effect.type}) n’est pas dans la file`);
      else if (row.seq !== fact.seq || row.type !== effect.type || !same(row.content, effect.content))
        at(fact.seq, `un effet de la file (${effect.type}) n’est pas celui que ce fait demande`);
    }
  }
  for (const { seq, type } of rows.values()) at(seq, `la file porte un effet (${type}) qu’aucun fait ne demande`);
  return { bySeq, beside };
}

/** The documents against the effects that asked for them. */
export function documentFlaws(asked: readonly Step[], { documents, effects }: StoredBeside): string[] {
  const drafted = new Map(
    asked.flatMap((step) => step.effects.filter(({ type }) => type === 'draftDocument').map((effect) => [effect.id, effect] as const)),
  );
  const done = new Set(effects.filter((effect) => effect.done).map(({ id }) => id));
  const present = new Set(documents.map(({ effectId }) => effectId));
  return [
    ...documents.flatMap((document) => documentFlaw(document, drafted.get(document.effectId))),
    ...[...drafted.values()]
      .filter(({ id }) => done.has(id) && !present.has(id))
      .map(({ content }) => `un document produit manque : ${(content as unknown as Drafted).title}`),
  ];
}

interface Drafted {
  readonly document: string;
  readonly title: string;
  readonly on: string;
  readonly series: string | null;
  readonly fields: { readonly [field: string]: Json };
}

function documentFlaw({ kind, number, content }: StoredBeside['documents'][number], effect: Effect | undefined): string[] {
  if (!effect) return ['un document n’a été demandé par aucun fait'];
  const { document, title, on, series, fields } = effect.content as unknown as Drafted;
  const numbered = series === null ? number === null : number?.startsWith(`${series}-${on.slice(0, 4)}-`) === true;
  return [
    ...(kind === document && same(content, { title, on, ...fields })
      ? []
      : [`un document n’est pas celui que les faits demandent : ${title}`]),
    ...(numbered ? [] : [`le numéro d’un document n’est pas de sa série : ${title}`]),
  ];
}

/** The files against what the facts commit to: one more, one less, or another in its place. What is in them is proved when they are read. */
export function evidenceFlaws(log: readonly { readonly body: FactBody }[], { attachments }: StoredBeside): string[] {
  const noted = log.flatMap(({ body: { seq, attachments: notes = [] } }) =>
    notes.map(({ id, type, size }) => `${id} ${seq} ${type} ${size}`),
  );
  const stored = attachments.map(({ id, seq, type, size }) => `${id} ${seq} ${type} ${size}`);
  return sameSet(noted, stored) ? [] : ['les pièces jointes ne sont pas celles que disent les faits'];
}

/** A correction that names its approval, against the approval itself: two persons, and this very fact. */
export function approvalFlaws({ act, seq, data, recordedBy }: FactBody, { approvals }: StoredBeside): string[] {
  if (act !== RECTIFIED || data.proposal === undefined) return [];
  const approval = approvals.find(({ id }) => id === data.proposal);
  if (!approval) return ['l’approbation de cette correction n’est pas rangée à côté du journal'];
  const { proposer, decidedBy, recordedSeq } = approval;
  const agrees = recordedSeq === seq && proposer === data.proposedBy && decidedBy === recordedBy && proposer !== decidedBy;
  return agrees ? [] : ['l’approbation rangée à côté du journal n’est pas celle de cette correction'];
}
