import { type Guard, onceFilledIn, refusal } from '../../kernel/index.js';
import { inRole, type Known } from '../known.js';
import * as source from '../sources.js';

/** Purchase orders under a subsequent contract (R0-040). */

export const ordersAreForeseen: Guard<Known> = ({ carries }) =>
  carries === 'ORDERS' ? [] : [refusal('no-orders', 'Aucun bon de commande ne s’émet sur cette convention.', source.subsequent)];

/** A purchase order is its purchaser's. */
export const issuerIsThePurchaser: Guard<Known> = onceFilledIn((known, { by }) => {
  const issuers = inRole(known, 'PURCHASER');
  return issuers.length === 0 || issuers.includes(by.organisation ?? '')
    ? []
    : [refusal('not-the-issuer', 'Le bon de commande est émis par l’acheteur.', source.subsequent)];
});

export const orderStands: Guard<Known> = onceFilledIn((known, { data }) => {
  const order = known.orders[Number(data.rank) - 1];
  const field = { what: 'field', id: 'rank' } as const;
  if (!order) return [refusal('no-such-order', 'Aucun bon n’a ce rang dans ce contrat.', source.subsequent, field)];
  return order.cancelled ? [refusal('order-cancelled', 'Ce bon est déjà annulé.', source.subsequent, field)] : [];
});
