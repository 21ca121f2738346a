import type { Directory } from '../../../libs/directory/index.js';
import type { Who } from '../../../libs/identity/index.js';

/** How often an open stream asks again whether its listener may still listen. */
export const MEMBER_CHECK_MS = 'MEMBER_CHECK_MS';

/**
 * Has this person still the same part in their organisation? Other roles are another listener: the page opens the stream again.
 * A directory that can't be asked answers nothing: the stream goes on until it can, or until the token expires.
 */
export async function isStill(directory: Directory, who: Who): Promise<boolean> {
  try {
    const member = await directory.memberOf(who.subject);
    const roles = member?.memberships.filter(({ organisationId }) => organisationId === who.organisation.id).map(({ role }) => role) ?? [];
    return member?.active === true && same(roles, who.organisation.roles);
  } catch {
    return true;
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.length > 0 && a.every((one) => b.includes(one));
