/** A way to a server on which a test can count what passes, and act at any point of it. */
import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Called with each piece that a client sends, before it is passed on. */
  onSent(listener: () => void): void;
  /** All that has passed, both ways, as it was on the wire. */
  recorded(): string;
  stop(): Promise<void>;
}

export async function startTcpProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<TcpProxy> {
  let told: () => void = () => undefined;
  const sockets = new Set<Socket>();
  const pieces: Buffer[] = [];
  const server = createServer((client) => {
    const upstream = connect(target);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (data: Buffer) => {
      told();
      pieces.push(data);
      upstream.write(data);
    });
    upstream.on('data', (data: Buffer) => pieces.push(data));
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    onSent(listener) {
      told = listener;
    },
    recorded: () => Buffer.concat(pieces).toString(),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
