import { randomUUID } from 'node:crypto';
import { expect } from './client.mjs';
import { ACTS, END, OPENING, REQUESTS, WRONG_ACT } from './reference-case.mjs';

/**
 * One case, checked answer by answer, before anything is measured: a figure is worth nothing when the work was not done.
 * @param {import('./client.mjs').Client} client @param {import('./log-database.mjs').LogDatabase} database
 */
export async function checkContract(client, database) {
  const opened = expect(await client.open(), 201, 'open');
  const caseId = String(opened.body.id);
  const refused = expect(await client.act(caseId, { act: WRONG_ACT, as: OPENING.as, data: {} }), 409, WRONG_ACT);
  same('code du refus', refused.body.refusals?.[0]?.code, 'not-in-this-situation');

  /** @type {number[]} */
  const running = [];
  for (const request of ACTS) {
    const key = randomUUID();
    const { body } = expect(await client.act(caseId, request, key), 200, request.act);
    running.push(body.deadlines.length);
    const again = expect(await client.act(caseId, request, key), 200, `${request.act}, répété`);
    same(`${request.act} répété : fait ajouté`, again.body.seq, body.seq);
  }
  if (running.some((count, index) => count < 2 && index < ACTS.length - 1)) throw new Error(`échéances en cours : ${running.join(', ')}`);
  same('échéances au terme', running.at(-1), 0);

  await database.followed();
  const { body: history } = expect(await client.send('GET', `/v1/cases/${caseId}/history`, OPENING.as), 200, 'history');
  same('faits de l’historique', history.facts.length, REQUESTS);
  const orders = history.documents.filter((/** @type {{ kind: string }} */ { kind }) => kind === 'purchaseOrder');
  same('bons de commande', orders.length, 1);
  const flaws = await database.flaws(END);
  if (flaws.length > 0) throw new Error(flaws.join(' ; '));
  return { refusedWith: refused.status, facts: history.facts.length, purchaseOrders: orders.length, deadlines: running };
}

/** @param {string} what @param {unknown} found @param {unknown} wanted */
function same(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what} : ${wanted} attendu, ${found} obtenu`);
}
