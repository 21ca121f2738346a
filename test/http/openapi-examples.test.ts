import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../apps/api/openapi/document.js';
import { currentProcess } from '../../machines/registry.js';
import { mediation } from '../../tools/demo/index.js';
import { Api } from './harness.js';
import { accepted, caseIn, EMPLOYER, FUND, MEDIATOR } from './mediation.js';

/** What the document prints can be sent as it stands, by the right person in the right situation. */

let api: Api;
beforeAll(async () => {
  api = await Api.start();
}, 60_000);
afterAll(() => api?.stop());

// biome-ignore lint/suspicious/noExplicitAny: a document is judged member by member
const { paths } = openApiDocument() as any;
const printed = (path: string) => paths[path].post.requestBody.content['application/json'].example;
const printedFor = (act: string) => printed(`/v1/cases/{id}/actions/${act}`);

const ONE = mediation('TYPE_A', 'NATIONAL_FUND');
const C = mediation('TYPE_C', 'NATIONAL_FUND');
const THREE = mediation('TYPE_A', 'PARTIES');
const SENT = [
  ['qualify', FUND, 'draft', ONE],
  ['declareInadmissible', FUND, 'draft', ONE],
  ['changeMode', FUND, 'priorInformation', ONE],
  ['recordConsultation', FUND, 'consultation', C],
  ['fundApproves', FUND, 'fundApproval', C],
  ['fundRefuses', FUND, 'fundApproval', C],
  ['employerAgrees', EMPLOYER, 'employerAgreement', THREE],
  ['employerRefuses', EMPLOYER, 'employerAgreement', THREE],
  ['recordInformation', FUND, 'priorInformation', ONE],
  ['refer', FUND, 'readyForReferral', ONE],
  ['issueOrder', FUND, 'referred', ONE],
  ['startMediation', MEDIATOR, 'ordered', ONE],
  ['recordSession', MEDIATOR, 'inMediation', ONE],
  ['recordOutcome', MEDIATOR, 'inMediation', ONE],
  ['closeWithoutOutcome', MEDIATOR, 'inMediation', ONE],
  ['partyDeclines', FUND, 'referred', ONE],
  ['withdraw', FUND, 'referred', ONE],
] as const;

describe('an example of the document, as printed', () => {
  it('opens a case', async () => {
    expect(accepted(await api.post(FUND, '/v1/mediation-referrals', printed('/v1/mediation-referrals')), 201).body.situation.id).toBe(
      'draft',
    );
  });

  it.each(SENT)('%s', async (act, login, situation, path) => {
    const id = await caseIn(api, situation, path);
    accepted(await api.post(login, `/v1/cases/${id}/actions/${act}`, printedFor(act)));
  });

  it('and every act of a mediation is among them', () => {
    const acts = Object.keys(currentProcess('mediation-referral')?.forms ?? {});
    const others = ['open', 'ALARM_RELEASED', 'frameworkEndsSoon', 'frameworkEnded'];
    expect(acts.filter((act) => !others.includes(act)).sort()).toEqual(SENT.map(([act]) => act).sort());
  });
});
