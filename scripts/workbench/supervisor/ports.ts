/** Which port a part of the workbench gets. */
import { createServer } from 'node:net';

/** Ports tried after a wanted one that is taken. */
const TRIES = 20;

/**
 * 0: any that is free; else the wanted one, or the next that is free and not promised to somebody else.
 * Throws when none of them is.
 */
export async function choosePort(wanted: number, promised: readonly number[] = []): Promise<number> {
  for (let step = 0; step < TRIES; step += 1) {
    const port = wanted === 0 ? 0 : wanted + step;
    const found = promised.includes(port) ? undefined : await tryPort(port);
    if (found !== undefined && !promised.includes(found)) return found;
  }
  throw new Error(`The ports ${wanted} to ${wanted + TRIES - 1} are all taken.`);
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    // On all addresses, as the servers themselves listen.
    server.listen(port, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => {
        resolve(found);
      });
    });
  });
}
