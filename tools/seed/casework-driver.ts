import type { Casework } from '../../libs/casework/index.js';
import type { Directory } from '../../libs/directory/index.js';
import { actingFor } from '../../libs/identity/index.js';
import { ProblemError } from '../../libs/problem/index.js';
import { currentProcess } from '../../machines/registry.js';
import type { Played } from '../example/example.js';
import type { Driver } from '../example/player.js';

/**
 * Plays an example inside the program. Its requests carry keys made from the example's name:
 * seeding a second time finds every case already there.
 */
export class CaseworkDriver implements Driver {
  private step = 0;

  constructor(
    private readonly casework: Casework,
    private readonly directory: Directory,
    private readonly name: string,
  ) {}

  async open(id: string, { as, at, data, occurredAt }: Played) {
    const process = currentProcess(id);
    if (!process) throw new Error(`no process is called ${id}`);
    const { head, repeated } = await this.casework.open({
      process,
      who: await this.who(as),
      key: this.key(),
      data,
      occurredAt,
      sandbox: { now: at },
    });
    return { caseId: head.id, repeated };
  }

  async act(caseId: string, act: string, { as, by, data, occurredAt }: Played): Promise<readonly string[]> {
    try {
      await this.casework.act({ caseId, act, who: await this.who(as), key: this.key(), by, data, occurredAt });
      return [];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const refusals = error.extra.refusals as readonly { readonly code: string }[] | undefined;
      return refusals?.map(({ code }) => code) ?? [error.code];
    }
  }

  async moveClock(caseId: string, to: string, as: string): Promise<void> {
    await this.casework.moveClock(caseId, await this.who(as), to);
  }

  private async who(login: string) {
    const member = await this.directory.memberOf(login);
    if (!member) throw new Error(`nobody is called ${login}`);
    return actingFor(member, undefined);
  }

  private key(): string {
    this.step += 1;
    return `seed-${this.name}-${this.step}`;
  }
}
