import { ALARM_RELEASED } from '../../../machines/kernel/index.js';
import type { Check } from '../check.js';
import { act, opens, qualification, type Tried } from './facts.js';
import { BODY, FUND, fund, KINDS, lead, leadIn, MEMBER, mediator, named, OTHER_BODY, PROVIDER, party, STRANGER } from './people.js';
import { type Broken, isRefused, passes } from './refused.js';
import { OPEN_SITUATIONS, path, refers, situationsOf } from './stories.js';

/** From the referral to the end: who orders, in what order, and what ends the mediation. */

const order = (by = lead(FUND), on = '2019-10-10') => act('issueOrder', on, {}, by);
const start = (on: string, by = mediator()) => act('startMediation', on, {}, by);

/** What happens in a mediation, each with its own end. */
const WITHIN: readonly (readonly [name: string, data: Tried['data'], end: string])[] = [
  ['recordSession', {}, 'inMediation'],
  ['recordOutcome', { outcome: 'RELATION_RESTORED' }, 'relationRestored'],
  ['recordOutcome', { outcome: 'RELATION_ADAPTED' }, 'relationAdapted'],
  ['recordOutcome', { outcome: 'DIALOGUE_BROKEN' }, 'dialogueBroken'],
  ['closeWithoutOutcome', { reason: 'PARTY_LEFT' }, 'closedWithoutOutcome'],
];

export const ORDER_BROKEN: readonly Broken[] = [
  ...KINDS.flatMap((kind): Broken[] => {
    const name = named(kind);
    const referred = path(name, 'referred');
    const [issuer, other] = kind.mode === 1 ? [FUND, BODY] : [BODY, FUND];
    return [
      {
        rule: `${name}: an order that is dated before the referral (R1-052, P1-G9)`,
        before: referred,
        // in mode 3 the other party has to know by then too
        act: order(lead(issuer), '2019-10-07'),
        refused: ['before-the-referral 2019-10-08', ...(kind.mode === 3 && kind.type !== 'D' ? ['other-party-not-informed p1'] : [])],
        cites: kind.mode === 3 && kind.type !== 'D' ? '' : 'R1-052',
      },
      {
        rule: `${name}: an order by another organisation than the one that conducts (R1-053, A-20)`,
        before: referred,
        act: order(lead(other)),
        refused: ['not-in-this-relation'],
        cites: 'R1-053',
      },
      {
        rule: `${name}: an order by the party that asks (R1-053)`,
        before: referred,
        act: act('issueOrder', '2019-10-10', {}, party(), 'lead'),
        refused: ['not-yours-to-decide'],
        cites: 'R1-053',
      },
      {
        rule: `${name}: a mediation that begins before the order (R1-052)`,
        before: path(name, 'ordered'),
        act: start('2019-10-09'),
        refused: ['before-the-order 2019-10-10'],
        cites: 'R1-052',
      },
      ...WITHIN.map(
        ([what, data, end]): Broken => ({
          rule: `${name}: ${what} → ${end}, dated before the mediation began (R1-036)`,
          before: path(name, 'inMediation'),
          act: act(what, '2019-10-13', data, mediator()),
          refused: ['before-the-mediation 2019-10-14'],
          cites: 'R1-036',
        }),
      ),
      {
        rule: `${name}: an outcome that the market does not know (R1-035, R1-036, A-26)`,
        before: path(name, 'inMediation'),
        act: act('recordOutcome', '2019-10-15', { outcome: 'PARTLY_RESTORED' }, mediator()),
        refused: ['outcome-not-one-of-three outcome'],
        cites: 'R1-036',
      },
      ...situationsOf(kind)
        .filter((situation) => kind.mode === 3 && situation !== 'draft' && OPEN_SITUATIONS.includes(situation))
        .map(
          (situation): Broken => ({
            rule: `${name} ${situation}: the employer takes back what the parties ask (R1-047, A-25)`,
            before: path(name, situation),
            act: act('withdraw', '2019-10-16', { reason: 'NO_LONGER_WANTED' }, lead(BODY)),
            refused: ['withdrawal-belongs-to-the-parties by.person'],
            cites: 'R1-047',
          }),
        ),
      ...situationsOf(kind)
        .filter((situation) => !OPEN_SITUATIONS.includes(situation))
        .map(
          (situation): Broken => ({
            rule: `${name} ${situation}: whoever would withdraw an ended case (R1-037, A-26)`,
            before: path(name, situation),
            act: act('withdraw', '2019-10-16', { reason: 'NO_LONGER_WANTED' }, lead(leadIn(kind.mode))),
            refused: ['case-ended'],
            cites: '',
          }),
        ),
    ];
  }),
];

const opened = [opens(FUND)];
const qualify = (by: Tried['by'], on = '2019-10-02') => act('qualify', on, qualification('A', 1), by);

/** What the kernel refuses in every process, asked here. */
export const KERNEL: readonly Broken[] = [
  {
    rule: 'an act that this situation does not know (P1)',
    before: opened,
    act: refers({ type: 'A', mode: 1 }),
    refused: ['not-in-this-situation'],
    cites: 'R1-002',
  },
  {
    rule: 'an act that is somebody else’s (P1)',
    before: opened,
    act: qualify(mediator()),
    refused: ['not-yours-to-decide'],
    cites: 'R1-024',
  },
  {
    rule: 'another organisation in this one’s place (P1)',
    before: opened,
    act: qualify(lead(STRANGER)),
    refused: ['not-in-this-relation'],
    cites: 'R1-024',
  },
  {
    rule: 'a fact of tomorrow (A-95)',
    before: opened,
    act: { ...qualify(lead(FUND), '2019-10-17'), learnt: '2019-10-16T10:00:00.000Z' },
    refused: ['in-the-future'],
    cites: 'A-95',
  },
  {
    rule: 'an ended case (R1-037)',
    before: path('A1', 'relationRestored'),
    act: act('withdraw', '2019-10-16', {}, lead(FUND)),
    refused: ['case-ended'],
    cites: 'R1-037',
  },
  {
    rule: 'an alarm released by somebody else (P1)',
    before: opened,
    act: act(ALARM_RELEASED, '2019-10-02', { finding: 'VERIFIED' }, fund()),
    refused: ['not-yours-to-decide'],
    cites: 'R1-002',
  },
];

export const orderChecks: readonly Check[] = [
  ...[...ORDER_BROKEN, ...KERNEL].map(isRefused),
  ...KINDS.flatMap((kind) => {
    const name = named(kind);
    return [
      passes(
        `${name}: an order on the very day of the referral (R1-052)`,
        kind.mode === 3 && kind.type !== 'D'
          ? [
              ...path(name, 'readyForReferral'),
              act('recordInformation', '2019-10-07', { recipient: 'PARTY', party: 'p1', medium: 'LETTER' }, lead(BODY)),
              refers(kind),
            ]
          : path(name, 'referred'),
        order(lead(leadIn(kind.mode)), '2019-10-08'),
        'ordered',
      ),
      passes(
        `${name}: a mediation that begins on the very day of the order (R1-052)`,
        path(name, 'ordered'),
        start('2019-10-10'),
        'inMediation',
      ),
      ...WITHIN.map(([what, data, end]) =>
        passes(
          `${name}: ${what} → ${end}, on the very day on which the mediation began (R1-036 to R1-039)`,
          path(name, 'inMediation'),
          act(what, '2019-10-14', data, mediator()),
          end,
        ),
      ),
      passes(
        `${name}: the member of the consortium that performs states the outcome (R1-017, P1-E14)`,
        path(name, 'inMediation'),
        act('recordOutcome', '2019-10-15', { outcome: 'DIALOGUE_BROKEN' }, mediator(MEMBER)),
        'dialogueBroken',
      ),
      // the services are optional at any time: no text says that a refusal must wait for the request to be qualified
      ...(['lead', 'mediator'] as const).map((as) =>
        passes(
          `${name}: a party’s refusal that is older than the qualification, recorded by the ${as} (R1-014, A-23, P1-E10)`,
          path(name, 'ordered'),
          act('partyDeclines', '2019-10-01', {}, party(), as),
          'partyDeclined',
        ),
      ),
    ];
  }),
  isRefused({
    rule: 'a mediation begun by a provider that was not addressed (R1-017)',
    before: path('A1', 'ordered'),
    act: start('2019-10-14', mediator(OTHER_BODY)),
    refused: ['not-in-this-relation'],
    cites: 'R1-017',
  }),
  isRefused({
    rule: 'a mediation begun by the provider itself, not by its mediator (R1-034)',
    before: path('A1', 'ordered'),
    act: start('2019-10-14', { relation: 'provider', organisation: PROVIDER }),
    refused: ['not-yours-to-decide'],
    cites: 'R1-034',
  }),
];
