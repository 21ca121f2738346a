import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { noSuchFilter, type Owner, type SavedFilter, SavedFilters } from '../../../libs/saved-filters/index.js';
import { isUuid } from '../http/cursor.js';
import { readQuery } from '../http/query.js';
import { readFilter } from './read-filter.js';

/** Worklist queries under a name. */
@Controller('v1/filters')
export class FiltersController {
  constructor(private readonly filters: SavedFilters) {}

  @Get()
  async list(@CurrentMember() who: Who, @Query() query: unknown) {
    readQuery(query);
    return { filters: (await this.filters.list(ownerOf(who))).map((filter) => filterView(filter, who)) };
  }

  @Post()
  @HttpCode(201)
  async add(@CurrentMember() who: Who, @Body() body: unknown) {
    return filterView(await this.filters.add(readFilter(body), ownerOf(who)), who);
  }

  @Put(':id')
  async replace(@CurrentMember() who: Who, @Param('id') id: string, @Body() body: unknown) {
    return filterView(await this.filters.replace(asFilterId(id), readFilter(body), ownerOf(who)), who);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@CurrentMember() who: Who, @Param('id') id: string): Promise<void> {
    await this.filters.remove(asFilterId(id), ownerOf(who));
  }
}

const ownerOf = ({ accountId, organisation }: Who): Owner => ({ accountId, organisation: organisation.id });

/** `address`: what the worklist is asked, ready to be sent. */
export const filterView = (filter: SavedFilter, who: Who) => ({
  ...filter,
  yours: filter.owner.id === who.accountId,
  address: `/v1/cases?${new URLSearchParams(filter.query)}`,
});

function asFilterId(text: string): string {
  if (!isUuid(text)) throw noSuchFilter();
  return text.toLowerCase();
}
