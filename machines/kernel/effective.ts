import { type Act, type Data, type Fact, RECTIFIED } from './fact.js';

/**
 * The list to play once corrections are read: one log, one chain, and a correction is a fact like any other.
 * `RECTIFIED { replaces: seq, by: act | null }` puts another act in the place of one that stands earlier in the log,
 * or takes it out. The last correction of a place wins. The corrections themselves are not played.
 *
 * Deadlines of the original log are left out: a corrected date may move them, so `play` inserts them anew.
 */
export function effective(log: readonly Fact[]): readonly (Act | Fact)[] {
  const corrections = new Map<number, Act | undefined>();
  for (const fact of log) {
    if (fact.act !== RECTIFIED) continue;
    const replaces = Number(fact.data.replaces);
    const original = log.find((one) => one.seq === replaces && one.seq < fact.seq && one.act !== RECTIFIED);
    if (!original) throw new RangeError(`fact ${fact.seq} corrects ${replaces}, which does not stand before it`);
    corrections.set(
      replaces,
      fact.data.by === null ? undefined : corrected(original, fact.data.by as unknown as Partial<Act> & { data?: Data }),
    );
  }
  if (corrections.size === 0) return log;
  return log.flatMap((fact): Act[] => {
    if (fact.act === RECTIFIED || fact.act === 'DEADLINE_REACHED') return [];
    if (!corrections.has(fact.seq)) return [asAct(fact)];
    const act = corrections.get(fact.seq);
    return act ? [act] : [];
  });
}

function corrected(original: Fact, by: Partial<Act>): Act {
  const { act, occurredAt, by: decidedBy, recordedAs, data } = asAct(original);
  return { act, occurredAt: by.occurredAt ?? occurredAt, by: by.by ?? decidedBy, recordedAs, data: by.data ?? data };
}

const asAct = ({ act, occurredAt, by, recordedAs, data }: Fact): Act => ({ act, occurredAt, by, recordedAs, data });
