import { Injectable } from '@nestjs/common';
import { ProblemError } from '../../../libs/problem/index.js';
import { MinuteWindow } from '../problem/minute-window.js';

const A_MINUTE = 10;

/**
 * Secrets that open nothing, counted by address. A right one is never held up by them: 256 bits are not found by trying,
 * and nobody shuts others out by trying.
 */
@Injectable()
export class WrongSecrets {
  private readonly window = new MinuteWindow(A_MINUTE);

  /** Throws 429 when this is one too many. */
  count(address: string): void {
    const retryAfter = this.window.take(address);
    if (retryAfter > 0)
      throw new ProblemError(429, 'too-many-requests', `Trop de liens inconnus en une minute : réessayez dans ${retryAfter} s.`, {
        retryAfter,
      });
  }
}
