import { fieldProblem } from '../../../libs/casework/index.js';
import type { Member } from '../../../libs/directory/index.js';
import { LANGUAGES, type Preferences, THEMES } from '../../../libs/preferences/index.js';
import { readMembers } from '../http/envelope.js';
import { oneOf } from '../http/query.js';

/** Throws 400, and names the field. Null and absent are the same: not chosen. */
export function readPreferences(body: unknown, member: Pick<Member, 'memberships'>): Preferences {
  const given = readMembers(body, {
    language: 'string',
    theme: 'string',
    organisation: 'string',
    tourSeen: 'boolean',
    letterKeys: 'boolean',
  });
  const { organisation, tourSeen, letterKeys } = given;
  if (organisation !== undefined && !member.memberships.some(({ organisationId }) => organisationId === organisation))
    throw fieldProblem('organisation', 'unknown-organisation', 'Choisissez une organisation à laquelle vous appartenez.');
  const preferences = {
    language: oneOf('language', given.language, LANGUAGES),
    theme: oneOf('theme', given.theme, THEMES),
    organisation,
    tourSeen,
    letterKeys,
  };
  return Object.fromEntries(Object.entries(preferences).filter(([, value]) => value !== undefined));
}
