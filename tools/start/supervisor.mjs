import { setTimeout as sleep } from 'node:timers/promises';
import { launch, launchUntilReady, logOf, stopChild, waitReady } from '../services/child.mjs';

/** @typedef {import('../services/child.mjs').ChildSpec} ChildSpec */
/** @typedef {import('../services/child.mjs').RunningChild} RunningChild */

/** A process that ran this long was well: its next failure counts as the first. Unit: milliseconds. */
const WELL_AFTER = 60_000;
const LONGEST_PAUSE = 30_000;

/**
 * Keeps processes running: starts each again when it ends by itself, pausing longer each time, until all are told to stop.
 */
export class Supervisor {
  /** @type {Map<string, RunningChild>} */
  #running = new Map();
  /** @type {Promise<void>[]} */
  #watches = [];
  #stopping = false;

  /**
   * @param {(line: string) => void} log
   * @param {(running: RunningChild[]) => void} changed  told of every launch
   */
  constructor(log, changed) {
    this.log = log;
    this.changed = changed;
  }

  /** Starts a process, waits until it answers, and keeps it running. @param {ChildSpec} spec */
  async start(spec) {
    const child = await launchUntilReady(spec, (one) => this.#launch(one));
    this.#watches.push(this.#keep(child));
  }

  /** Runs a process to its end, which must be a success. @param {ChildSpec} spec */
  async once(spec) {
    const child = await this.#launch(spec);
    const how = await child.ended;
    this.#running.delete(spec.name);
    if (how === 'code 0') return;
    throw new Error(`${spec.label} : échec (${how}). Journal : ${spec.logFile}\n${logOf(child).trim().split('\n').slice(-12).join('\n')}`);
  }

  /**
   * Stops everything, group after group; the processes of a group together.
   * @param {readonly (readonly string[])[]} order  names of processes
   */
  async stop(order) {
    this.#stopping = true;
    const named = new Set(order.flat());
    const others = [...this.#running.keys()].filter((name) => !named.has(name));
    for (const group of [others, ...order]) {
      const children = group.flatMap((name) => this.#running.get(name) ?? []);
      await Promise.all(children.map(stopChild));
    }
    await Promise.all(this.#watches);
  }

  /** @param {RunningChild} first */
  async #keep(first) {
    let { spec, ended } = first;
    let failures = 0;
    for (let begin = Date.now(); ; begin = Date.now()) {
      const how = await ended;
      if (this.#stopping) return;
      if (Date.now() - begin > WELL_AFTER) failures = 0;
      const pause = Math.min(500 * 2 ** failures++, LONGEST_PAUSE);
      this.log(`${spec.label} : arrêt imprévu (${how}), nouveau départ dans ${String(pause / 1000).replace('.', ',')} s`);
      await this.#pause(pause);
      if (this.#stopping) return;
      try {
        const child = await this.#launch(spec);
        ended = child.ended;
        await waitReady(child);
        this.log(`${spec.label} : de nouveau en marche`);
      } catch (error) {
        if (this.#stopping) return;
        this.log(error instanceof Error ? error.message : String(error));
        ended = Promise.resolve('échec du redémarrage');
      }
    }
  }

  /** @param {ChildSpec} spec */
  async #launch(spec) {
    if (this.#stopping) throw new Error('arrêt demandé');
    const child = await launch(spec);
    this.#running.set(spec.name, child);
    this.changed([...this.#running.values()]);
    if (this.#stopping) {
      await stopChild(child);
      throw new Error('arrêt demandé');
    }
    return child;
  }

  /** Waits, but not through a stop. @param {number} duration */
  async #pause(duration) {
    for (const end = Date.now() + duration; Date.now() < end && !this.#stopping; ) await sleep(100);
  }
}
