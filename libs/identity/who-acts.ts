import { Injectable } from '@nestjs/common';
import { StandIns } from '../delegation/index.js';
import { Directory, type Member } from '../directory/index.js';
import { ProblemError } from '../problem/index.js';
import { actingFor, type Who, withLentRoles } from './who.js';

/** From an account to who acts: for which organisation, with which roles of their own, and which that colleagues lend them today. */
@Injectable()
export class WhoActs {
  constructor(
    private readonly directory: Directory,
    private readonly standIns: StandIns,
  ) {}

  /** An account that may act, for whatever organisation. Throws 403 `unknown-account` or `inactive-account`. */
  async member(subject: string): Promise<Member> {
    return knownAndActive(await this.directory.memberOf(subject));
  }

  /** Throws a ProblemError 400 or 403 for whoever may not act. */
  async as(subject: string, organisation: string | undefined): Promise<Who> {
    const who = actingFor(await this.member(subject), organisation);
    return withLentRoles(who, await this.standIns.of(who.accountId, who.organisation.id));
  }
}

function knownAndActive(member: Member | undefined): Member {
  if (member === undefined) {
    throw new ProblemError(
      403,
      'unknown-account',
      'Votre compte n’est pas connu de Saisine : demandez à votre responsable de le faire créer.',
    );
  }
  if (!member.active) {
    throw new ProblemError(403, 'inactive-account', 'Votre compte est désactivé : adressez-vous à votre responsable.');
  }
  return member;
}
