import { machineTime, PROCESSORS, treeTime } from './machine.mjs';
import { round } from './statistics.mjs';

/** Who used the machine between two looks. */
export class Usage {
  /** @param {Readonly<Record<string, number>>} pids  by name */
  constructor(pids) {
    this.pids = pids;
    this.before = this.#look();
  }

  /** Since it was made. Milliseconds of CPU time by process. */
  until() {
    const now = this.#look();
    const { before } = this;
    const byProcess = Object.fromEntries(Object.entries(now.byProcess).map(([name, ms]) => [name, ms - (before.byProcess[name] ?? 0)]));
    const all = Object.values(byProcess).reduce((sum, ms) => sum + ms, 0);
    const busy = now.machine && before.machine ? now.machine.busy - before.machine.busy : undefined;
    const total = (now.at - before.at) * PROCESSORS;
    return {
      ms: now.at - before.at,
      byProcess,
      all,
      /** of what everybody on this machine used: under 0.8 the figures are the neighbours' too */
      ownShare: busy === undefined ? undefined : round(Math.min(1, all / busy)),
      machineBusy: busy === undefined ? undefined : round(Math.min(1, busy / total)),
    };
  }

  #look() {
    const { user, system } = process.cpuUsage();
    /** @type {Record<string, number>} */
    const byProcess = {};
    for (const [name, pid] of Object.entries(this.pids)) byProcess[name] = treeTime(pid);
    byProcess.client = (user + system) / 1000;
    return { at: performance.now(), machine: machineTime(), byProcess };
  }
}

/** @param {Readonly<Record<string, number>>} byProcess @param {number} cases */
export function aCase(byProcess, cases) {
  return Object.fromEntries(Object.entries(byProcess).map(([name, ms]) => [name, round(ms / cases, 1)]));
}
