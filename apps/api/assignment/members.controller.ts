import { Controller, Get, Query } from '@nestjs/common';
import { Directory, ROLE_LABELS } from '../../../libs/directory/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { readQuery } from '../http/query.js';

/** The members of one's own organisation, and how their roles are called. */
@Controller('v1/members')
export class MembersController {
  constructor(private readonly directory: Directory) {}

  @Get()
  async list(@CurrentMember() { organisation }: Who, @Query() query: unknown) {
    readQuery(query);
    return { members: await this.directory.colleagues(organisation.id), roleLabels: ROLE_LABELS };
  }
}
