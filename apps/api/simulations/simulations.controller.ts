import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { awaitedView, namesFrom, timelineView } from '../../../libs/caseview/index.js';
import { Consulting, fieldProblem, readSettings } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { type Instant, startOf } from '../../../machines/calendar/index.js';
import { type Act, play } from '../../../machines/kernel/index.js';
import { keptFrom, Organisations } from '../directory/organisations.js';
import { readMembers } from '../http/envelope.js';
import { processNamed } from './process-named.js';
import { readActs } from './read-acts.js';
import { readBeside } from './read-beside.js';
import { readUntil } from './until.js';

/** Plays dated facts that stand in no case: nothing is stored, nobody is told. */
@Controller('v1/simulations')
export class SimulationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly consulting: Consulting,
  ) {}

  @Post()
  @HttpCode(200)
  async simulate(@CurrentMember() who: Who, @Body() body: unknown) {
    const given = readMembers(body, { process: 'string', facts: 'list', until: 'string', settings: 'object', beside: 'list' });
    const process = processNamed(given.process);
    const organisations = await this.organisations.all();
    const kept = keptFrom(organisations);
    const acts = readActs(process, given.facts ?? [], kept);
    const beside = readBeside(given.beside ?? [], kept);
    const first = acts[0];
    if (!first) throw fieldProblem('facts', 'required', 'Donnez au moins un fait : l’ouverture.');
    const until = given.until === undefined ? undefined : readUntil(given.until, latest(acts));
    const settings = readSettings(process, given.settings);
    const timeline = await this.consulting.run((looking) => play(process, acts, until, settings, looking), who.organisation.id, beside);
    const nameOf = namesFrom([], organisations);
    const { position } = timeline;
    const found = position && (await this.consulting.preview(position, position.clock, who.organisation.id, beside));
    return {
      process: process.key,
      until: until ?? null,
      ...timelineView(process, timeline, nameOf),
      awaited: position ? awaitedView(position, nameOf, found) : [],
    };
  }
}

const latest = (acts: readonly Act[]): Instant =>
  acts
    .map(({ occurredAt }) => startOf(occurredAt))
    .sort()
    .at(-1) as Instant;
