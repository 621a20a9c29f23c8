import { afterEach, expect, test } from '@jest/globals';
import type { DoctorReport, GatewayStatus } from 'c/zoomCallCore';
import { STATUS_AT_REST } from '../../../../../../test-support/lightning/gatewayStatus.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneConnection from '../zoomPhoneConnection.ts';

const NOW = Date.UTC(2026, 10, 2);
const report: DoctorReport = {
  gateway: { version: '1.2.3', startedAt: NOW - 1000, publicUrl: 'https://gateway.example.com', origins: [] },
  webhookAt: null,
  agents: { known: 3, signedIn: 2 },
  findings: [],
};

afterEach(() => {
  document.body.replaceChildren();
});

const shown = (status: GatewayStatus | null) => show(ZoomPhoneConnection, { report, status, now: NOW });

test('how the work stands is told in figures', async () => {
  const page = await shown({
    nodes: 3,
    jobs: { waiting: 12, failed: 1, oldestSeconds: 75.4 },
    logs: [
      { code: 'salesforce.unavailable', count: 7 },
      { code: null, count: 2 },
    ],
    texts: { sending: 4, unsure: 1 },
    signInsNeeded: { zoom: 1, salesforce: 2 },
    quota: { salesforce: { used: 900, limit: 15_000 }, zoom: { used: 4, limit: 20 } },
  });

  expect(page.texts()).toEqual(
    expect.arrayContaining([
      ...['Gateways running', '3'],
      ...['Waiting work', '12, the longest for 75 s; 1 failed'],
      ...['Logs not in Salesforce yet', '7 (salesforce.unavailable), 2'],
      ...['Texts under way', '4; 1 perhaps sent'],
      ...['Sign-ins needed', 'Zoom 1, Salesforce 2'],
      ...['900 of 15000', '4 of 20'],
    ]),
  );
});

test('what was not told yet says so, and what has nothing says 0', async () => {
  const page = await shown(STATUS_AT_REST);

  expect(page.texts()).toEqual(
    expect.arrayContaining(['Not told yet', '0, the longest for 0 s; 0 failed', '0']),
  );
});

test('engines and browser lines are told where there are any', async () => {
  const voice = { engines: { up: 1, all: 2 }, lines: { registered: 3, all: 4 }, calls: 5 };
  const page = await shown({ ...STATUS_AT_REST, voice });

  expect(page.texts()).toEqual(expect.arrayContaining(['1 of 2 answer', '3 of 4 registered, 5 calls']));
  document.body.replaceChildren();
  expect((await shown(STATUS_AT_REST)).texts().join()).not.toContain('registered');
});

test('before it is told there are no figures of it', async () => {
  const page = await shown(null);

  expect(page.texts()).toContain('Agents signed in');
  expect(page.texts()).not.toContain('Gateways running');
});
