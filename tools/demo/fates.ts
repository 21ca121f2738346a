import type { Chance } from './chance.js';
import { byParty, type DisputeType, type ReferralMode, refusalBy, SIGNATORY, type Step } from './paths.js';

/** How the mediations of a year go: most to an outcome, some to another end, some nowhere. */
const FATES = {
  outcome: 62,
  inadmissible: 4,
  partyDeclines: 6,
  withdrawn: 7,
  withoutOutcome: 5,
  forgotten: 16,
  fundRefuses: 0,
  employerRefuses: 0,
} as const;
export type Fate = keyof typeof FATES;

/** A fund refuses in type C, an employer in mode 3. */
export const fateOf = (type: DisputeType, mode: ReferralMode, chance: Chance): Fate =>
  chance.weighted<Fate>({ ...FATES, fundRefuses: type === 'TYPE_C' ? 16 : 0, employerRefuses: mode === 'PARTIES' ? 14 : 0 });

/** The steps as that fate lets them be. */
export function stepsOf(steps: readonly Step[], fate: Fate, chance: Chance): readonly Step[] {
  const as = steps[0]?.as ?? '';
  const placeOf = (act: string) => steps.findIndex((step) => step.act === act);
  // in mode 3 the request is the parties' alone
  const whoWithdraws = steps[0]?.data.mode === 'PARTIES' ? { by: byParty('p2', 'EMAIL') } : {};
  const somewhere = () => steps.slice(0, chance.between(1, placeOf('startMediation')));
  switch (fate) {
    case 'outcome':
      return steps;
    case 'inadmissible':
      return [{ act: 'declareInadmissible', as, data: { reason: 'OUTSIDE_GENERAL_SCHEME' } }];
    case 'partyDeclines':
      return [...somewhere(), { act: 'partyDeclines', as, data: {}, by: byParty('p2', 'SIGNED_LETTER') }];
    case 'withdrawn':
      return [
        ...somewhere(),
        { act: 'withdraw', as, data: { reason: chance.pick(['SETTLED_OTHERWISE', 'NO_LONGER_WANTED']) }, ...whoWithdraws },
      ];
    case 'withoutOutcome':
      return [...steps.slice(0, -1), { act: 'closeWithoutOutcome', as: steps.at(-1)?.as ?? as, data: { reason: 'PARTY_LEFT' } }];
    case 'forgotten':
      return somewhere();
    case 'fundRefuses':
      return refusedAt(steps, placeOf('fundApproves'), fate, {});
    case 'employerRefuses':
      return refusedAt(steps, placeOf('employerAgrees'), fate, refusalBy(SIGNATORY));
  }
}

const refusedAt = (steps: readonly Step[], place: number, act: string, data: Step['data']): readonly Step[] => [
  ...steps.slice(0, place),
  { act, as: steps[place]?.as ?? '', data },
];
