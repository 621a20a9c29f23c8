/** Import this first: what every browser has and jsdom lacks, as Node has it. */
import { webcrypto } from 'node:crypto';
import { runInThisContext } from 'node:vm';

/** Outside the page of the test stands Node with all of these. */
const NAMES = ['Response', 'ReadableStream', 'TextDecoderStream', 'TextEncoder', 'TextDecoder'];

for (const name of NAMES) {
  const value: unknown = runInThisContext(name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
Object.defineProperty(AbortSignal, 'timeout', { value: abortAfter, configurable: true });

/** Like the browser's own, on the timers of the test. */
function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort();
  }, ms);
  return controller.signal;
}
