import {
  ACCOUNT,
  DESCRIPTION,
  DESCRIPTION_SECTION,
  EMAIL,
  FIRST_NAME,
  FULL_NAME,
  LAST_NAME,
  MOBILE,
  OWNER,
  PHONE,
  TITLE,
} from './sharedFields.ts';
import type { StandardObject } from './standardObject.ts';

export const CONTACT: StandardObject = {
  name: 'Contact',
  words: ['Contact', '取引先責任者'],
  plural: 'Contacts',
  icon: 'standard:contact',
  nameField: 'Name',
  fields: [
    FULL_NAME,
    FIRST_NAME,
    LAST_NAME,
    ACCOUNT,
    TITLE,
    { name: 'Department', words: ['Department', '部署'], type: 'text' },
    PHONE,
    MOBILE,
    { name: 'HomePhone', words: ['Home Phone', '自宅電話'], type: 'phone' },
    { name: 'OtherPhone', words: ['Other Phone', 'その他の電話'], type: 'phone' },
    EMAIL,
    OWNER,
    DESCRIPTION,
  ],
  listColumns: ['Name', 'AccountId', 'Title', 'Phone', 'MobilePhone', 'Email', 'OwnerId'],
  highlights: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  sections: [
    {
      words: ['Contact Information', '取引先責任者情報'],
      columns: [
        ['Name', 'AccountId', 'Title', 'Department', 'OwnerId'],
        ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone', 'Email'],
      ],
    },
    DESCRIPTION_SECTION,
  ],
  relatedLists: [
    { object: 'Case', field: 'ContactId' },
    { object: 'ZoomCallLog__c', field: 'Contact__c' },
  ],
  isCreatable: true,
};
