import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Delegation, Delegations, type Giver, noSuchDelegation, REASONS } from '../../../libs/delegation/index.js';
import { Directory } from '../../../libs/directory/index.js';
import { CurrentMember, ownRoles, type Who } from '../../../libs/identity/index.js';
import { Addressing } from '../../../libs/notifications/index.js';
import { frenchDate } from '../../../machines/calendar/index.js';
import { isUuid } from '../http/cursor.js';
import { readMembers } from '../http/envelope.js';
import { readQuery } from '../http/query.js';

const KIND_LABELS = { delegation: 'Délégation', substitution: 'Remplacement' } as const;
const STATE_LABELS = { ahead: 'À venir', running: 'En cours', over: 'Terminée', revoked: 'Retirée' } as const;

/** Standing in for a colleague, from one day to another. */
@Controller('v1/delegations')
export class DelegationsController {
  constructor(
    private readonly delegations: Delegations,
    private readonly directory: Directory,
    private readonly addressing: Addressing,
  ) {}

  @Post()
  @HttpCode(201)
  async give(@CurrentMember() who: Who, @Body() body: unknown) {
    const asked = readMembers(body, {
      kind: 'string',
      from: 'string',
      to: 'string',
      roles: 'list',
      starts: 'string',
      ends: 'string',
      reason: 'string',
    });
    const now = new Date().toISOString();
    const given = await this.delegations.give(asked, giverOf(who), now);
    await this.addressing.ofOrganisation(who.organisation.id);
    const [view] = await this.shown([given], now);
    return view;
  }

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    readQuery(query);
    const giver = giverOf(who);
    const all = await this.shown(await this.delegations.list(giver), new Date().toISOString());
    return {
      given: all.filter(({ from }) => from.id === who.accountId),
      received: all.filter(({ to }) => to.id === who.accountId),
      ...(giver.ownRoles.includes('lead') ? { organisation: all } : {}),
    };
  }

  @Delete(':id')
  @HttpCode(200)
  async revoke(@CurrentMember() who: Who, @Param('id') id: string) {
    if (!isUuid(id)) throw noSuchDelegation();
    const revoked = await this.delegations.revoke(id.toLowerCase(), giverOf(who));
    await this.addressing.ofOrganisation(who.organisation.id);
    const [view] = await this.shown([revoked], new Date().toISOString());
    return view;
  }

  private async shown(delegations: readonly Delegation[], now: string) {
    const ids = delegations.flatMap(({ from, to, createdBy, revokedBy }) => [from, to, createdBy, ...(revokedBy ? [revokedBy] : [])]);
    const names = await this.directory.names([...new Set(ids)]);
    return delegations.map((delegation) => delegationView(delegation, names, now));
  }
}

/** @param names account -> name */
export function delegationView(delegation: Delegation, names: ReadonlyMap<string, string>, now: string) {
  const { kind, from, to, createdBy, revokedBy, firstDay, lastDay, reason, ...rest } = delegation;
  const person = (id: string) => ({ id, name: names.get(id) });
  const state = stateOf({ ...rest, now });
  return {
    ...rest,
    kind,
    label: KIND_LABELS[kind],
    from: person(from),
    to: person(to),
    starts: firstDay,
    ends: lastDay,
    french: `du ${frenchDate(firstDay)} au ${frenchDate(lastDay)}`,
    reason: reason === null ? null : { code: reason, label: REASONS[reason] },
    createdBy: person(createdBy),
    revokedBy: revokedBy === null ? null : person(revokedBy),
    state,
    stateLabel: STATE_LABELS[state],
  };
}

const giverOf = (who: Who): Giver => ({ accountId: who.accountId, organisation: who.organisation.id, ownRoles: ownRoles(who) });

type State = keyof typeof STATE_LABELS;

function stateOf({ startsAt, endsAt, revokedAt, now }: Pick<Delegation, 'startsAt' | 'endsAt' | 'revokedAt'> & { now: string }): State {
  if (revokedAt !== null) return 'revoked';
  if (now < startsAt) return 'ahead';
  return now < endsAt ? 'running' : 'over';
}
