import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportedLine } from './report.js';

/** The server won't take it, now or later: French, and what to do. */
export class NotTaken extends Error {}

export interface Destination {
  readonly url: string;
  readonly organisation: string | undefined;
  readonly rehearsal: boolean;
  /** asked again when the one before has expired; the same one again means that there is no other */
  readonly token: () => Promise<string>;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
}

const PASSING = [408, 429, 502, 503, 504];
const LONGEST_WAIT_S = 30;
/** About five minutes of a server that does not answer. */
const MOST_TRIES = 14;
const ANSWER_WITHIN_MS = 120_000;

/** Sends lines to the API, again and again while it is away: a line that it had taken in is no second case. */
export class Sender {
  private bearer: string | undefined;

  constructor(
    private readonly destination: Destination,
    /** told of each wait, in French */
    private readonly say: (sentence: string) => void,
    private readonly interrupted: AbortSignal,
  ) {}

  /** What became of each line. Throws NotTaken. */
  async send(body: Buffer): Promise<readonly ReportedLine[]> {
    let renewed = false;
    for (let tries = 1; ; tries += 1) {
      const answer = await this.post(body).catch((failure: unknown) => failure as Error);
      if (!(answer instanceof Error) && answer.status === 200) return ((await answer.json()) as { lines: readonly ReportedLine[] }).lines;
      if (!(answer instanceof Error) && answer.status === 401 && !renewed) {
        renewed = await this.renew();
        if (renewed) continue;
      }
      const passes = answer instanceof Error || PASSING.includes(answer.status);
      const why = answer instanceof Error ? `Le serveur ne répond pas sur ${this.destination.url}.` : await detailOf(answer);
      if (!passes) throw new NotTaken(why);
      if (tries >= MOST_TRIES) throw new NotTaken(`${why} La même commande reprendra où elle s’est arrêtée.`);
      const wait = secondsToWait(answer, tries);
      this.say(`${why} Nouvel essai dans ${wait} s.`);
      await sleep(wait * 1000, undefined, { signal: this.interrupted });
    }
  }

  private async post(body: Buffer): Promise<Response> {
    this.bearer ??= await this.destination.token();
    const { url, organisation, rehearsal } = this.destination;
    return fetch(`${url}/v1/cases/import${rehearsal ? '?rehearse=true' : ''}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.bearer}`,
        'content-type': 'application/x-ndjson',
        ...(organisation === undefined ? {} : { 'x-organisation': organisation }),
      },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  }

  /** False when there is no other token than the one that was refused. */
  private async renew(): Promise<boolean> {
    const before = this.bearer;
    this.bearer = await this.destination.token();
    return this.bearer !== before;
  }
}

async function detailOf(answer: Response): Promise<string> {
  const { detail, code } = (await answer.json().catch(() => ({}))) as Problem;
  return `${detail ?? 'Le serveur a refusé la demande.'} (${answer.status}${code === undefined ? '' : ` ${code}`})`;
}

/** What the server asks for, or twice as long each time. */
function secondsToWait(answer: Response | Error, tries: number): number {
  const asked = answer instanceof Error ? 0 : Number(answer.headers.get('retry-after') ?? 0);
  return asked > 0 ? Math.min(asked, 120) : Math.min(2 ** (tries - 1), LONGEST_WAIT_S);
}
