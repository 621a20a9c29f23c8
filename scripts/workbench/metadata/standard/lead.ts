import {
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

export const LEAD: StandardObject = {
  name: 'Lead',
  words: ['Lead', 'リード'],
  plural: 'Leads',
  icon: 'standard:lead',
  nameField: 'Name',
  fields: [
    FULL_NAME,
    FIRST_NAME,
    LAST_NAME,
    { name: 'Company', words: ['Company', '会社名'], type: 'text', isRequired: true },
    TITLE,
    {
      name: 'Status',
      words: ['Lead Status', 'リード状況'],
      type: 'picklist',
      values: [
        ['Open - Not Contacted', 'Open - Not Contacted', '未連絡'],
        ['Working - Contacted', 'Working - Contacted', '連絡済み'],
        ['Closed - Converted', 'Closed - Converted', '取引開始済み'],
        ['Closed - Not Converted', 'Closed - Not Converted', '取引不成立'],
      ],
    },
    PHONE,
    MOBILE,
    EMAIL,
    { name: 'LeadSource', words: ['Lead Source', 'リードソース'], type: 'text' },
    OWNER,
    DESCRIPTION,
  ],
  listColumns: ['Name', 'Company', 'Title', 'Phone', 'MobilePhone', 'Email', 'Status', 'OwnerId'],
  highlights: ['Title', 'Company', 'Phone', 'Email', 'OwnerId'],
  sections: [
    {
      words: ['Lead Information', 'リード情報'],
      columns: [
        ['Name', 'Company', 'Title', 'Status', 'OwnerId'],
        ['Phone', 'MobilePhone', 'Email', 'LeadSource'],
      ],
    },
    DESCRIPTION_SECTION,
  ],
  relatedLists: [{ object: 'ZoomCallLog__c', field: 'Lead__c' }],
  isCreatable: true,
};
