import { expect, test } from '@jest/globals';
import { toPageReference, toUrl, type LoosePageReference } from '../urls.ts';

const ID = '0035g0000000001AAA';

const PAGES: readonly (readonly [url: string, reference: LoosePageReference])[] = [
  [
    `/lightning/r/Contact/${ID}/view`,
    {
      type: 'standard__recordPage',
      attributes: { objectApiName: 'Contact', recordId: ID, actionName: 'view' },
      state: {},
    },
  ],
  [
    `/lightning/r/${ID}/view`,
    { type: 'standard__recordPage', attributes: { recordId: ID, actionName: 'view' }, state: {} },
  ],
  [
    '/lightning/o/Contact/list?filterName=Recent',
    {
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Contact', actionName: 'list' },
      state: { filterName: 'Recent' },
    },
  ],
  [
    '/lightning/o/Lead/new?defaultFieldValues=LastName%3DSmith%252C%2520Jr',
    {
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Lead', actionName: 'new' },
      state: { defaultFieldValues: 'LastName=Smith%2C%20Jr' },
    },
  ],
  [
    '/lightning/n/External_Logs',
    { type: 'standard__navItemPage', attributes: { apiName: 'External_Logs' }, state: {} },
  ],
  ['/lightning/page/home', { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} }],
  ['/lightning/app/Sales', { type: 'standard__app', attributes: { appTarget: 'Sales' }, state: {} }],
];

test.each(PAGES)('%s is the address of a page, and back', (url, reference) => {
  expect(toUrl(reference)).toBe(url);
  expect(toPageReference(new URL(url, 'http://localhost'))).toEqual(reference);
});

test('the host alone is the home page', () => {
  expect(toPageReference(new URL('http://localhost/'))).toMatchObject({ type: 'standard__namedPage' });
});

test.each(['/lightning/x/y', '/elsewhere', '/lightning/r/Contact/notAnId/view', '/lightning/o'])(
  'there is no page at %s',
  (url) => {
    expect(toPageReference(new URL(url, 'http://localhost'))).toBeUndefined();
  },
);

test.each([
  { type: 'standard__webPage', attributes: { url: 'https://example.com' } },
  { type: 'standard__recordPage', attributes: {} },
  { type: 'comm__namedPage', attributes: { name: 'Home' } },
])('a page that the shell does not have has no address: $type', (reference) => {
  expect(toUrl(reference)).toBeUndefined();
});
