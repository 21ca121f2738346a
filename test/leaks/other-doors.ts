import { Statement } from '../../libs/invitations/statement.js';
import type { Data, FormClass } from '../../machines/kernel/index.js';
import { currentProcess } from '../../machines/registry.js';
import type { Mediation, Step } from '../../tools/demo/index.js';
import { FUND } from '../http/mediation.js';
import type { Answered, Planting } from './planting.js';

/** A step's form with planted values in place of every name. */
export const filledStep = (planting: Planting, { act, data }: Pick<Step, 'act' | 'data'>) =>
  planting.filled(currentProcess('mediation-referral')?.forms[act] as FormClass, data as Data);

/** The other ways in, each with values of its own: a one-time link, a correction, an import with lines that can't be read, drafts. */
export async function otherDoors(planting: Planting, { opening, steps }: Mediation): Promise<Readonly<Record<string, Answered>>> {
  const qualify = steps.find(({ act }) => act === 'qualify') as Step;
  const start = steps.find(({ act }) => act === 'startMediation') as Step;
  const opened = await planting.send('POST', '/v1/mediation-referrals', { data: opening.data });
  const at = `/v1/cases/${opened.body.id}`;
  for (const step of steps.slice(0, steps.indexOf(start)))
    await planting.send('POST', `${at}/actions/${step.act}`, { data: filledStep(planting, step) }, { as: step.as });

  const invited = await planting.send('POST', `${at}/invitations`, { relation: 'mediator', act: 'startMediation' });
  const { secret } = invited.body;
  const wrong = { secret: planting.next(), data: { mediatorName: planting.next() }, statement: { lastName: planting.next() } };
  const statement = planting.filled(Statement);
  const lines = [
    { key: '1', process: 'mediation-referral', facts: onPaper(opening, { ...qualify, data: filledStep(planting, qualify) }) },
    { key: planting.next(), process: planting.next(), facts: [{ act: planting.next(), occurredAt: planting.next() }] },
  ];
  const paper = [...lines.map((line) => JSON.stringify(line)), `{"key":"${planting.next()}"`, planting.next()].join('\n');
  return {
    invited,
    wrong: await planting.send('POST', '/v1/answers', wrong),
    answered: await planting.send('POST', '/v1/answers', { secret, data: filledStep(planting, start), statement }),
    corrected: await planting.send('POST', `${at}/rectifications`, { replaces: 2, reason: 'TYPO', data: filledStep(planting, qualify) }),
    explained: await planting.send('POST', `${at}/rectifications`, {
      replaces: 2,
      reason: planting.next(),
      data: filledStep(planting, qualify),
    }),
    drafted: await planting.send('PUT', `/v1/drafts/act:${opened.body.id}:qualify`, {
      content: { data: filledStep(planting, qualify), [planting.next()]: planting.next() },
    }),
    draftedNowhere: await planting.send('PUT', `/v1/drafts/${encodeURIComponent(planting.next())}`, { content: { x: planting.next() } }),
    imported: await planting.send('POST', '/v1/cases/import', paper, { as: FUND, headers: { 'Content-Type': 'application/x-ndjson' } }),
  };
}

const onPaper = (...steps: readonly Pick<Step, 'act' | 'data'>[]) =>
  steps.map(({ act, data }, index) => ({ act, data, occurredAt: `2026-06-0${index + 1}` }));
