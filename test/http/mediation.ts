import { type Mediation, PARTIES_OF, type Step } from '../../tools/demo/index.js';
import { FIRST } from '../harness/paths.js';
import type { Answer, Api } from './harness.js';

/** A mediation over HTTP, act by act, by the people of the demonstration. */

export { party, toEmployer, toFund, toParty } from '../../tools/demo/index.js';

export const FUND = 'fonds.gestionnaire';
export const MEDIATOR = 'mediatrice';
export const AUDITOR = 'auditrice';
export const EMPLOYER = 'caisse-a.gestionnaire';
export const STRANGER = 'fonds2.gestionnaire';

export const OPENING = { data: FIRST.opening.data };
export const PARTIES = PARTIES_OF.TYPE_A;
export const QUALIFICATION = (FIRST.steps[0] as Step).data;

export async function open(api: Api, more: object = {}): Promise<string> {
  return accepted(await api.post(FUND, '/v1/mediation-referrals', { ...OPENING, ...more }), 201).body.id as string;
}

export const act = (
  api: Api,
  login: string,
  id: string,
  name: string,
  data: object = {},
  more: object = {},
  headers?: Record<string, string>,
) => api.post(login, `/v1/cases/${id}/actions/${name}`, { data, ...more }, headers);

/** Brings one step in; what is given beside it takes its place. */
export const bring = (api: Api, id: string, { act: name, as, data, by }: Step, more: object = {}) =>
  act(api, as, id, name, data, { ...(by ? { by } : {}), ...more });

/** A case in that situation, when a path is played as far as the first time it gets there. */
export async function caseIn(api: Api, situation: string, { opening, steps }: Mediation = FIRST): Promise<string> {
  const { body } = accepted(await api.post(opening.as, '/v1/mediation-referrals', { data: opening.data }), 201);
  let standing: string = body.situation.id;
  for (const step of steps) {
    if (standing === situation) return body.id;
    standing = accepted(await bring(api, body.id, step)).body.situation.id;
  }
  if (standing !== situation) throw new Error(`led to ${standing} instead of ${situation}`);
  return body.id;
}

export function accepted(answer: Answer, status = 200): Answer {
  if (answer.status !== status) throw new Error(`wanted ${status}, got ${answer.status}: ${answer.text}`);
  return answer;
}
