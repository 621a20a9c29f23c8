import { expect, test } from '@jest/globals';
import Fastify from 'fastify';
import { AGENT } from '../../../test-support/agents.ts';
import { exportRoute } from '../exportRoute.ts';

test('a field may be called as what every object has by itself', async () => {
  const app = Fastify();
  const nothing = () => Promise.reject(new Error('nobody asks for it'));
  exportRoute(app, {
    access: {
      agentOf: () => Promise.resolve(AGENT),
      ...{ requireOwnPage: () => undefined, isSignedIn: nothing, giveSession: () => undefined },
      ...{ extend: nothing, endSession: nothing },
    },
    exportLogs: () => Promise.resolve([{ ZoomCallId__c: '1', toString: 'typed' }, { ZoomCallId__c: '2' }]),
  });

  const { statusCode, body } = await app.inject('/api/logs/export');

  expect([statusCode, body]).toEqual([200, '\uFEFFZoomCallId__c,toString\r\n1,typed\r\n2,\r\n']);
});
