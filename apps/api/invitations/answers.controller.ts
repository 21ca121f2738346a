import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { actLabel, french, veiledRefusal, veilOver } from '../../../libs/caseview/index.js';
import { fieldProblem, refusedProblem } from '../../../libs/casework/index.js';
import { Public } from '../../../libs/identity/index.js';
import { Answers, type Asked, recorderOf } from '../../../libs/invitations/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { CaseReader } from '../cases/case-reader.js';
import { isRefused, withNames } from '../cases/refusal-names.js';
import { readMembers } from '../http/envelope.js';
import { Metrics } from '../operations/metrics.js';
import { RateLimit } from '../problem/rate-limit.js';
import { askedView } from './asked-view.js';
import { WrongSecrets } from './wrong-secrets.js';

/** For whoever holds a one-time link, and no account. The secret comes in the body: no address and no log holds it. */
@Public()
@Controller('v1/answers')
export class AnswersController {
  constructor(
    private readonly answers: Answers,
    private readonly reader: CaseReader,
    private readonly metrics: Metrics,
    private readonly limits: RateLimit,
    private readonly wrong: WrongSecrets,
  ) {}

  /** What the link asks. Uses nothing up. */
  @Post('read')
  @HttpCode(200)
  async read(@Body() body: unknown, @Ip() address: string) {
    const asked = await this.open(readMembers(body, { secret: 'string' }).secret, address);
    return askedView(asked, await this.reader.organisationNames());
  }

  @Post()
  @HttpCode(200)
  async answer(@Body() body: unknown, @Ip() address: string) {
    const { secret, data, occurredAt, statement } = readMembers(body, {
      secret: 'string',
      data: 'object',
      occurredAt: 'string',
      statement: 'object',
    });
    const asked = await this.open(secret, address);
    const { act } = asked.invitation;
    const { head, position } = await this.metrics
      .decision(act, () => this.answers.answer(asked, { data, occurredAt, statement }))
      .catch(async (failure: unknown) => {
        throw isRefused(failure) ? await this.shown(failure, await this.answers.standing(asked.invitation)) : failure;
      });
    return { reference: head.reference, act, label: actLabel(position.process, act, {}), recordedAt: head.now, french: french(head.now) };
  }

  /** The link, while it serves and the case still asks for it. */
  private async open(secret: string | undefined, address: string): Promise<Asked> {
    if (secret === undefined) throw fieldProblem('secret', 'required', 'Indiquez le secret : ce qui suit « # » dans le lien reçu.');
    const asked = await this.answers.asked(secret).catch((failure: unknown) => {
      if (failure instanceof ProblemError && failure.code === 'no-such-link') this.wrong.count(address);
      throw failure;
    });
    this.limits.count(recorderOf(asked.invitation));
    if (asked.overtaken.length > 0) throw await this.shown(refusedProblem(asked.overtaken, asked.position.seq), asked);
    return asked;
  }

  /** The process's own refusal, without names and without what is hidden from the invited organisation. */
  private async shown(refused: ProblemError, { position, as }: Asked): Promise<ProblemError> {
    const veil = veilOver(position, as);
    return withNames(refused, await this.reader.organisationNames(), (refusal) => veiledRefusal(refusal, position, veil));
  }
}
