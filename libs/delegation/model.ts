import type { LegalDate } from '../../machines/calendar/index.js';
import type { Role } from '../directory/index.js';

/** `delegation`: some of one's roles. `substitution`: all of them, and the cases one looks after. */
export const KINDS = ['delegation', 'substitution'] as const;
export type DelegationKind = (typeof KINDS)[number];

/** Why, as far as it is anybody's business: a code, and never anything about somebody's health. */
export const REASONS = {
  ABSENCE: 'Absence',
  WORKLOAD: 'Charge de travail',
  VACANCY: 'Poste à pourvoir',
  ASSIGNMENT: 'Mission particulière',
} as const;
export type Reason = keyof typeof REASONS;

export interface Delegation {
  readonly id: string;
  readonly kind: DelegationKind;
  readonly from: string;
  readonly to: string;
  readonly roles: readonly Role[];
  /** first and last day, in Paris */
  readonly firstDay: LegalDate;
  readonly lastDay: LegalDate;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly reason: Reason | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}

/** A colleague for whom somebody stands in at this moment. */
export interface StandIn {
  readonly account: string;
  readonly name: string;
  readonly delegation: string;
  readonly kind: DelegationKind;
  /** those of the lent roles that the colleague still holds */
  readonly roles: readonly Role[];
}
