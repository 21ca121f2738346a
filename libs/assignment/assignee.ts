import { type ActingFor, substitutedBy } from '../identity/index.js';

/** Who looks after a case, as a row says it. */
export interface Assignee {
  readonly id: string;
  readonly name: string;
  /** no longer an active member: somebody else has to take it over */
  readonly withdrawn: boolean;
}

/** Whoever looks after a case, for somebody of the same organisation. */
export interface AssigneeView extends Assignee {
  readonly you: boolean;
  /** a colleague whose cases are yours to look after today */
  readonly youStandIn: boolean;
}

interface Reader {
  readonly accountId: string;
  readonly organisation: ActingFor;
}

export function assigneeView(assignee: Assignee | null, reader: Reader): AssigneeView | null {
  if (assignee === null) return null;
  return { ...assignee, you: assignee.id === reader.accountId, youStandIn: substitutedBy(reader).includes(assignee.id) };
}

/** SQL: the assignee of the case `c`, for the organisation `$1`. */
export const ASSIGNEE = `
  (SELECT json_build_object('id', p.id, 'name', p.display_name, 'withdrawn',
            NOT (p.active AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = p.id AND m.organisation_id = $1)))
     FROM assignments a JOIN accounts p ON p.id = a.account_id
    WHERE a.case_id = c.id AND a.organisation_id = $1 AND a.ended_at IS NULL)`;

/** `me`: somebody and those whose cases are theirs today; `nobody`; or an account. */
export type AssignedTo = 'me' | 'nobody' | { readonly account: string };

/** SQL: the case `c` is assigned so, in the organisation `$1`. */
export function isAssignedTo(to: AssignedTo, reader: Reader, bind: (value: unknown) => string): string {
  const present = 'SELECT 1 FROM assignments a WHERE a.case_id = c.id AND a.organisation_id = $1 AND a.ended_at IS NULL';
  if (to === 'nobody') return `NOT EXISTS (${present})`;
  const accounts = to === 'me' ? [reader.accountId, ...substitutedBy(reader)] : [to.account];
  return `EXISTS (${present} AND a.account_id = ANY(${bind(accounts)}::uuid[]))`;
}
