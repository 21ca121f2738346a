import type { Answer, Api } from './harness.js';

/** A mediation over HTTP, act by act, by the people of the demonstration. */

export const FUND = 'fonds.gestionnaire';
export const MEDIATOR = 'mediatrice';
export const AUDITOR = 'auditrice';
export const EMPLOYER = 'caisse-a.gestionnaire';
export const STRANGER = 'fonds2.gestionnaire';

export const OPENING = { data: { market: '18 AC 27', referringFund: 'fonds-maladie' } };
export const party = (lastName: string, firstName: string, more: object = {}) => ({
  lastName,
  firstName,
  function: 'DIRECTOR',
  employer: 'caisse-a',
  branch: 'maladie',
  personallyConcerned: true,
  ...more,
});
export const PARTIES = [party('Exemple', 'Alix'), party('Modèle', 'Noa', { function: 'OTHER_EXECUTIVE' })];
export const QUALIFICATION = {
  type: 'TYPE_A',
  mode: 'NATIONAL_FUND',
  matter: 'CONFLICT',
  context: 'DEGRADED',
  hierarchicalLink: false,
  harassmentAlleged: false,
  parties: PARTIES,
};
export const toParty = (id: string, medium = 'LETTER') => ({ recipient: 'PARTY', party: id, medium });
export const toEmployer = (employer: string, medium = 'EMAIL') => ({ recipient: 'EMPLOYER', employer, medium });

type Step = readonly [login: string, act: string, data: object];
const STEPS: readonly Step[] = [
  [FUND, 'qualify', QUALIFICATION],
  [FUND, 'recordInformation', toEmployer('caisse-a')],
  [FUND, 'recordInformation', toParty('p1')],
  [FUND, 'recordInformation', toParty('p2')],
  [FUND, 'refer', { provider: 'cabinet-mediation' }],
  [FUND, 'issueOrder', {}],
  [MEDIATOR, 'startMediation', { mediatorName: 'Ange Concorde' }],
];
/** situation -> how many steps lead there */
const REACHED: Readonly<Record<string, number>> = {
  draft: 0,
  priorInformation: 1,
  readyForReferral: 4,
  referred: 5,
  ordered: 6,
  inMediation: 7,
};

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

/** A case in that situation. */
export async function caseIn(api: Api, situation: string): Promise<string> {
  const id = await open(api);
  for (const [login, name, data] of STEPS.slice(0, REACHED[situation])) accepted(await act(api, login, id, name, data));
  const { body } = await api.get(FUND, `/v1/cases/${id}`);
  if (body.situation.id !== situation) throw new Error(`led to ${body.situation.id} instead of ${situation}`);
  return id;
}

export function accepted(answer: Answer, status = 200): Answer {
  if (answer.status !== status) throw new Error(`wanted ${status}, got ${answer.status}: ${answer.text}`);
  return answer;
}
