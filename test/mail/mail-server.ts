import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { freePort } from '../../tools/services/ports.mjs';

/** A mail as it came over the wire. */
export interface Received {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  /** whether the server said that it has it */
  readonly answered: boolean;
}

/** How the server behaves: it takes mails, refuses them with a code, or takes them in and dies before it says so. */
export type Manner = 'takes' | 'diesAfterData' | { readonly refuses: number };

/** A real SMTP server, on one port for as long as a test lasts, that can behave in every way in which servers misbehave. */
export class MailServer {
  readonly received: Received[] = [];
  manner: Manner = 'takes';
  private smtp: SMTPServer | undefined;
  private mute: Server | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(readonly port: number) {}

  static async start(): Promise<MailServer> {
    const server = new MailServer(await freePort());
    await server.answer();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** It answers, again. */
  async answer(): Promise<void> {
    const smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      logger: false,
      onRcptTo: (_address, _session, done) => {
        const { manner } = this;
        if (typeof manner === 'string') return done();
        done(Object.assign(new Error('quelqu’un@example.invalid: go away'), { responseCode: manner.refuses }));
      },
      onData: (stream, session, done) => void this.take(stream, session, done),
    });
    smtp.on('error', () => undefined);
    smtp.server.on('connection', (socket: Socket) => this.remember(socket));
    smtp.listen(this.port, '127.0.0.1');
    await once(smtp.server, 'listening');
    this.smtp = smtp;
  }

  /** It accepts connections and says nothing at all. */
  async hang(): Promise<void> {
    await this.goAway();
    const mute = createServer((socket) => this.remember(socket));
    mute.listen(this.port, '127.0.0.1');
    await once(mute, 'listening');
    this.mute = mute;
  }

  /** Nobody listens on its port. */
  async goAway(): Promise<void> {
    const { smtp, mute } = this;
    this.smtp = undefined;
    this.mute = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (smtp) await new Promise<void>((done) => smtp.close(done));
    if (mute) await new Promise<void>((done) => mute.close(() => done()));
  }

  private remember(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession, done: () => void): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    const { mailFrom, rcptTo } = session.envelope;
    const answered = this.manner !== 'diesAfterData';
    this.received.push({
      messageId: /^Message-ID: (.+?)\r?$/m.exec(bytes.toString('latin1'))?.[1] ?? '',
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      bytes,
      answered,
    });
    if (answered) done();
    else for (const socket of this.sockets) socket.destroy();
  }
}
