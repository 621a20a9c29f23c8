/** Which port a part of the workbench gets. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Ports tried after a wanted one that is taken. */
const TRIES = 20;
/**
 * Where any port will do. Below those that systems give to connections on their way out (RFC 6335: from 49152; Linux: from
 * 32768): one of these may be gone before its server listens.
 */
const ANY = { from: 20_000, to: 32_000 };
/**
 * So many in a row are tried by one process, which has them nearly always for itself: a port is free until its server
 * listens, and while a gateway starts again.
 */
const OF_A_PROCESS = 100;
let last = randomInt(OF_A_PROCESS);

/**
 * 0: any that is free; else the wanted one, or the next that is free and not promised to somebody else.
 * Throws when none of them is.
 */
export async function choosePort(wanted: number, promised: readonly number[] = []): Promise<number> {
  const tries = wanted === 0 ? OF_A_PROCESS : TRIES;
  for (let step = 0; step < tries; step += 1) {
    const port = wanted === 0 ? nextOfProcess() : wanted + step;
    const found = promised.includes(port) ? undefined : await tryPort(port);
    if (found !== undefined && !promised.includes(found)) return found;
  }
  if (wanted === 0) throw new Error('No port is free.');
  throw new Error(`The ports ${wanted} to ${wanted + TRIES - 1} are all taken.`);
}

function nextOfProcess(): number {
  const rows = (ANY.to - ANY.from) / OF_A_PROCESS;
  last = (last + 1) % OF_A_PROCESS;
  return ANY.from + (process.pid % rows) * OF_A_PROCESS + last;
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
