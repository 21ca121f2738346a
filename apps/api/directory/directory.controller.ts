import { Controller, Get } from '@nestjs/common';
import { Directory } from '../../../libs/directory/index.js';

/** The organisations that forms may name. */
@Controller('v1')
export class DirectoryController {
  constructor(private readonly directory: Directory) {}

  @Get('organisations')
  async organisations() {
    return { organisations: await this.directory.organisations() };
  }
}
