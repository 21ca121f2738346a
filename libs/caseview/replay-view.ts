import {
  canonical,
  type Fact,
  follow,
  type Json,
  type Position,
  type Process,
  type Settings,
  type Step,
} from '../../machines/kernel/index.js';
import { chainStart, type FactBody, factOf, linkHash, type Recorded } from '../casework/index.js';
import { actLabel } from './deadline-view.js';
import { approvalFlaws, caseFlaws, documentFlaws, effectFlaws, evidenceFlaws, type StoredBeside, sameMoment } from './replay-beside.js';
import { type CorrectionView, correctionView } from './replayed-correction.js';
import { situationBrief, type Veil, veiledFrom } from './veil.js';

/** A row of the log: what is chained, and the columns that repeat parts of it for whoever searches. */
export interface StoredFact extends Recorded {
  readonly columns: {
    readonly id: string;
    readonly act: string;
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly recordedBy: string;
    readonly stateHash: string;
  };
}

export interface Replayed {
  readonly seq: number;
  readonly act: string;
  readonly label: string;
  readonly situation: { readonly id: string; readonly label: string };
  /** null: what it covers is not for this reader */
  readonly hash: string | null;
  readonly stateHash: string | null;
  /** of a correction: what it corrects, who proposed it, who recorded it, on which approval */
  readonly correction?: CorrectionView;
  readonly verified: boolean;
  /** what does not agree, in French and without values; empty when all does */
  readonly flaws: readonly string[];
}

export interface StoredCase {
  readonly id: string;
  readonly process: Process;
  readonly settings: Settings;
  readonly seq: number;
  readonly head: string;
  readonly log: readonly StoredFact[];
  readonly beside: StoredBeside;
}

const PROVES: readonly string[] = [
  'Aucun fait consigné n’a été modifié, retiré ni ajouté sans que toute la chaîne du dossier ait été récrite.',
  'Rejoués par la procédure, les faits mènent exactement aux situations, échéances et effets consignés, sans échéance omise.',
  'Ce qui est rangé à côté du journal (tête et état du dossier, relations, échéances, effets, documents, pièces jointes) est ce que les faits demandent.',
];
const DOES_NOT_PROVE: readonly string[] = [
  'La chaîne n’est pas encore ancrée hors de la base : qui peut récrire toutes les lignes d’un dossier peut récrire sa chaîne, ou en effacer la fin.',
  'Les champs personnels et le contenu des pièces jointes : le journal porte de chacun un engagement, comparé à chaque lecture, non par ce rejeu ; ce qui est effacé ne se compare plus.',
  'Les avis adressés, leur lecture et les dates d’exécution des effets ne sont pas couverts.',
  'Que les faits eux-mêmes soient vrais : le journal prouve ce qui a été consigné, quand et par quel compte.',
];

/** Plays a stored log again: every link of its chain, every state, and all that is stored beside it must come out as they were stored. */
export function replayView(
  { id, process, settings, seq, head, log, beside }: StoredCase,
  veil: Veil,
  accounts: ReadonlyMap<string, string> = new Map(),
) {
  let previous = chainStart(id);
  let position: Position | undefined;
  let broken = false;
  const asked: Step[] = [];
  const told: Fact[] = [];
  const judge = (stored: StoredFact, index: number): readonly string[] => {
    const { body, hash } = stored;
    const flaws = [...linkFlaws(previous, stored, index), ...columnFlaws(stored)];
    if (body.process !== process.key) flaws.push('le fait a été consigné sous une autre version de la procédure');
    previous = hash;
    if (broken) return [...flaws, 'un fait précédent ne se rejoue pas : celui-ci n’a pas pu être rejoué'];
    const outcome = followed(process, position, body, settings, told);
    told.push(factOf(body));
    if ('refused' in outcome) {
      broken = true;
      return [...flaws, `rejoué, ce fait est refusé (${outcome.refused.map(({ code }) => code).join(', ')})`];
    }
    position = outcome.position;
    asked.push(outcome.step);
    return [...flaws, ...differences(stored, outcome.step)];
  };
  const flawsOf = log.map(judge);
  const effects = broken ? { bySeq: new Map<number, string[]>(), beside: [] } : effectFlaws(asked, beside.effects);
  const noDigestsFrom = veiledFrom(
    log.map(({ body }) => body.act),
    veil,
  );
  const steps = log.map(({ body, situation, hash }, index): Replayed => {
    const flaws = [...(flawsOf[index] ?? []), ...(effects.bySeq.get(body.seq) ?? []), ...approvalFlaws(body, beside)];
    const showsDigests = index < noDigestsFrom;
    return {
      seq: body.seq,
      act: body.act,
      label: actLabel(process, body.act, body.data),
      situation: situationBrief(process, situation, veil),
      hash: showsDigests ? hash : null,
      stateHash: showsDigests ? body.stateHash : null,
      ...correctionView(body, accounts),
      verified: flaws.length === 0,
      flaws,
    };
  });
  const notPlayed = broken || position === undefined;
  const besideFlaws = [
    ...(head === previous && seq === log.length ? [] : ['la tête du dossier n’est pas le dernier maillon']),
    ...(notPlayed || position === undefined
      ? ['le journal ne se rejoue pas jusqu’au bout : ce qui est rangé à côté n’a pas pu être comparé']
      : [...caseFlaws(position, log, beside), ...effects.beside, ...documentFlaws(asked, beside)]),
    ...evidenceFlaws(log, beside),
  ];
  const divergence = steps.find(({ verified }) => !verified);
  return {
    process: process.key,
    definition: process.definition,
    verified: divergence === undefined && besideFlaws.length === 0,
    firstDivergence: divergence
      ? { seq: divergence.seq, flaws: divergence.flaws }
      : besideFlaws.length > 0
        ? { seq, flaws: besideFlaws }
        : null,
    steps,
    beside: besideFlaws,
    proves: PROVES,
    doesNotProve: DOES_NOT_PROVE,
  };
}

/** What is stored may be anything: a row that makes the process stumble is a row that does not replay. */
function followed(process: Process, position: Position | undefined, body: FactBody, settings: Settings, before: readonly Fact[]) {
  try {
    return follow(process, position, factOf(body), settings, before);
  } catch {
    return { refused: [{ code: 'unreadable' }] };
  }
}

function linkFlaws(previous: string, { body, hash }: StoredFact, index: number): string[] {
  return [
    ...(body.seq === index + 1 ? [] : [`le journal saute de ${index} à ${body.seq}`]),
    ...(linkHash(previous, body) === hash ? [] : ['le maillon ne correspond pas à ce qui est écrit : le fait a été modifié']),
  ];
}

function columnFlaws({ body, columns }: StoredFact): string[] {
  const disagree = Object.entries(columns).filter(([name, value]) => {
    const said = body[name as keyof typeof columns];
    return name === 'recordedAt' ? !sameMoment(said, value) : said !== value;
  });
  return disagree.map(([name]) => `la colonne « ${COLUMNS[name as keyof typeof columns]} » ne dit pas ce que dit le fait`);
}

const COLUMNS = {
  id: 'id',
  act: 'act',
  occurredAt: 'occurred_at',
  recordedAt: 'recorded_at',
  recordedBy: 'recorded_by',
  stateHash: 'state_hash',
} as const;

function differences({ body, situation, deadlines, effects }: Recorded, step: Step): string[] {
  const same = (a: unknown, b: unknown) => canonical(a as Json) === canonical(b as Json);
  return [
    ...(step.stateHash === body.stateHash ? [] : ['rejoué, ce fait mène à un autre état']),
    ...(step.situation === situation ? [] : ['rejoué, ce fait mène à une autre situation que celle qui est consignée']),
    ...(same(step.deadlines, deadlines) ? [] : ['les échéances consignées ne sont pas celles qui se calculent']),
    ...(same(step.effects, effects) ? [] : ['les effets consignés ne sont pas ceux qui se calculent']),
  ];
}
