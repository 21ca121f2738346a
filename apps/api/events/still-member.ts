import type { Who, WhoActs } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import type { Session, Sessions } from '../../../libs/session/index.js';

/** How often an open stream asks again whether its listener may still listen. */
export const MEMBER_CHECK_MS = 'MEMBER_CHECK_MS';

/**
 * Has this person still the same part in their organisation? Other roles are another listener: the page opens the stream again.
 * A session that has ended takes its streams along; listening is no activity and does not put off its end.
 * A directory that can't be asked answers nothing: the stream goes on until it can, or until token or session expire.
 */
export async function isStill(
  { whoActs, sessions }: { readonly whoActs: WhoActs; readonly sessions: Sessions },
  who: Who,
  session: Session | null,
): Promise<boolean> {
  try {
    if (session && !(await sessions.isOpen(session.id))) return false;
    const now = await whoActs.as(who.subject, who.organisation.id);
    return same(now.organisation.roles, who.organisation.roles);
  } catch (failure) {
    return !(failure instanceof ProblemError && failure.status === 403);
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.length > 0 && a.every((one) => b.includes(one));
