import { type Instant, type LegalDate, startOf } from '../../../machines/calendar/index.js';
import {
  type Act,
  answerOn,
  defaultSettings,
  type Fact,
  lookingAmong,
  type Process,
  play,
  type Told,
} from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { act, express, opens } from './facts.js';

/** What other processes ask an agreement: does it cover this instant? */

function told(process: Process, acts: readonly Act[]): Told {
  const log = play(process, acts).steps.flatMap((step) => (step.accepted ? [step.fact] : [])) as readonly Fact[];
  return { process, settings: defaultSettings(process), log };
}
const asked = (process: Process, acts: readonly Act[], at: string) =>
  answerOn(told(process, acts), 'coverage', startOf(at as LegalDate | Instant));

const covers = (state: string, lastDay: string, final: boolean, firstDay = '2019-03-28') => ({ state, firstDay, lastDay, final });
const declined = [opens(), act('declineRenewal', '2021-01-11')];

/** situation of the asked agreement, when, its answer */
const ASKED: readonly (readonly [rule: string, acts: readonly Act[], at: string, answer: unknown])[] = [
  ['before it was concluded there is none (R1-018)', [opens()], '2019-03-19', null],
  ['concluded, not yet in force (R1-018)', [opens()], '2019-03-27T22:59:59.999Z', covers('notYet', '2020-03-27', false)],
  ['from the first instant of its first day (R1-018)', [opens()], '2019-03-27T23:00:00.000Z', covers('inForce', '2020-03-27', false)],
  ['after its effect, before the circular (A-33, P2-E3)', [opens()], '2019-04-10', covers('inForce', '2020-03-27', false)],
  ['in the last instant of a term (A-01)', [opens()], '2020-03-27T22:59:59.999Z', covers('inForce', '2020-03-27', false)],
  ['the day after, renewed (R1-019)', [opens()], '2020-03-28', covers('inForce', '2021-03-27', false)],
  ['in its last term no renewal can follow (R1-019, R1-020)', [opens()], '2022-03-28', covers('inForce', '2023-03-27', true)],
  ['in the last instant of its last day (R1-020, A-27)', [opens()], '2023-03-27T21:59:59.999Z', covers('inForce', '2023-03-27', true)],
  ['at 24:00 of its last day (R1-020, A-27)', [opens()], '2023-03-27T22:00:00.000Z', covers('ended', '2023-03-27', true)],
  ['before it was declined (A-28)', declined, '2021-01-10', covers('inForce', '2021-03-27', false)],
  ['once declined (A-28, P2-E2)', declined, '2021-01-12', covers('inForce', '2021-03-27', true)],
  ['not renewed (P2-E2)', declined, '2021-03-28', covers('ended', '2021-03-27', true)],
  ['express, undecided: a renewal can still follow (A-28)', [express()], '2020-03-27', covers('inForce', '2020-03-27', false)],
  [
    'ended early: its last day is that of the decision (A-27)',
    [opens(), act('end', '2019-11-04T10:00:00.000Z', { reason: 'HOLDER_FAILED' })],
    '2019-11-04T10:00:00.000Z',
    covers('ended', '2019-11-04', true),
  ],
  [
    'the instant before it was ended (A-27)',
    [opens(), act('end', '2019-11-04T10:00:00.000Z', { reason: 'HOLDER_FAILED' })],
    '2019-11-04T09:59:59.999Z',
    covers('inForce', '2020-03-27', false),
  ],
];

export const coverageChecks: readonly Check[] = [
  ...ASKED.map(
    ([rule, acts, at, answer]): Check => ({
      name: `coverage: ${rule}`,
      run: (process) => differs(`on ${at}`, asked(process, acts, at), answer),
    }),
  ),
  {
    name: 'it is found under its market’s reference, as long as its log is kept (R1-002)',
    run: (process) => {
      const looking = lookingAmong([{ id: 'a1', ...told(process, [opens()]) }]);
      const rule = { of: 'anotherCase', label: '', source: process.source, acts: [], process: 'agreement', asks: 'coverage' } as const;
      const found = ['market:18 AC 27', 'market:18 AC 28'].map(
        (key) =>
          looking({ ...rule, key: () => key }, undefined, {
            ...act('ask', '2023-06-01'),
            id: '',
            seq: 1,
            type: 'ask',
            recordedAt: '' as Instant,
          })?.answer,
      );
      return differs('found', found, [covers('ended', '2023-03-27', true), null]);
    },
  },
];
