import { DEFAULT_SETTINGS } from '#call-core';
import type { Agent } from '../gateway/calls/ports.ts';

/** The agent of unit tests. */
export const AGENT: Agent = {
  id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  zoomUserId: 'DnEopNmXQEGU2uvvzjgojw',
  salesforceUserId: '0055g0000000001AAA',
  name: 'Minami Sakura',
  language: 'en_US',
  timeZone: 'Asia/Tokyo',
  homeCountry: 'JP',
  ownNumbers: [{ number: '+81355500001', name: null }],
  canHideCallerId: true,
  callerId: { kind: 'number', number: '+81355500001' },
  consentGiven: true,
  settings: DEFAULT_SETTINGS,
  closedTaskStatus: 'Completed',
  relatable: ['Account', 'Opportunity', 'Case'],
  personFields: {
    Contact: {
      phones: [
        { name: 'Phone', label: 'Business Phone' },
        { name: 'MobilePhone', label: 'Mobile' },
      ],
      countries: ['MailingCountryCode', 'MailingCountry'],
    },
    Lead: { phones: [{ name: 'Phone', label: 'Phone' }], countries: [] },
    Account: { phones: [{ name: 'Phone', label: 'Phone' }], countries: ['BillingCountry'] },
  },
  revision: 1,
  profileRevision: 1,
};
