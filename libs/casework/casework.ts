import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { CalendarError, epoch, type Instant, instant, LAST_YEAR, toInstant } from '../../machines/calendar/index.js';
import {
  ALARM_RELEASED,
  advance,
  begin,
  crossing,
  type DataClass,
  type DecidedBy,
  type Fact,
  type Json,
  OPEN,
} from '../../machines/kernel/index.js';
import { Directory } from '../directory/index.js';
import type { AfterCommit } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import type { ActRequest, Decided, OpenRequest, Taken } from './commands.js';
import { decidedBy } from './decided-by.js';
import { find, personsFrom } from './findings.js';
import type { Head } from './head.js';
import { Hearing } from './hearing.js';
import { Logbook } from './logbook.js';
import { checkOrganisations } from './organisations.js';
import { readPersonalFields, separate } from './personal-fields.js';
import { notFound, notYours, refusedProblem, stale } from './problems.js';
import { asInstant, fieldProblem, readForm, readOccurredAt, readSettings } from './reading.js';
import { Receipts } from './receipts.js';
import type { ReceiptDue } from './record.js';
import { referenceFrom } from './references.js';
import { type Asking, actingRelations, hasRoleFor, maySee } from './relations.js';
import { withStatement } from './statement.js';

/** `demonstration` or `production` */
export const MODE = 'MODE';

/**
 * The log decides. Every act of a person, every deadline, comes through here: one PostgreSQL transaction that locks the
 * case's head, records what has fallen due, plays the act on the facts so far, and writes all of it or nothing.
 */
@Injectable()
export class Casework {
  constructor(
    @Inject(Logbook) private readonly logbook: Logbook,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Hearing) private readonly hearing: Hearing,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(MODE) private readonly mode: 'demonstration' | 'production',
  ) {}

  /** Opens a case. Throws ProblemError 400 (form), 403 (not yours to open), 409 (refused), 422 (key reused), 503. */
  async open(request: OpenRequest): Promise<Decided> {
    const { process, who } = request;
    const receipt = this.receiptFor(request, [
      process.id,
      OPEN,
      (request.settings ?? null) as Json,
      (request.sandbox ?? null) as Json,
      ...asked(request),
    ]);
    const opened = await this.receipts.answered(receipt, this.receipts.standing, () =>
      this.logbook.transaction(async (client, afterCommit) => {
        const { rows } = await client.query<{ now: string; number: number }>({
          name: 'open',
          text: "SELECT clock_timestamp() AS now, nextval('case_numbers') AS number",
        });
        const { now: serverNow, number } = rows[0] as { now: string; number: number };
        const sandboxOffset = this.sandboxOffset(request.sandbox, serverNow);
        const now = toInstant(epoch(instant(serverNow)) + (sandboxOffset ?? 0));
        const form = process.forms[OPEN];
        if (!form) throw new Error(`${process.key} has no opening form`);
        const checked = await checkOrganisations(this.directory, client, form, readForm(form, request.data));
        const caseId = randomUUID();
        const { data, fields } = separate(form, checked, caseId);
        const line = (process.access.acts[OPEN] ?? []).find((one) => hasRoleFor(process, one.decides, who));
        if (!line) throw notYours('Votre rôle ne vous permet pas d’ouvrir ce dossier.');
        const by: DecidedBy = { relation: line.decides, organisation: who.organisation.id };
        const occurredAt = readOccurredAt(process, OPEN, request.occurredAt, now);
        const taken = await request.evidence?.take(client, { caseId, process, act: OPEN, person: 'case' });
        const said: Fact = { id: randomUUID(), seq: 1, act: OPEN, occurredAt, recordedAt: now, by, data, ...noted(taken) };
        const fact = await find(client, this.logbook, process, undefined, said, {
          written: checked,
          persons: async () => ({}),
        });
        const outcome = begin(process, fact, readSettings(process, request.settings));
        if ('refused' in outcome) throw refusedProblem(outcome.refused, 0);
        const opening = { reference: referenceFrom(process, now, number), openedBy: who.organisation.id };
        const recorded = await this.logbook.record(client, afterCommit, {
          caseId,
          before: undefined,
          headBefore: undefined,
          now,
          who,
          steps: [outcome.step],
          position: outcome.position,
          fields,
          opening,
          sandboxOffset,
          receipt,
        });
        await taken?.keep(client, fact.seq);
        afterCommit(() => taken?.kept());
        return recorded;
      }),
    );
    return opened.repeated ? opened : ((await this.hearing.catchUp(opened.head.id)) ?? opened);
  }

  /**
   * Brings an act into a case. Throws ProblemError 400 (form), 403, 404 (also for what one may not know exists),
   * 409 (refused, with the reasons), 412 (the page is stale), 422 (key reused), 503 (safe to retry).
   */
  async act(request: ActRequest): Promise<Decided> {
    const { caseId, act } = request;
    const receipt = this.receiptFor(request, [caseId, act, (request.by ?? null) as Json, ...asked(request)]);
    return this.receipts.answered(receipt, this.receipts.standing, async () => {
      const decided = await this.decide(request, receipt);
      if ('refused' in decided) throw decided.refused;
      return decided;
    });
  }

  /** What would become of an act: decided like any other, then taken back. Throws as `act` does; nothing is written. */
  async rehearse(request: ActRequest): Promise<Decided> {
    const rehearsed: (Decided | { refused: ProblemError })[] = [];
    const takenBack = new Error('a rehearsal');
    await this.logbook
      .transaction(async (client) => {
        rehearsed.push(await this.decided(client, () => undefined, request, undefined));
        throw takenBack;
      })
      .catch((failure: unknown) => {
        if (failure !== takenBack) throw failure;
      });
    const [decided] = rehearsed;
    if (!decided || 'refused' in decided) throw decided?.refused ?? notFound();
    return decided;
  }

  private decide(request: ActRequest, receipt: ReceiptDue | undefined): Promise<Decided | { refused: ProblemError }> {
    return this.logbook.transaction((client, afterCommit) => this.decided(client, afterCommit, request, receipt));
  }

  private async decided(
    client: PoolClient,
    afterCommit: AfterCommit,
    request: ActRequest,
    receipt: ReceiptDue | undefined,
  ): Promise<Decided | { refused: ProblemError }> {
    const { caseId, act, who } = request;
    const head = await this.logbook.locked(client, caseId);
    const before = await this.logbook.at(client, head);
    if (!maySee(before, who)) throw notFound();
    const now = this.logbook.nowOf(head, before);
    const { process } = before;
    const form = Object.hasOwn(process.forms, act) ? process.forms[act] : undefined;
    if (!form || act === OPEN) throw new ProblemError(404, 'unknown-act', `Ce dossier ne connaît pas d’acte « ${act.slice(0, 60)} ».`);
    if (act === ALARM_RELEASED && head.alarm === null) throw new ProblemError(409, 'no-alarm', 'Ce dossier n’a pas d’alerte à lever.');
    const checked = await checkOrganisations(this.directory, client, form, readForm(form, request.data));
    const { data, fields } = withStatement(separate(form, checked, caseId), request.statement, caseId);
    const occurredAt = readOccurredAt(process, act, request.occurredAt, now);

    const crossed = [...crossing(before, now, () => randomUUID(), now)];
    const standing = crossed.at(-1)?.position ?? before;
    const { by, recordedAs } = decidedBy(standing, act, who, request.by);
    const taken = await request.evidence?.take(client, { caseId, process, act, person: by.person ?? 'case' });
    const said: Fact = { id: randomUUID(), seq: standing.seq + 1, act, occurredAt, recordedAt: now, by, recordedAs, data, ...noted(taken) };
    const persons = async () =>
      personsFrom(await readPersonalFields(client, this.logbook.vault, caseId, Object.keys(process.access.reads) as DataClass[]));
    const fact = await find(client, this.logbook, process, standing, said, { written: checked, persons });
    const outcome = advance(standing, fact);
    const steps = crossed.map(({ step }) => step);
    const common = { caseId, before, headBefore: head, now, who, sandboxOffset: head.sandboxOffset };
    // what fell due is recorded whatever becomes of the act
    const onlyDue = async (refused: ProblemError) => {
      if (steps.length > 0) await this.logbook.record(client, afterCommit, { ...common, steps, position: standing, fields: [] });
      return { refused };
    };
    if ('refused' in outcome) return onlyDue(refusedProblem(outcome.refused, standing.seq));
    if (request.ifMatch !== undefined && request.ifMatch !== standing.seq)
      return onlyDue(await stale(client, caseId, request.ifMatch, standing, steps));
    await request.alongside?.(client, fact.seq);
    await taken?.keep(client, fact.seq);
    afterCommit(() => taken?.kept());
    return this.logbook.record(client, afterCommit, {
      ...common,
      steps: [...steps, outcome.step],
      position: outcome.position,
      fields,
      receipt,
    });
  }

  /**
   * Records the deadlines that are due, if any still are: what the workflow's timer asks for.
   * @param firedAt the workflow's clock; a sandbox case's own clock is moved on to it, any other ignores it
   */
  async recordDue(caseId: string, firedAt?: Instant): Promise<Head> {
    return this.logbook.transaction(async (client, afterCommit) => {
      const head = await this.logbook.locked(client, caseId);
      const before = await this.logbook.at(client, head);
      const now = head.sandboxOffset !== null && firedAt !== undefined && firedAt > head.now ? firedAt : this.logbook.nowOf(head, before);
      const crossed = [...crossing(before, now, () => randomUUID(), now)];
      const position = crossed.at(-1)?.position;
      if (!position) return head;
      const sandboxOffset = head.sandboxOffset === null ? null : head.sandboxOffset + (epoch(now) - epoch(instant(head.now)));
      const { head: after } = await this.logbook.record(client, afterCommit, {
        caseId,
        before,
        headBefore: head,
        now,
        steps: crossed.map(({ step }) => step),
        position,
        fields: [],
        sandboxOffset,
      });
      return after;
    });
  }

  /** Moves a sandbox case's clock on, and records what has fallen due by then. Throws 404, 409 `not-a-sandbox`, 400. */
  async moveClock(caseId: string, who: Asking, to: string): Promise<Decided> {
    const target = asInstant(to, 'now');
    await this.logbook.transaction(async (client, afterCommit) => {
      const head = await this.logbook.locked(client, caseId);
      const position = await this.logbook.at(client, head);
      if (!maySee(position, who)) throw notFound();
      if (actingRelations(position, who).length === 0) throw notYours('Votre rôle dans ce dossier ne permet pas de régler son horloge.');
      if (head.sandboxOffset === null) throw new ProblemError(409, 'not-a-sandbox', 'L’horloge d’un dossier réel ne se règle pas.');
      if (target < head.now) throw fieldProblem('now', 'clock-goes-back', 'L’horloge d’un bac à sable n’avance que vers l’avant.');
      // in the calendar's last year no delay could be counted any more: a clock there would leave a case on which nothing can be decided
      if (Number(target.slice(0, 4)) >= LAST_YEAR) throw beyondTheCalendar();
      for (const _ of crossing(position, target));
      const offset = head.sandboxOffset + (epoch(target) - epoch(instant(head.now)));
      await client.query('UPDATE cases SET sandbox_offset_ms = $2, updated_at = clock_timestamp() WHERE id = $1', [caseId, offset]);
      afterCommit(() => this.logbook.follower.clockMoved({ head }));
    });
    await this.recordDue(caseId);
    return this.read(caseId, who);
  }

  /** Where a case stands, for somebody who may see it. Records nothing. Throws 404, 503. */
  async read(caseId: string, who: Asking): Promise<Decided> {
    const decided = await this.standing(caseId);
    if (!maySee(decided.position, who)) throw notFound();
    return decided;
  }

  /** Where a case stands, for the program itself. */
  standing(caseId: string): Promise<Decided> {
    return this.logbook.standing(caseId);
  }

  private receiptFor({ who, key, data, occurredAt }: OpenRequest | ActRequest, what: Json): ReceiptDue | undefined {
    return this.receipts.due(who, key, { what, data: (data ?? null) as Json, occurredAt: occurredAt ?? null });
  }

  private sandboxOffset(sandbox: OpenRequest['sandbox'], serverNow: string): number | null {
    if (sandbox === undefined) return null;
    if (this.mode === 'production') throw fieldProblem('sandbox', 'no-sandbox', 'Un dossier d’essai ne s’ouvre pas en production.');
    return sandbox.now === undefined ? 0 : epoch(asInstant(sandbox.now, 'sandbox.now')) - epoch(instant(serverNow));
  }
}

/** What a repeated request must name again; a request without files is told apart by what it always was. */
const asked = ({ evidence }: OpenRequest | ActRequest): Json[] => (evidence && evidence.ids.length > 0 ? [[...evidence.ids]] : []);

const noted = (taken: Taken | undefined): Pick<Fact, 'attachments'> =>
  taken && taken.notes.length > 0 ? { attachments: taken.notes } : {};

const beyondTheCalendar = (): CalendarError =>
  new CalendarError(
    'outside-calendar',
    `L’horloge d’un bac à sable s’arrête avant ${LAST_YEAR}, dernière année du calendrier légal : choisissez une date plus proche.`,
  );
