import { afterEach } from '@jest/globals';

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

export function stopAfterTest(stop: () => Promise<void>): void {
  stops.push(stop);
}
