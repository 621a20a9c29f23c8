import { expect, test } from '@jest/globals';
import { compareVersions, digestOf } from '../installation.ts';
import { lightningOrigin, nextSteps } from '../nextSteps.ts';

test.each([
  ['0.1.0', '0.1.0', 0],
  ['0.9.0', '0.10.0', -1],
  ['1.0', '0.99.9', 1],
  ['1.0.0', '1.0', 0],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});

test('a digest knows content and names, not the order', () => {
  const digest = digestOf({
    files: new Map([
      ['a', '1'],
      ['b', '2'],
    ]),
  });

  expect(
    digestOf({
      files: new Map([
        ['b', '2'],
        ['a', '1'],
      ]),
    }),
  ).toBe(digest);
  expect(
    digestOf({
      files: new Map([
        ['a', '2'],
        ['b', '1'],
      ]),
    }),
  ).not.toBe(digest);
});

test.each([
  ['https://example.my.salesforce.com', 'https://example.lightning.force.com'],
  ['https://example--uat.sandbox.my.salesforce.com', 'https://example--uat.sandbox.lightning.force.com'],
  ['http://localhost:8701', null],
])('the pages of %s', (instanceUrl, origin) => {
  expect(lightningOrigin(instanceUrl)).toBe(origin);
});

test('the values for Zoom are those of the page of what is used', () => {
  const { zoomApp } = nextSteps('https://phone.example.com', 'https://example.my.salesforce.com');

  expect(zoomApp.events).toEqual(expect.arrayContaining(['phone.callee_ringing', 'phone.sms_received']));
  expect(zoomApp.scopes).toEqual(expect.arrayContaining(['phone:read:user', 'phone:read:sms_message']));
});
