import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The line between the API and its database: it can be cut, and mended at the same place. */
export class Line {
  private server: Server | undefined;
  private port = 0;
  private readonly open = new Set<Socket>();

  constructor(private readonly to: number) {}

  /** Carries again. Answers the port. */
  async mend(): Promise<number> {
    const server = createServer((near) => {
      const far = connect(this.to, '127.0.0.1');
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.open.add(socket);
        socket.pipe(other);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.open.delete(socket);
          other.destroy();
        });
      }
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    return this.port;
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server?.close(() => resolve()));
    for (const socket of this.open) socket.destroy();
    await closed;
  }
}
