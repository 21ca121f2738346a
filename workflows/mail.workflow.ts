import { proxyActivities } from '@temporalio/workflow';
import type { MailActivities } from './activities.js';

/** A round that fails is followed by the next one: what is due is written down. */
const composing = proxyActivities<MailActivities>({ startToCloseTimeout: '5 minutes', retry: { maximumAttempts: 1 } });
const sending = proxyActivities<MailActivities>({ startToCloseTimeout: '1 minute', retry: { maximumAttempts: 1 } });

/** Mails under way at once; and in one round, so that its history stays short. */
const LANES = 3;
const MOST = 300;

/**
 * Run by a Schedule: composes what is due to be told by mail, then sends what is due to be sent. No case waits for it.
 * What can't be composed keeps nothing from being sent; it is what the round then ends with.
 */
export async function mailRound(): Promise<{ sent: number }> {
  const composed = await composing.composeMail().catch((failure: unknown) => ({ failure }));
  let left = Math.min(await sending.mailsDue(), MOST);
  let sent = 0;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const outcome = await sending.sendNextMail();
      if (outcome === 'sent') sent += 1;
      // the others would fare no better now
      if (outcome === 'serverAway') left = 0;
      if (outcome === 'nothing') return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, left) }, lane));
  if (composed) throw composed.failure;
  return { sent };
}
