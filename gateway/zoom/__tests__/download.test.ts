import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startScriptedServer } from '../../../test-support/scriptedServer.ts';
import type { ScriptedServer } from '../../../test-support/scriptedServer.ts';
import { createDownload } from '../download.ts';

const download = createDownload({ hosts: ['localhost', 'zoom.us'] });
const signal = new AbortController().signal;
let zoom: ScriptedServer;
let files: ScriptedServer;
const local = (url: string) => url.replace('127.0.0.1', 'localhost');

beforeAll(async () => {
  zoom = await startScriptedServer();
  files = await startScriptedServer();
});
beforeEach(() => {
  zoom.requests.length = 0;
  files.requests.length = 0;
  zoom.answer(() => ({ status: 302, headers: { location: `${local(files.url)}/file` } }));
  files.answer(() => ({ body: { is: 'the file' } }));
});
afterAll(async () => {
  await zoom.stop();
  await files.stop();
});

test('redirects are followed with the range, and with the token to the first host alone', async () => {
  const answer = await download({ url: local(zoom.url), accessToken: 'secret', range: 'bytes=0-3', signal });

  expect(await answer.json()).toEqual({ is: 'the file' });
  expect(zoom.requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret', range: 'bytes=0-3' });
  expect(files.requests[0]?.headers).toMatchObject({ range: 'bytes=0-3' });
  expect(files.requests[0]?.headers).not.toHaveProperty('authorization');
});

describe('an address is refused before anybody is asked', () => {
  test.each([
    ['of another host', 'https://evil.example/file'],
    ['that only looks like one of Zoom', 'https://notzoom.us/file'],
    ['with a host of Zoom in the place of a user', 'https://zoom.us@evil.example/file'],
    ['with a user', 'https://somebody@zoom.us/file'],
    ['of the cloud this runs in', 'http://169.254.169.254/latest/meta-data'],
    ['without encryption', 'http://zoom.us/file'],
    ['of another scheme', 'file:///etc/passwd'],
    ['that is none', 'nothing'],
  ])('%s', async (_, url) => {
    await expect(download({ url, accessToken: 'secret', signal })).rejects.toMatchObject({
      code: 'zoom.refused',
      details: { step: 'download' },
    });
    zoom.answer(() => ({ status: 302, headers: { location: url } }));
    const redirected = download({ url: local(zoom.url), accessToken: 'secret', signal });
    if (url !== 'nothing') await expect(redirected).rejects.toMatchObject({ code: 'zoom.refused' });
    await redirected.catch(() => undefined);
    expect(files.requests).toEqual([]);
  });
});

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.0.1',
  '::1',
  '::ffff:10.1.2.3',
  'fd00:ec2::254',
  'fe80::1',
])('a host of Zoom that resolves to %s is not asked', async (address) => {
  const lured = createDownload({
    hosts: ['zoom.us'],
    resolve: () => Promise.resolve([{ address: '203.0.113.7' }, { address }]),
  });

  await expect(
    lured({ url: 'https://files.zoom.us/file', accessToken: 'secret', signal }),
  ).rejects.toMatchObject({ code: 'zoom.refused', details: { address: 'inside' } });
});

test('a redirect without end is left', async () => {
  zoom.answer(() => ({ status: 302, headers: { location: local(zoom.url) } }));

  await expect(download({ url: local(zoom.url), accessToken: 't', signal })).rejects.toMatchObject({
    code: 'zoom.refused',
  });
  expect(zoom.requests.length).toBeLessThan(10);
});
