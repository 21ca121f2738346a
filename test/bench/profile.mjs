import { writeFileSync } from 'node:fs';
import { WebSocket } from 'undici';

/** Records where a Node process spends its time, through its inspector. */
export class Profile {
  #last = 0;
  /** @type {Map<number, (result: any) => void>} */
  #asked = new Map();

  /** @param {number} port */
  static async start(port) {
    const [target] = /** @type {{ webSocketDebuggerUrl: string }[]} */ (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
    if (!target) throw new Error(`nobody to profile on port ${port}`);
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    await new Promise((open, fail) => {
      socket.addEventListener('open', open);
      socket.addEventListener('error', fail);
    });
    const profile = new Profile(socket);
    await profile.#ask('Profiler.enable');
    await profile.#ask('Profiler.setSamplingInterval', { interval: 500 });
    await profile.#ask('Profiler.start');
    return profile;
  }

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(String(data));
      this.#asked.get(id)?.(result);
      this.#asked.delete(id);
    });
  }

  /** Ends it, and keeps it in a file that Chrome's tools and `--cpu-prof` viewers read. @param {string} file */
  async stop(file) {
    const { profile } = await this.#ask('Profiler.stop');
    writeFileSync(file, JSON.stringify(profile));
    this.socket.close();
  }

  /** @param {string} method @param {object} [params] @returns {Promise<any>} */
  #ask(method, params = {}) {
    const id = ++this.#last;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((answer) => this.#asked.set(id, answer));
  }
}
