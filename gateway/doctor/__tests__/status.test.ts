import { expect, test } from '@jest/globals';
import { createGatewayStatus } from '../status.ts';

test('what waits in several queues is told as one, with the age of the oldest', async () => {
  const gatewayStatus = createGatewayStatus({
    readBacklog: () =>
      Promise.resolve({
        jobs: [
          { state: 'created', count: 2 },
          { state: 'retry', count: 3 },
          { state: 'active', count: 7 },
          { state: 'failed', count: 1 },
        ],
        jobWaits: [{ seconds: 4 }, { seconds: 90 }],
        unsavedLogs: [
          { problem: 'none', count: 5 },
          { problem: 'salesforce.unavailable', count: 6 },
        ],
        sendings: [{ state: 'unsure', count: 8 }],
        signInsNeeded: [{ provider: 'salesforce', count: 9 }],
      }),
    countNodes: () => Promise.resolve(3),
    quotas: () => ({ salesforce: null, zoom: { used: 1, limit: 20 } }),
    readVoice: () =>
      Promise.resolve({ engines: ['up', 'away'], lines: ['registered', 'line.noAccount', 'registered'] }),
    countCalls: () => 4,
  });

  expect(await gatewayStatus()).toEqual({
    nodes: 3,
    jobs: { waiting: 5, failed: 1, oldestSeconds: 90 },
    logs: [
      { code: null, count: 5 },
      { code: 'salesforce.unavailable', count: 6 },
    ],
    texts: { sending: 0, unsure: 8 },
    signInsNeeded: { zoom: 0, salesforce: 9 },
    quota: { salesforce: null, zoom: { used: 1, limit: 20 } },
    voice: { engines: { up: 1, all: 2 }, lines: { registered: 2, all: 3 }, calls: 4 },
  });
});
