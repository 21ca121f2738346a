import { createServer } from 'node:net';

/**
 * Whether nothing listens on this port yet.
 * @param {number} port @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => answer(true)));
  });
}

/**
 * A port nobody uses, picked by the system.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((answer, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? answer(address.port) : fail(new Error('no port'))));
    });
  });
}

/**
 * The port to listen on: the wanted one, or the next free one when it is taken and nobody asked for it by name.
 * @param {number} wanted
 * @param {{ variable: string, asked: boolean, host?: string, taken?: ReadonlySet<number> }} options
 *   `asked`: the variable was written by somebody; `taken`: ports promised to others in the same start
 */
export async function choosePort(wanted, { variable, asked, host = '127.0.0.1', taken = new Set() }) {
  for (let port = wanted; port < wanted + 100 && port <= 65535; port++) {
    if (!taken.has(port) && (await isFree(port, host))) return port;
    if (asked) {
      throw new Error(`Le port ${port} demandé par ${variable} est déjà pris sur ${host} : libérez-le, ou écrivez un autre numéro.`);
    }
  }
  throw new Error(`Aucun port libre entre ${wanted} et ${wanted + 99} sur ${host} : écrivez un autre numéro dans ${variable}.`);
}
