/** Arguments: the port to listen on, and those of the gateways. Each new connection goes to one that says that it is ready, in turn. */
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 250;
/** As load balancers do it: who does not answer gets nothing new; what is open already is left to those who opened it. */
const READY_WITHIN_MS = 1000;

const [port = 0, ...targets] = process.argv.slice(2).map(Number);
let ready: readonly number[] = targets;
let turn = 0;

async function isReady(target: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${target}/readyz`, { signal: AbortSignal.timeout(READY_WITHIN_MS) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function look(): Promise<never> {
  for (;;) {
    const answers = await Promise.all(targets.map(isReady));
    ready = targets.filter((_, index) => answers[index]);
    await wait(LOOK_MS);
  }
}

function passOn(client: Socket, order: readonly number[]): void {
  const [target, ...others] = order;
  if (target === undefined) {
    client.destroy();
    return;
  }
  const upstream = connect({ host: '127.0.0.1', port: target });
  const tryNext = () => {
    passOn(client, others);
  };
  upstream.once('error', tryNext);
  upstream.once('connect', () => {
    upstream.off('error', tryNext);
    upstream.on('error', () => upstream.destroy());
    upstream.once('close', () => client.destroy());
    client.once('close', () => upstream.destroy());
    if (client.destroyed) upstream.destroy();
    client.pipe(upstream).pipe(client);
  });
}

const server = createServer((client) => {
  client.on('error', () => client.destroy());
  turn += 1;
  const from = ready.length > 0 ? ready : targets;
  const first = turn % from.length;
  passOn(client, [...from.slice(first), ...from.slice(0, first)]);
});
server.listen(port, () => process.send?.('listening'));
process.once('disconnect', () => process.exit());
void look();
