/** Import this first: what every browser has and jsdom lacks, as Node has it. */
import { createHash, randomUUID, webcrypto } from 'node:crypto';
import { runInThisContext } from 'node:vm';

/** Outside the page of the test stands Node with all of these. */
const NAMES = ['ReadableStream', 'TextDecoderStream', 'TextEncoder', 'TextDecoder'];

for (const name of NAMES) {
  const value: unknown = runInThisContext(name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
Object.defineProperty(globalThis, 'Response', { value: pageResponse(), configurable: true });
Object.defineProperty(globalThis, 'crypto', {
  value: {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes),
    randomUUID,
    subtle: { digest },
  },
  configurable: true,
});
Object.defineProperty(AbortSignal, 'timeout', { value: abortAfter, configurable: true });

/** What it reads from JSON are objects of this page, as in a browser; Node's own would be Node's. */
function pageResponse(): typeof Response {
  const NodeResponse = runInThisContext('Response') as typeof Response;
  return class PageResponse extends NodeResponse {
    override async json(): Promise<unknown> {
      return JSON.parse(await this.text());
    }
  };
}

/** Like the browser's own, on the timers of the test. */
function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort();
  }, ms);
  return controller.signal;
}

/** Within the turn: Node's own takes a thread, for which fake timers do not wait. */
function digest(algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer> {
  const hash = createHash(algorithm.replace('-', '').toLowerCase()).update(bytes).digest();
  return Promise.resolve(Uint8Array.from(hash).buffer);
}
