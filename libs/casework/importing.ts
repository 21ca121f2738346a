import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { type Instant, instant } from '../../machines/calendar/index.js';
import { type Json, OPEN, type Process } from '../../machines/kernel/index.js';
import { PROCESSES } from '../../machines/registry.js';
import { Directory } from '../directory/index.js';
import type { AfterCommit } from '../persistence/index.js';
import { Hearing } from './hearing.js';
import { findImport, type KeptImport, keepImport } from './importing/kept-imports.js';
import { type ImportedLine, keyIn, readLine } from './importing/line.js';
import { type PlayedCase, playCase } from './importing/play-case.js';
import { isForLater, type LineProblem, LineRefused, problemsOf } from './importing/problems.js';
import { Turns } from './importing/turns.js';
import { Logbook } from './logbook.js';
import { processOf } from './positions.js';
import { notYours } from './problems.js';
import { macOf } from './receipts.js';
import { nextReference } from './references.js';
import { type Asking, hasRoleFor, heldRelations } from './relations.js';
import { SERVER_KEY } from './server-key.js';

/** A line as it was read: a value, or why it is none. */
export type GivenLine = { readonly value: unknown } | { readonly problem: LineProblem };

/** A case that a line led to; a rehearsal gives it neither an id nor a reference. */
export interface ImportedCase {
  readonly id?: string;
  readonly reference?: string;
  readonly process: Process;
  readonly situation: string;
  /** in which the importer's organisation stands to it */
  readonly relations: readonly string[];
}

/** What became of a line. */
export type LineOutcome =
  | { readonly status: 'imported' | 'already' | 'rehearsed'; readonly key: string; readonly case?: ImportedCase }
  | { readonly status: 'refused'; readonly key: string | undefined; readonly problems: readonly LineProblem[] };

/** Lines that came together. */
interface Batch {
  readonly who: Asking;
  readonly rehearsal: boolean;
  /** in a rehearsal: key -> digest of what would be there by now */
  readonly rehearsed: Map<string, string>;
  /** why the rest is not tried: what they need is away */
  stopped?: unknown;
}

/** Cases under way at once, for all imports of this server together; never more than half of its connections. */
const AT_ONCE = 8;

/**
 * Cases that began on paper. Each is one transaction: its opening, its facts with their real dates, the deadlines in between and up
 * to now, or nothing of it. Nobody is told of what has passed; what is still to come reminds as in any case.
 */
@Injectable()
export class Importing {
  private readonly logger = new Logger('import');
  private readonly turns: Turns;

  constructor(
    @Inject(Logbook) private readonly logbook: Logbook,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Hearing) private readonly hearing: Hearing,
    @Inject(SERVER_KEY) private readonly serverKey: Buffer,
  ) {
    this.turns = new Turns(Math.min(AT_ONCE, Math.ceil(logbook.pool.options.max / 2)));
  }

  /** Throws 403 for somebody who may open no case at all. */
  checkMayImport(who: Asking): void {
    const mayOpen = (process: Process) => (process.access.acts[OPEN] ?? []).some(({ decides }) => hasRoleFor(process, decides, who));
    if (!PROCESSES.some(mayOpen)) throw notYours('Votre rôle ne permet d’ouvrir aucun dossier : rien ne peut être repris en votre nom.');
  }

  /**
   * What becomes of each line, in their order. A line that is refused holds none of the others up; of two with the same key the
   * first one goes first. Throws 403, and 503 when what they need is away: the same lines may then be sent again.
   */
  async importLines(lines: readonly GivenLine[], who: Asking, { rehearsal }: { rehearsal: boolean }): Promise<readonly LineOutcome[]> {
    this.checkMayImport(who);
    const batch: Batch = { who, rehearsal, rehearsed: new Map() };
    const byKey = new Map<string, Promise<LineOutcome>>();
    const outcomes = lines.map((given) => {
      const key = 'value' in given ? keyIn(given.value) : undefined;
      const go = () => this.turns.take(() => this.outcomeOf(given, key, batch));
      const outcome = (key === undefined ? undefined : byKey.get(key))?.then(go, go) ?? go();
      if (key !== undefined) byKey.set(key, outcome);
      return outcome;
    });
    // nothing goes on behind the answer
    await Promise.allSettled(outcomes);
    return Promise.all(outcomes);
  }

  private async outcomeOf(given: GivenLine, key: string | undefined, batch: Batch): Promise<LineOutcome> {
    if (batch.stopped !== undefined) throw batch.stopped;
    try {
      if ('problem' in given) throw new LineRefused([given.problem]);
      const line = readLine(given.value);
      const digest = macOf(this.serverKey, given.value as Json);
      // whoever was faster with the same key is found the second time
      const outcome = (await this.importCase(line, digest, batch)) ?? (await this.importCase(line, digest, batch)) ?? unexpected(key);
      return this.havingHeard(outcome, batch.who);
    } catch (failure) {
      const problems = problemsOf(failure);
      if (problems) return { status: 'refused', key, problems };
      if (isForLater(failure)) {
        batch.stopped = failure;
        throw failure;
      }
      this.logger.error(`a line was not understood: ${(failure as Error).stack}`);
      return unexpected(key);
    }
  }

  /** Undefined when the same key was brought in by somebody else meanwhile: nothing of this one is written. */
  private importCase(line: ImportedLine, digest: string, batch: Batch): Promise<LineOutcome | undefined> {
    const { key } = line;
    const { who, rehearsal, rehearsed } = batch;
    const work = async (client: PoolClient, afterCommit: AfterCommit): Promise<LineOutcome> => {
      const { now: serverNow, kept } = await findImport(client, who.organisation.id, key);
      const before = kept?.digest ?? rehearsed.get(key);
      if (before !== undefined && before !== digest) throw new LineRefused([reused]);
      if (before !== undefined) return { status: 'already', key, ...(kept ? { case: caseOf(kept) } : {}) };
      const [caseId, now] = [randomUUID(), instant(serverNow)];
      const played = await playCase(line, { client, logbook: this.logbook, directory: this.directory, who, caseId, now });
      const { position } = played;
      const stands = { process: line.process, situation: position.situation, relations: heldRelations(position, who) };
      if (rehearsal) {
        rehearsed.set(key, digest);
        return { status: 'rehearsed', key, case: stands };
      }
      const reference = await nextReference(client, line.process, now);
      await this.record(client, afterCommit, played, { caseId, reference, now, who });
      const isFirst = await keepImport(client, { organisation: who.organisation.id, key, digest, caseId, seq: position.seq, now });
      if (!isFirst) throw new Overtaken();
      return { status: 'imported', key, case: { id: caseId, reference, ...stands } };
    };
    return this.logbook.transaction(work).catch((failure: unknown) => {
      if (failure instanceof Overtaken) return undefined;
      throw failure;
    });
  }

  /** What it rests on may have ended long before it was brought in. */
  private async havingHeard(outcome: LineOutcome, who: Asking): Promise<LineOutcome> {
    if (outcome.status !== 'imported' || outcome.case?.id === undefined) return outcome;
    const heard = await this.hearing.catchUp(outcome.case.id);
    if (!heard) return outcome;
    const { situation } = heard.position;
    return { ...outcome, case: { ...outcome.case, situation, relations: heldRelations(heard.position, who) } };
  }

  private async record(
    client: PoolClient,
    afterCommit: AfterCommit,
    { steps, position, fields }: PlayedCase,
    { caseId, reference, now, who }: { caseId: string; reference: string; now: Instant; who: Asking },
  ): Promise<void> {
    await this.logbook.record(client, afterCommit, {
      caseId,
      before: undefined,
      headBefore: undefined,
      now,
      who,
      steps,
      position,
      fields,
      opening: { reference, openedBy: who.organisation.id },
      sandboxOffset: null,
      importedAs: steps[0]?.fact.by.relation,
    });
  }
}

/** The same key, brought in by somebody else in the meantime. */
class Overtaken extends Error {}

const caseOf = ({ caseId: id, reference, process, situation, relations }: KeptImport): ImportedCase => ({
  id,
  reference,
  process: processOf(process),
  situation,
  relations,
});

const reused: LineProblem = {
  code: 'import-key-reused',
  message:
    'Cette clé a déjà servi pour un autre contenu : donnez à chaque dossier sa propre clé. Un dossier repris se corrige dans Saisine.',
  field: 'key',
};

const unexpected = (key: string | undefined): LineOutcome => ({
  status: 'refused',
  key,
  problems: [{ code: 'unexpected', message: 'Cette ligne a provoqué une erreur inattendue : signalez-la à l’exploitant.' }],
});
