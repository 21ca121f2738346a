import { actionsView, french, type NameOf, named, relationView } from '../../../libs/caseview/index.js';
import { schemaOf } from '../../../libs/forms/index.js';
import { type Asked, Statement } from '../../../libs/invitations/index.js';

/**
 * What a link asks, for whoever holds it: the act, its form, who asks and until when. Nothing else of the case: no name, no
 * party, not where it stands.
 */
export function askedView({ invitation, head, position, as }: Asked, nameOf: NameOf) {
  const { relation, organisationId, createdFor, expiresAt } = invitation;
  const { process } = position;
  const action = actionsView(position, as, nameOf, null).actions.find(({ act }) => act === invitation.act);
  if (!action) throw new Error(`${invitation.act} is asked for and not possible`);
  const { act, label, dating, hint, allowed, refusals, form } = action;
  return {
    reference: head.reference,
    label: process.label,
    as: { ...relationView(process, relation), organisation: named('organisation', organisationId, nameOf) },
    askedBy: named('organisation', createdFor, nameOf),
    expiresAt,
    french: french(expiresAt),
    action: { act, label, dating, ...(hint === undefined ? {} : { hint }), allowed, refusals, form },
    statement: schemaOf(Statement),
  };
}
