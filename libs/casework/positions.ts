import type { Position, Process, Settings } from '../../machines/kernel/index.js';
import { play } from '../../machines/kernel/index.js';
import { processVersion } from '../../machines/registry.js';
import { ProblemError } from '../problem/index.js';
import type { Head, Queryable } from './head.js';
import { factOf, readLog } from './log.js';

const KEPT = 5_000;

/** Where a log leads, remembered by its head's hash: the same head can only lead to the same place. */
export class Positions {
  private readonly kept = new Map<string, Position>();

  /** Plays a case's log, or remembers having done so. Reads through the client that holds the lock. */
  async at(client: Queryable, head: Pick<Head, 'id' | 'seq' | 'head' | 'process' | 'settings'>): Promise<Position> {
    const known = this.kept.get(head.head);
    if (known) return known;
    const position = playLog(
      processOf(head.process),
      (await readLog(client, head.id, { upTo: head.seq })).map(({ body }) => factOf(body)),
      head.settings,
    );
    this.keep(head.head, position);
    return position;
  }

  /** The oldest are forgotten first. */
  keep(hash: string, position: Position, instead?: string): void {
    if (instead !== undefined) this.kept.delete(instead);
    this.kept.set(hash, position);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value as string);
  }
}

/** The version that a case was opened in. Throws when this program does not carry it: never another one instead. */
export function processOf(key: string): Process {
  const process = processVersion(key);
  if (!process)
    throw new ProblemError(
      503,
      'version-not-carried',
      `Ce serveur ne porte pas la version ${key} ; une version plus récente de Saisine est nécessaire.`,
    );
  return process;
}

function playLog(process: Process, facts: Parameters<typeof play>[1], settings: Settings): Position {
  const { steps, position } = play(process, facts, undefined, settings);
  const refused = steps.find((step) => !step.accepted);
  if (!position || refused) {
    const why = refused && !refused.accepted ? `${refused.fact.act}: ${refused.refusals.map(({ code }) => code).join(', ')}` : 'no opening';
    const detail = 'Le journal de ce dossier ne se rejoue plus : rien ne peut y être décidé. Prévenez l’exploitant ; « replay » montre où.';
    throw new ProblemError(503, 'log-does-not-replay', detail, { why });
  }
  return position;
}
