import { createHash } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Logger, Param, Post } from '@nestjs/common';
import { type ActRequest, Casework, type Decided, fieldProblem, readForm, readKey } from '../../../libs/casework/index.js';
import { CurrentMember, type Who } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { CaseReader } from '../cases/case-reader.js';
import { readableFailure } from '../cases/refusal-names.js';
import { readMembers } from '../http/envelope.js';
import { Metrics } from '../operations/metrics.js';
import { asProblem } from '../problem/as-problem.js';
import { formsInBulk, isInBulk, notInBulk, readCases, refusePersons } from './in-bulk.js';
import { doneOutcome, failedOutcome, type Outcome, unexpected } from './outcome.js';

type Request = ActRequest & { readonly who: Who };

/**
 * One act for several cases, where its form allows that. Each case is a decision of its own, judged, recorded and refused
 * by itself; that one fails changes nothing for the others.
 */
@Controller('v1/cases/bulk')
export class BulkController {
  private readonly logger = new Logger('bulk');

  constructor(
    private readonly casework: Casework,
    private readonly reader: CaseReader,
    private readonly metrics: Metrics,
  ) {}

  @Post(':act')
  @HttpCode(200)
  async act(
    @CurrentMember() who: Who,
    @Param('act') act: string,
    @Body() body: unknown,
    @Headers('idempotency-key') given: string | undefined,
  ) {
    const key = readKey(given);
    const { cases, data, occurredAt, by, rehearse } = readMembers(body, {
      cases: 'list',
      data: 'object',
      occurredAt: 'string',
      by: 'object',
      rehearse: 'any',
    });
    if (rehearse !== undefined && typeof rehearse !== 'boolean')
      throw fieldProblem('rehearse', 'boolean', '« rehearse » vaut true (rien n’est enregistré) ou false.');
    const forms = formsInBulk(act);
    const read = by && readMembers(by, { relation: 'string', person: 'string', evidence: 'string' }, 'by');
    refusePersons(forms, data, read);
    const ids = readCases(cases);
    if (forms.length === 1) readForm(forms[0] as (typeof forms)[number], data);
    const requests = ids.map((caseId): Request => ({ caseId, act, who, key: key && keyOf(key, caseId), data, occurredAt, by: read }));
    const outcomes = await this.all(requests, rehearse === true);
    return { act, rehearsed: rehearse === true, counts: countsOf(outcomes), outcomes };
  }

  /** One after the other. Once the database is away, what follows is not tried: with the same key it is done later, and once. */
  private async all(requests: readonly Request[], rehearse: boolean): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    let away: ProblemError | undefined;
    for (const request of requests) {
      const done = away ?? (await this.one(request, rehearse).catch((failure: unknown) => this.problem(failure)));
      if (done instanceof ProblemError && done.code === 'database-unavailable') away = done;
      outcomes.push(done instanceof ProblemError ? failedOutcome(request.caseId, done) : doneOutcome(done, request.who, rehearse));
    }
    return outcomes;
  }

  private async one(request: Request, rehearse: boolean): Promise<Decided> {
    const { caseId, act, who } = request;
    const { process } = (await this.casework.read(caseId, who)).position;
    const form = Object.hasOwn(process.forms, act) ? process.forms[act] : undefined;
    if (form && !isInBulk(form)) throw notInBulk(`« ${process.label} » ne permet cet acte que depuis la page de chaque dossier.`);
    try {
      return rehearse ? await this.casework.rehearse(request) : await this.metrics.decision(act, () => this.casework.act(request));
    } catch (failure) {
      throw await readableFailure(this.reader, failure, request);
    }
  }

  private problem(failure: unknown): ProblemError {
    const problem = asProblem(failure);
    if (problem) return problem;
    this.logger.error(failure);
    return unexpected();
  }
}

/** One key a case, so that a request sent again does in each case what is not done yet. */
const keyOf = (key: string, caseId: string): string => createHash('sha256').update(`${key} ${caseId}`).digest('hex');

function countsOf(outcomes: readonly Outcome[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
