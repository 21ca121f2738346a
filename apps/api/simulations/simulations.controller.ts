import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { namesFrom, timelineView } from '../../../libs/caseview/index.js';
import { fieldProblem, readSettings } from '../../../libs/casework/index.js';
import { type Instant, startOf } from '../../../machines/calendar/index.js';
import { type Act, type Process, play } from '../../../machines/kernel/index.js';
import { currentProcess, processVersion } from '../../../machines/registry.js';
import { branchIn, Organisations } from '../directory/organisations.js';
import { readMembers } from '../http/envelope.js';
import { readActs } from './read-acts.js';
import { readUntil } from './until.js';

/** Plays dated facts that stand in no case: nothing is stored, nobody is told. */
@Controller('v1/simulations')
export class SimulationsController {
  constructor(private readonly organisations: Organisations) {}

  @Post()
  @HttpCode(200)
  async simulate(@Body() body: unknown) {
    const given = readMembers(body, { process: 'string', facts: 'list', until: 'string', settings: 'object' });
    const process = processNamed(given.process);
    const organisations = await this.organisations.all();
    const acts = readActs(process, given.facts ?? [], branchIn(organisations));
    const first = acts[0];
    if (!first) throw fieldProblem('facts', 'required', 'Donnez au moins un fait : l’ouverture.');
    const until = given.until === undefined ? undefined : readUntil(given.until, latest(acts));
    const timeline = play(process, acts, until, readSettings(process, given.settings));
    return { process: process.key, until: until ?? null, ...timelineView(process, timeline, namesFrom([], organisations)) };
  }
}

function processNamed(name = ''): Process {
  const process = processVersion(name) ?? currentProcess(name);
  if (!process) throw fieldProblem('process', 'unknown-process', 'Cette procédure n’existe pas. Voyez /v1/processes.');
  return process;
}

const latest = (acts: readonly Act[]): Instant =>
  acts
    .map(({ occurredAt }) => startOf(occurredAt))
    .sort()
    .at(-1) as Instant;
