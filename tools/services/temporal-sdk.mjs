import { fork } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A refused network often answers nothing: give up when this long passes without a byte. Unit: milliseconds. */
const SILENCE = 12_000;

/**
 * Lets Temporal's own SDK download the program it goes with, in a process of its own that can be ended at any time.
 * @param {string} folder  an empty folder to download to
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} the program
 */
export function downloadWithSdk(folder, signal) {
  return new Promise((answer, fail) => {
    const script = fileURLToPath(new URL('./temporal-sdk-download.mjs', import.meta.url));
    const child = fork(script, [folder], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], signal });
    /** @type {string | undefined} */
    let refusal;
    let size = 0;
    let lastProgress = Date.now();
    const watch = setInterval(() => {
      const now = sizeOf(folder);
      if (now > size) lastProgress = Date.now();
      size = now;
      if (Date.now() - lastProgress < SILENCE) return;
      refusal = `rien reçu pendant ${SILENCE / 1000} s`;
      child.kill('SIGKILL');
    }, 500);
    child.on('message', (message) => {
      refusal = String(message);
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      clearInterval(watch);
      const file = readdirSync(folder).find((name) => /^temporal-cli-.*(?<!\.downloading)$/.test(name));
      if (code === 0 && file) answer(join(folder, file));
      else fail(new Error(refusal ?? `le téléchargement s’est arrêté (code ${code})`));
    });
  });
}

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
