import { Controller, Get, Param } from '@nestjs/common';
import { processBrief, processView } from '../../../libs/caseview/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { currentProcess, PROCESSES, processVersion } from '../../../machines/registry.js';

/** What the processes are: the law as this program carries it. */
@Controller('v1/processes')
export class ProcessesController {
  @Get()
  list() {
    return { processes: PROCESSES.map(processBrief) };
  }

  /** By its id, its plural, or one version of it by its key. */
  @Get(':process')
  one(@Param('process') name: string) {
    const process = processVersion(name) ?? currentProcess(name);
    if (!process) throw new ProblemError(404, 'no-such-process', 'Cette procédure n’existe pas. Voyez /v1/processes.');
    return processView(process);
  }
}
