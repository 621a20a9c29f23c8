import { DESCRIPTION, DESCRIPTION_SECTION, OWNER, PHONE } from './sharedFields.ts';
import type { StandardObject } from './standardObject.ts';

export const ACCOUNT_OBJECT: StandardObject = {
  name: 'Account',
  words: ['Account', '取引先'],
  plural: 'Accounts',
  icon: 'standard:account',
  nameField: 'Name',
  fields: [
    { name: 'Name', words: ['Account Name', '取引先名'], type: 'text', isRequired: true },
    { name: 'Type', words: ['Type', '種別'], type: 'text' },
    { name: 'Industry', words: ['Industry', '業種'], type: 'text' },
    PHONE,
    { name: 'Website', words: ['Website', 'Web サイト'], type: 'url' },
    OWNER,
    DESCRIPTION,
  ],
  listColumns: ['Name', 'Phone', 'Website', 'Industry', 'OwnerId'],
  highlights: ['Type', 'Phone', 'Website', 'Industry', 'OwnerId'],
  sections: [
    {
      words: ['Account Information', '取引先情報'],
      columns: [
        ['Name', 'Type', 'Industry', 'OwnerId'],
        ['Phone', 'Website'],
      ],
    },
    DESCRIPTION_SECTION,
  ],
  relatedLists: [
    { object: 'Contact', field: 'AccountId' },
    { object: 'Opportunity', field: 'AccountId' },
    { object: 'Case', field: 'AccountId' },
    { object: 'ZoomCallLog__c', field: 'Account__c' },
  ],
  isCreatable: true,
};
