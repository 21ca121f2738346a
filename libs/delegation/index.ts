/** Who stands in for whom: roles lent to a colleague from one day to another. */
export { DelegationModule } from './delegation.module.js';
export { Delegations, type Giver, noSuchDelegation } from './delegations.js';
export { type Delegation, type DelegationKind, KINDS, REASONS, type StandIn } from './model.js';
export { StandIns } from './stand-ins.js';
export { areSubstitutes, substitutesOf } from './substitutes.js';
