import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { type NameOf, namesFrom } from '../../../libs/caseview/index.js';
import { Casework, type Head, notFound, type PersonalField, readableClasses, readPersonalFields } from '../../../libs/casework/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { PG_POOL } from '../../../libs/persistence/index.js';
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
}

@Injectable()
export class CaseReader {
  constructor(
    private readonly casework: Casework,
    private readonly organisations: Organisations,
    @Inject(PG_POOL) private readonly pool: Pool,
  ) {}

  /** Throws 404 for a case that does not exist and for one that is not theirs to know of. */
  async read(caseId: string, who: Who): Promise<Reading> {
    return this.of(await this.casework.read(asCaseId(caseId), who), who);
  }

  /** The same, for what was just decided. */
  async of({ head, position }: { head: Head; position: Position }, who: Who): Promise<Reading> {
    const [fields, organisations] = await Promise.all([
      readPersonalFields(this.pool, head.id, readableClasses(position, who)),
      this.organisations.all(),
    ]);
    return { head, position, who, fields, nameOf: namesFrom(fields, organisations) };
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
