/** A way to a server that a test can break: refused, or half open, where everything is taken and nothing arrives. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type ProxyMode = 'open' | 'refuse' | 'swallow';

export interface TroubledProxy {
  readonly port: number;
  /** `refuse` also cuts what is open; what was opened while it was swallowed stays dead. */
  set(mode: ProxyMode): void;
  stop(): Promise<void>;
}

export async function startTroubledProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<TroubledProxy> {
  let mode: ProxyMode = 'open';
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();

  const server = createServer((client) => {
    if (mode === 'refuse') {
      client.destroy();
      return;
    }
    const upstream = connect(target);
    if (mode === 'swallow') dead.add(client);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => from.destroy());
      from.on('data', (data) => {
        if (mode === 'swallow') dead.add(client);
        if (!dead.has(client)) to.write(data);
      });
      from.on('close', () => {
        sockets.delete(from);
        if (!dead.has(client)) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };

  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      mode = next;
      if (next === 'refuse') cut();
    },
    stop: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => {
          resolve();
        });
      }),
  };
}
