import { fieldProblem } from '../../../libs/casework/index.js';
import type { Member } from '../../../libs/directory/index.js';
import { LANGUAGES, type Preferences, THEMES } from '../../../libs/preferences/index.js';
import { readMembers } from '../http/envelope.js';
import { oneOf } from '../http/query.js';

/** Throws 400, and names the field. Null and absent are the same: not chosen. */
export function readPreferences(body: unknown, member: Pick<Member, 'memberships'>): Preferences {
  const given = readMembers(body, { language: 'string', theme: 'string', organisation: 'string', tourSeen: 'any', letterKeys: 'any' });
  const { organisation } = given;
  if (organisation !== undefined && !member.memberships.some(({ organisationId }) => organisationId === organisation))
    throw fieldProblem('organisation', 'unknown-organisation', 'Choisissez une organisation à laquelle vous appartenez.');
  const preferences = {
    language: oneOf('language', given.language, LANGUAGES),
    theme: oneOf('theme', given.theme, THEMES),
    organisation,
    tourSeen: readFlag('tourSeen', given.tourSeen),
    letterKeys: readFlag('letterKeys', given.letterKeys),
  };
  return Object.fromEntries(Object.entries(preferences).filter(([, value]) => value !== undefined));
}

function readFlag(name: string, value: unknown): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw fieldProblem(name, 'boolean', `« ${name} » vaut true ou false.`);
}
