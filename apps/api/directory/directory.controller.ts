import { Controller, Get } from '@nestjs/common';
import { Directory } from '../../../libs/directory/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';

/** Who I am, and the organisations that forms may name. */
@Controller('v1')
export class DirectoryController {
  constructor(private readonly directory: Directory) {}

  @Get('me')
  me(@CurrentMember() { accountId, displayName, organisation, memberships }: Who) {
    return { accountId, displayName, organisation, memberships };
  }

  @Get('organisations')
  async organisations() {
    return { organisations: await this.directory.organisations() };
  }
}
