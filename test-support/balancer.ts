/** A load balancer before several gateways: each new connection goes to one that says that it is ready, in turn. */
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface Balancer {
  stop(): Promise<void>;
}

const LOOK_MS = 250;
/** As load balancers do it: who does not answer gets nothing new; what is open already is left to those who opened it. */
const READY_WITHIN_MS = 1000;

/** @param targets ports on this computer */
export async function startBalancer(port: number, targets: readonly number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let ready: readonly number[] = targets;
  let turn = 0;

  async function look(): Promise<void> {
    const answers = await Promise.all(targets.map(isReady));
    ready = targets.filter((_, index) => answers[index]);
  }

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  }

  function passOn(client: Socket, order: readonly number[]): void {
    const [target, ...others] = order;
    if (target === undefined) {
      client.destroy();
      return;
    }
    const upstream = connect({ host: '127.0.0.1', port: target });
    keep(upstream);
    const tryNext = () => {
      passOn(client, others);
    };
    upstream.once('error', tryNext);
    upstream.once('connect', () => {
      upstream.off('error', tryNext);
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        one.on('error', () => one.destroy());
        one.once('close', () => other.destroy());
      }
      client.pipe(upstream).pipe(client);
    });
  }

  const server = createServer((client) => {
    keep(client);
    client.on('error', () => client.destroy());
    turn += 1;
    const from = ready.length > 0 ? ready : targets;
    passOn(
      client,
      from.map((_, index) => from[(turn + index) % from.length] ?? port),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const looks = setInterval(() => void look(), LOOK_MS);
  return {
    stop: () =>
      new Promise((resolve) => {
        clearInterval(looks);
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(READY_WITHIN_MS) }).then(
    (answer) => answer.ok,
    () => false,
  );
}
