import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { type AssigneeView, Assignments, assigneeView } from '../../../libs/assignment/index.js';
import { type NameOf, namesFrom, type PossibleDuplicate, possibleDuplicateView } from '../../../libs/caseview/index.js';
import {
  Casework,
  type Head,
  notFound,
  type PersonalField,
  possibleDuplicates,
  readableClasses,
  readPersonalFields,
} from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
import { isVaultAway, Vault } from '../../../libs/vault/index.js';
import type { Position } from '../../../machines/kernel/index.js';
import { Organisations } from '../directory/organisations.js';
import { isUuid } from '../http/cursor.js';

/** A case in front of somebody: where it stands, and what of it this reader may see. */
export interface Reading {
  readonly head: Head;
  readonly position: Position;
  readonly who: Who;
  readonly fields: readonly PersonalField[];
  readonly nameOf: NameOf;
  /** who in the reader's organisation looks after it */
  readonly assignee: AssigneeView | null;
}

@Injectable()
export class CaseReader {
  constructor(
    private readonly casework: Casework,
    private readonly organisations: Organisations,
    private readonly assignments: Assignments,
    private readonly vault: Vault,
    @Inject(PG_POOL) private readonly pool: Pool,
  ) {}

  /** Throws 404 for a case that does not exist and for one that is not theirs to know of. */
  async read(caseId: string, who: Who): Promise<Reading> {
    return this.of(await this.casework.read(asCaseId(caseId), who), who);
  }

  /** The same, for what was just decided: it is answered without names rather than not at all. */
  async decided(decided: { head: Head; position: Position }, who: Who): Promise<Reading> {
    return this.of(decided, who).catch((failure: unknown) => {
      if (!isVaultAway(failure)) throw failure;
      return this.of(decided, who, []);
    });
  }

  /** Other open cases that may be the same affair, where the reader may read whom they are about; none while nobody can say. */
  async possibleDuplicates({ head, position, who }: Reading): Promise<readonly PossibleDuplicate[]> {
    try {
      const found = await possibleDuplicates(this.pool, this.vault, head.id, position, who);
      return found.map((duplicate) => possibleDuplicateView(duplicate, who));
    } catch (failure) {
      if (isVaultAway(failure)) return [];
      throw failure;
    }
  }

  private async of({ head, position }: { head: Head; position: Position }, who: Who, known?: readonly PersonalField[]): Promise<Reading> {
    const [fields, organisations, assignee] = await Promise.all([
      known ?? readPersonalFields(this.pool, this.vault, head.id, readableClasses(position, who)),
      this.organisations.all(),
      this.assignments.present(head.id, who.organisation.id),
    ]);
    return { head, position, who, fields, nameOf: namesFrom(fields, organisations), assignee: assigneeView(assignee, who) };
  }

  /** Names of organisations alone, where there is no case yet. */
  async organisationNames(): Promise<NameOf> {
    return namesFrom([], await this.organisations.all());
  }
}

/** An identifier that cannot be one is a case that does not exist. */
export function asCaseId(text: string): string {
  if (!isUuid(text)) throw notFound();
  return text.toLowerCase();
}
