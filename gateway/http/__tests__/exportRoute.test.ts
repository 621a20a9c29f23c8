import { expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { AGENT } from '../../../test-support/agents.ts';
import { exportRoute } from '../exportRoute.ts';

test('a field may be called as what every object has by itself', async () => {
  const app = Fastify();
  const records: Record<string, string>[] = [
    { ZoomCallId__c: '1', toString: 'typed' },
    { ZoomCallId__c: '2' },
  ];
  exportRoute(app, {
    access: { agentOf: () => Promise.resolve(AGENT) },
    exportLogs: () => Promise.resolve(records),
  });

  const url = await app.listen({ port: 0, host: '127.0.0.1' });

  const answer = await fetch(`${url}/api/logs/export`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  await app.close();

  expect(answer.status).toBe(200);
  expect(bytes.toString('utf8')).toBe('\uFEFFZoomCallId__c,toString\r\n1,typed\r\n2,\r\n');
});
