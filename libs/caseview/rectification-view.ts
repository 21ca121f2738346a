import { type Act, type Difference, effective, type Position, type Process } from '../../machines/kernel/index.js';
import { type FactBody, factOf, type PersonalField } from '../casework/index.js';
import type { Proposal } from '../rectification/index.js';
import { Corrections, HOW, type How, reasonView } from './corrections-view.js';
import { actLabel, french } from './deadline-view.js';
import { type NameOf, named, relationView } from './names.js';
import { refusalView } from './source-view.js';
import { situationBrief, type Veil, veiledRefusal } from './veil.js';

interface Reader {
  readonly position: Position;
  readonly nameOf: NameOf;
  readonly veil: Veil;
}

/** What a correction would change, as its reader may learn it. */
export function differenceView(shown: Difference, { position, nameOf, veil }: Reader) {
  const { process } = position;
  const briefOf = (id: string | null) => (id === null ? null : situationBrief(process, id, veil));
  const fact = ({ seq, act, deadline: name }: { readonly seq: number; readonly act: string; readonly deadline?: string }) => ({
    seq,
    act,
    label: actLabel(process, act, { name }),
  });
  const seen = ({ act }: { readonly act: string }) => !veil.act(act);
  return {
    stands: shown.stands && { before: briefOf(shown.stands.before), after: briefOf(shown.stands.after) },
    situations: shown.situations.map((one) => ({ ...fact(one), before: briefOf(one.before), after: briefOf(one.after) })),
    deadlines: shown.deadlines.map(({ name, label, before, after, reached }) => ({
      name,
      label,
      before: momentView(before),
      after: momentView(after),
      reached,
    })),
    effects: {
      anew: shown.effects.anew
        .filter(seen)
        .map(({ type, kind, again, ...one }) => ({ ...fact(one), ...effectView(process, type, kind), again })),
      past: shown.effects.past.filter(seen).map(({ type, kind, ...one }) => ({ ...fact(one), ...effectView(process, type, kind) })),
    },
    relations: {
      gained: shown.relations.gained.map((held) => heldView(process, held, nameOf)),
      lost: shown.relations.lost.map((held) => heldView(process, held, nameOf)),
    },
    unlawful: shown.unlawful.map((one) => ({
      ...fact(one),
      refusals: seen(one) ? one.refusals.map((refusal) => refusalView(veiledRefusal(refusal, position, veil), nameOf)) : [],
    })),
  };
}

export type DifferenceView = ReturnType<typeof differenceView>;

const momentView = (due: string | null) => (due === null ? null : { due, french: french(due) });
const effectView = (process: Process, type: string, kind: string) => ({ type, kind, title: process.documents[kind]?.title ?? null });
const heldView = (process: Process, { relation, id }: Difference['relations']['gained'][number], nameOf: NameOf) => ({
  ...relationView(process, relation),
  ...named(/^p\d+$/.test(id) ? 'party' : 'organisation', id, nameOf),
});

const STATES = {
  open: 'À approuver',
  approved: 'Approuvée',
  rejected: 'Rejetée',
  withdrawn: 'Retirée',
  stale: 'Dépassée',
} as const satisfies Record<Proposal['state'], string>;

interface ProposalParts extends Reader {
  readonly log: readonly FactBody[];
  /** the case's, and those that the proposals would seal */
  readonly fields: readonly PersonalField[];
  readonly accounts: ReadonlyMap<string, string>;
  readonly account: string;
}

/** A proposal, with what stands there and what would. */
export function proposalView(proposal: Proposal, mayDecide: boolean, { log, fields, accounts, account, ...reader }: ProposalParts) {
  const { position, veil, nameOf } = reader;
  const { replaces, correction, state, reason, proposer, organisation, decidedBy, difference: shown } = proposal;
  const corrections = new Corrections(log, position.process, veil);
  const byId = new Map(fields.map((field) => [field.id, field]));
  const inserts = correction.inserts as Partial<Act> | undefined;
  const standing = effective(log.map(factOf)).find(({ fact }) => fact.seq === replaces)?.fact;
  const recorded = log.find(({ seq }) => seq === replaces);
  const act = inserts?.act ?? recorded?.act ?? '';
  const isHidden = veil.act(act);
  const after = inserts ?? ((correction.by ?? undefined) as Partial<Act> | undefined);
  const how: How = inserts ? 'inserted' : after ? 'replaced' : 'removed';
  const saidOf = (said: Partial<Act> | undefined) => (said && !isHidden ? corrections.saidOf(said, byId, nameOf) : null);
  return {
    id: proposal.id,
    seq: proposal.seq,
    state,
    stateLabel: STATES[state],
    how,
    howLabel: HOW[how],
    corrects: { seq: replaces, act, label: actLabel(position.process, act) },
    before: state === 'open' ? saidOf(standing) : null,
    after: saidOf(after),
    reason: reasonView(reason),
    organisation: named('organisation', organisation, nameOf),
    relation: relationView(position.process, proposal.relation),
    ...(accounts.has(proposer) ? { proposedBy: accounts.get(proposer) } : {}),
    madeAt: proposal.madeAt,
    ...(decidedBy !== null && accounts.has(decidedBy) ? { decidedBy: accounts.get(decidedBy) } : {}),
    decidedAt: proposal.decidedAt,
    setAside: proposal.setAside,
    recordedSeq: proposal.recordedSeq,
    difference: differenceView(shown, reader),
    mayApprove: mayDecide,
    mayWithdraw: state === 'open' && proposer === account,
  };
}

export type ProposalView = ReturnType<typeof proposalView>;
