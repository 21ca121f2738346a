import type { Decided } from '../../libs/casework/index.js';
import { currentProcess } from '../../machines/registry.js';
import type { World } from './world.js';

/** The first path of a mediation referral, for suites that need a case and not its details. */

const party = (lastName: string, employer: string) => ({
  lastName,
  firstName: 'Essai',
  function: 'OTHER_EXECUTIVE',
  employer,
  branch: 'maladie',
  personallyConcerned: true,
});

export const OPENING = { market: '18 AC 27', referringFund: 'fonds-maladie' } as const;
export const QUALIFICATION = {
  type: 'TYPE_A',
  mode: 'NATIONAL_FUND',
  matter: 'CONFLICT',
  context: 'DEGRADED',
  hierarchicalLink: false,
  harassmentAlleged: false,
  parties: [party('Fictif', 'caisse-a'), party('Imaginaire', 'caisse-a')],
} as const;

/** Act, data, and who brings it in. */
export const PATH = [
  ['qualify', QUALIFICATION, 'fonds.gestionnaire'],
  ['recordInformation', { recipient: 'EMPLOYER', employer: 'caisse-a', medium: 'LETTER' }, 'fonds.gestionnaire'],
  ['recordInformation', { recipient: 'PARTY', party: 'p1', medium: 'LETTER' }, 'fonds.gestionnaire'],
  ['recordInformation', { recipient: 'PARTY', party: 'p2', medium: 'EMAIL' }, 'fonds.gestionnaire'],
  ['refer', { provider: 'cabinet-mediation' }, 'fonds.gestionnaire'],
  ['issueOrder', {}, 'fonds.gestionnaire'],
  ['startMediation', { mediatorName: 'Personne Inventée' }, 'mediatrice'],
  ['recordSession', {}, 'mediatrice'],
  ['recordOutcome', { outcome: 'RELATION_ADAPTED' }, 'mediatrice'],
] as const;

export async function openCase(world: World, sandbox?: { now?: string }): Promise<string> {
  const process = currentProcess('mediation-referral');
  if (!process) throw new Error('no mediation referral');
  const { head } = await world.casework.open({ process, who: await world.who('fonds.gestionnaire'), data: OPENING, sandbox });
  return head.id;
}

/** Plays the path up to and including an act; all of it when none is named. */
export async function playTo(world: World, caseId: string, last: (typeof PATH)[number][0] = 'recordOutcome', count = 1): Promise<Decided> {
  let decided: Decided | undefined;
  let seen = 0;
  for (const [act, data, login] of PATH) {
    decided = await world.casework.act({ caseId, act, data, who: await world.who(login) });
    if (act === last) seen += 1;
    if (seen === count) return decided;
  }
  if (!decided) throw new Error('nothing was played');
  return decided;
}
