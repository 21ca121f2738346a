import type { ProcessBrief } from '../processes/queries.js';

interface Asking {
  readonly kind: string;
  readonly roles: readonly { readonly id: string }[];
}

type Opener = ProcessBrief['openedBy'][number];

/** The relation in which somebody would open a case of this process; undefined: their organisation or their roles don't let them. */
export const openerFor = (process: Pick<ProcessBrief, 'openedBy'>, { kind, roles }: Asking): Opener | undefined =>
  process.openedBy.find(
    (opener) =>
      opener.roles.some(({ id }) => roles.some((role) => role.id === id)) &&
      (opener.kinds.length === 0 || opener.kinds.some(({ id }) => id === kind)),
  );
