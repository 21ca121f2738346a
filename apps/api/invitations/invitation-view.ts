import { actLabel, french, named, relationView, veilOver } from '../../../libs/caseview/index.js';
import { filledIn, type PersonalField } from '../../../libs/casework/index.js';
import { type Invitation, recorderOf } from '../../../libs/invitations/index.js';
import type { Reading } from '../cases/case-reader.js';

/** A link without its secret, and what became of it. */
export function invitationView(invitation: Invitation, { position, who, fields, nameOf }: Reading, accounts: ReadonlyMap<string, string>) {
  const { id, relation, organisationId, act, state, createdAt, createdBy, createdFor, expiresAt, usedAt, usedSeq, revokedAt, revokedBy } =
    invitation;
  const said = veilOver(position, who).act(act) ? [] : fields.filter(({ person }) => person === recorderOf(invitation));
  return {
    id,
    relation: relationView(position.process, relation),
    organisation: named('organisation', organisationId, nameOf),
    act,
    label: actLabel(position.process, act, {}),
    state,
    askedBy: { organisation: named('organisation', createdFor, nameOf), ...person(createdBy, accounts) },
    createdAt,
    expiresAt,
    french: french(expiresAt),
    ...(usedAt === null ? {} : { used: { at: usedAt, seq: usedSeq, ...answeredBy(said) } }),
    ...(revokedAt === null ? {} : { revoked: { at: revokedAt, ...person(revokedBy, accounts) } }),
  };
}

const person = (account: string | null, accounts: ReadonlyMap<string, string>) => {
  const name = accounts.get(account ?? '');
  return name === undefined ? {} : { name };
};

/** As they said it; what was erased says so. */
function answeredBy(said: readonly PersonalField[]) {
  if (said.length === 0) return {};
  const byId = new Map(said.map((field) => [field.id, field]));
  return { answeredBy: Object.fromEntries(said.map(({ id, name }) => [name, filledIn({ $field: id }, byId)])) };
}
