import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import {
  canonical,
  changesNothing,
  type Data,
  type Difference,
  difference,
  type Fact,
  follow,
  type Json,
  RECTIFIED,
} from '../../machines/kernel/index.js';
import {
  type Asking,
  type Decided,
  Hearing,
  Logbook,
  notFound,
  type PersonalField,
  type Receipt,
  type ReceiptDue,
  Receipts,
  readHead,
  refusedProblem,
} from '../casework/index.js';
import { Directory } from '../directory/index.js';
import type { AfterCommit } from '../persistence/index.js';
import { ProblemError } from '../problem/index.js';
import type { ClearField } from '../vault/index.js';
import { type Asked, readAsked } from './asked.js';
import { findAnew } from './found-anew.js';
import type { Answered, Proposal, Settled, Wanted } from './model.js';
import { alreadyProposed, noSuchProposal, settled, stale, unlawful } from './problems.js';
import { adoptFields, isOpen, keepProposal, keepReplaced, proposal, proposalsOf, sealedIn, settle } from './proposals.js';
import { replacedIn } from './replaced.js';
import { decidingRelation, maySeeProposal, secondPerson } from './rights.js';
import { type Scene, sceneOf } from './scene.js';

/**
 * Corrections. What changes nothing that anybody acts upon is corrected by one person; everything else is proposed with its
 * difference, and recorded when a second person approves it. Each is one transaction that locks the case's head.
 */
@Injectable()
export class Rectifying {
  constructor(
    @Inject(Logbook) private readonly logbook: Logbook,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Hearing) private readonly hearing: Hearing,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** What a correction would change. Records nothing. Throws 400, 403, 404, 409 `not-correctable`. */
  async rehearse(caseId: string, who: Asking, wanted: Wanted): Promise<Answered> {
    return this.logbook.transaction(async (client) => {
      const head = await readHead(client, caseId);
      if (!head) throw notFound();
      const scene = await sceneOf({ client, logbook: this.logbook, directory: this.directory, who }, head);
      const asked = await readAsked(scene, wanted);
      const { shown } = await this.prepared(scene, asked, inClear(asked.fields));
      return { shown, atOnce: changesNothing(shown) };
    });
  }

  /**
   * Corrects at once or proposes. Throws as `rehearse`, 409 `proposal-open`, 422 (key reused).
   * @param key `Idempotency-Key`
   */
  async ask(caseId: string, who: Asking, wanted: Wanted, key?: string): Promise<Answered> {
    // what is absent is not said
    const said = JSON.parse(JSON.stringify(wanted)) as Json;
    const receipt = this.receipts.due(who, key, { corrects: caseId, wanted: said });
    const again = async (found: Receipt): Promise<Answered> =>
      found.proposalId === null ? { applied: await this.receipts.standing(found, who) } : this.before(found);
    return this.receipts.answered(receipt, again, () => this.asked(caseId, who, wanted, receipt));
  }

  private asked(caseId: string, who: Asking, wanted: Wanted, receipt: ReceiptDue | undefined): Promise<Answered> {
    return this.locked(caseId, who, async (scene, afterCommit): Promise<Answered> => {
      const asked = await readAsked(scene, wanted);
      if (asked.replaces !== null && (await isOpen(scene.client, caseId, asked.replaces))) throw alreadyProposed();
      const { fact, shown } = await this.prepared(scene, asked, inClear(asked.fields));
      if (changesNothing(shown)) return { applied: await this.record(scene, afterCommit, fact, asked.fields, receipt) };
      await this.recordDue(scene, afterCommit);
      const { correction, replaces, reason, relation } = asked;
      const made = {
        id: randomUUID(),
        caseId,
        seq: scene.position.seq,
        replaces,
        correction,
        reason,
        proposer: who.accountId,
        organisation: who.organisation.id,
        relation,
        difference: shown,
      };
      const proposed = await keepProposal(scene.client, made, await this.logbook.vault.seal(caseId, asked.fields));
      await this.receipts.keep(scene.client, receipt, { caseId, seq: scene.head.seq, proposalId: proposed.id });
      return { proposed, repeated: false };
    });
  }

  /** The proposals of a case that are this person's to see, and the values that they would seal. */
  async proposals(caseId: string, who: Asking) {
    return this.logbook.transaction(async (client) => {
      const head = await readHead(client, caseId);
      if (!head) throw notFound();
      const { position } = await sceneOf({ client, logbook: this.logbook, directory: this.directory, who }, head);
      const seen = (await proposalsOf(client, caseId)).filter((one) => maySeeProposal(position, one, who));
      const rows = await sealedIn(
        client,
        seen.map(({ id }) => id),
      );
      return { proposals: seen, fields: await this.logbook.vault.open(caseId, rows), mayDecide: (one: Proposal) => mayDecide(one) };

      function mayDecide(one: Proposal): boolean {
        return one.state === 'open' && one.proposer !== who.accountId && decidingRelation(position, one, who) !== undefined;
      }
    });
  }

  /**
   * A second person's approval: the correction is recorded. Facts that the corrected case would refuse are set aside when the
   * approval names exactly these. Throws 403 `own-proposal`, `substitute-of-proposer`, 404, 409 `proposal-settled`,
   * `proposal-stale`, `unlawful-after-correction`, 422 (key reused).
   */
  async approve(caseId: string, id: string, who: Asking, acknowledges: readonly number[], key?: string): Promise<Decided> {
    const receipt = this.receipts.due(who, key, { approves: id, of: caseId, acknowledges: [...acknowledges] });
    return this.receipts.answered(receipt, this.receipts.standing, () => this.approved(caseId, id, who, acknowledges, receipt));
  }

  private async approved(
    caseId: string,
    id: string,
    who: Asking,
    acknowledges: readonly number[],
    receipt: ReceiptDue | undefined,
  ): Promise<Decided> {
    const answer = await this.locked(caseId, who, async (scene, afterCommit): Promise<Decided | { refused: ProblemError }> => {
      const { client } = scene;
      const open = await this.openProposal(scene, id);
      const relation = await secondPerson(client, scene.position, open, who);
      const { fact, shown } = await this.prepared(scene, { ...open, relation }, await this.addedBy(client, open));
      if (!asksTheSame(shown, open.difference)) {
        await this.recordDue(scene, afterCommit);
        await settle(client, id, { state: 'stale', by: who.accountId });
        return { refused: stale(shown) };
      }
      const places = shown.unlawful.map(({ seq }) => seq);
      if (canonical([...places].sort(byNumber)) !== canonical([...new Set(acknowledges)].sort(byNumber))) throw unlawful(shown);
      const said = { ...fact.data, setAside: places, proposal: open.id, proposedBy: open.proposer, proposedFor: open.organisation };
      await adoptFields(client, open);
      const decided = await this.record(scene, afterCommit, { ...fact, data: said }, [], receipt);
      await settle(client, id, { state: 'approved', by: who.accountId, setAside: places, recordedSeq: fact.seq });
      return decided;
    });
    if ('refused' in answer) throw answer.refused;
    // it may rest on another case now, which has told the others already
    return (await this.hearing.catchUp(caseId)) ?? answer;
  }

  /** Throws as `approve`. */
  async reject(caseId: string, id: string, who: Asking, key?: string): Promise<Settled> {
    return this.settled(caseId, id, who, this.receipts.due(who, key, { rejects: id, of: caseId }), async (scene, open) => {
      await secondPerson(scene.client, scene.position, open, who);
      return settle(scene.client, id, { state: 'rejected', by: who.accountId });
    });
  }

  /** By whoever made it. Throws 404, 409 `proposal-settled`, 422 (key reused). */
  async withdraw(caseId: string, id: string, who: Asking, key?: string): Promise<Settled> {
    return this.settled(caseId, id, who, this.receipts.due(who, key, { withdraws: id, of: caseId }), async (scene, open) => {
      if (open.proposer !== who.accountId) throw noSuchProposal();
      return settle(scene.client, id, { state: 'withdrawn', by: who.accountId });
    });
  }

  private settled(
    caseId: string,
    id: string,
    who: Asking,
    receipt: ReceiptDue | undefined,
    work: (scene: Scene, open: Proposal) => Promise<Proposal>,
  ): Promise<Settled> {
    return this.receipts.answered<Settled>(receipt, this.before, () =>
      this.locked(caseId, who, async (scene) => {
        const proposed = await work(scene, await this.openProposal(scene, id));
        await this.receipts.keep(scene.client, receipt, { caseId, seq: scene.head.seq, proposalId: id });
        return { proposed, repeated: false };
      }),
    );
  }

  /** The proposal of a receipt as it stands now; whether its reader may see it is asked where it is shown. */
  private readonly before = async ({ caseId, proposalId }: Receipt): Promise<Settled> => {
    const proposed = proposalId === null ? undefined : await proposal(this.logbook.pool, caseId, proposalId);
    if (!proposed) throw noSuchProposal();
    return { proposed, repeated: true };
  };

  private locked<T>(caseId: string, who: Asking, work: (scene: Scene, afterCommit: AfterCommit) => Promise<T>): Promise<T> {
    return this.logbook.transaction(async (client, afterCommit) => {
      const head = await this.logbook.locked(client, caseId);
      return work(await sceneOf({ client, logbook: this.logbook, directory: this.directory, who }, head), afterCommit);
    });
  }

  private async openProposal({ client, caseId, position, who }: Scene, id: string): Promise<Proposal> {
    const found = await proposal(client, caseId, id);
    if (!found || !maySeeProposal(position, found, who)) throw noSuchProposal();
    if (found.state !== 'open') throw settled();
    return found;
  }

  private async addedBy(client: PoolClient, { id, caseId }: Proposal): Promise<readonly PersonalField[]> {
    return this.logbook.vault.open(caseId, await sealedIn(client, [id]));
  }

  /** The `RECTIFIED` in its place, with what it finds anew, and what it would change. */
  private async prepared(
    scene: Scene,
    { correction, reason, relation }: Pick<Asked, 'correction' | 'reason' | 'relation'>,
    added: readonly PersonalField[],
  ): Promise<{ fact: Fact; shown: Difference }> {
    const { position, now, who, log } = scene;
    const { process, settings } = position;
    const data: Data = { ...correction, setAside: [], reason };
    const by = { relation, organisation: who.organisation.id };
    const said: Fact = { id: randomUUID(), seq: position.seq + 1, act: RECTIFIED, occurredAt: now, recordedAt: now, by, data };
    const findings = await findAnew(scene, said, added);
    const fact = findings ? { ...said, findings } : said;
    return { fact, shown: difference({ process, settings, log }, fact) };
  }

  private async record(
    scene: Scene,
    afterCommit: AfterCommit,
    fact: Fact,
    fields: readonly ClearField[],
    receipt: ReceiptDue | undefined,
  ): Promise<Decided> {
    const { client, caseId, head, before, due, position, now, who, log } = scene;
    const outcome = follow(position.process, position, fact, position.settings, log);
    if ('refused' in outcome) throw refusedProblem(outcome.refused, position.seq);
    const decided = await this.logbook.record(client, afterCommit, {
      caseId,
      before,
      headBefore: head,
      now,
      who,
      steps: [...due, outcome.step],
      position: outcome.position,
      fields,
      sandboxOffset: head.sandboxOffset,
      receipt,
    });
    await keepReplaced(client, caseId, [...replacedIn([...log, fact])]);
    return decided;
  }

  /** What fell due is recorded whatever becomes of the correction. */
  private async recordDue({ client, caseId, head, before, due, position, now }: Scene, afterCommit: AfterCommit): Promise<void> {
    if (due.length === 0) return;
    const { sandboxOffset } = head;
    await this.logbook.record(client, afterCommit, {
      caseId,
      before,
      headBefore: head,
      now,
      steps: due,
      position,
      fields: [],
      sandboxOffset,
    });
  }
}

const byNumber = (a: number, b: number): number => a - b;

const inClear = (fields: readonly ClearField[]): readonly PersonalField[] =>
  fields.map(({ id, person, name, dataClass, value }) => ({ id, person, name, dataClass, value }));

/** Whether a reminder has gone out meanwhile is no other question. */
function asksTheSame(now: Difference, then: Difference): boolean {
  const asked = ({ deadlines, ...rest }: Difference) =>
    canonical({ ...rest, deadlines: deadlines.map(({ name, before, after }) => ({ name, before, after })) } as unknown as Json);
  return asked(now) === asked(then);
}
