import { ACCOUNT, DESCRIPTION, DESCRIPTION_SECTION, OWNER } from './sharedFields.ts';
import type { StandardObject } from './standardObject.ts';

export const CASE: StandardObject = {
  name: 'Case',
  words: ['Case', 'ケース'],
  plural: 'Cases',
  icon: 'standard:case',
  nameField: 'CaseNumber',
  fields: [
    { name: 'CaseNumber', words: ['Case Number', 'ケース番号'], type: 'text', isReadOnly: true },
    { name: 'Subject', words: ['Subject', '件名'], type: 'text' },
    {
      name: 'ContactId',
      words: ['Contact Name', '取引先責任者名'],
      type: 'reference',
      references: ['Contact'],
    },
    ACCOUNT,
    {
      name: 'Status',
      words: ['Status', '状況'],
      type: 'picklist',
      values: [
        ['New', 'New', '新規'],
        ['Working', 'Working', '対応中'],
        ['Escalated', 'Escalated', 'エスカレート済み'],
        ['Closed', 'Closed', 'クローズ'],
      ],
    },
    {
      name: 'Priority',
      words: ['Priority', '優先度'],
      type: 'picklist',
      values: [
        ['High', 'High', '高'],
        ['Medium', 'Medium', '中'],
        ['Low', 'Low', '低'],
      ],
    },
    {
      name: 'Origin',
      words: ['Case Origin', '発生源'],
      type: 'picklist',
      values: [
        ['Phone', 'Phone', '電話'],
        ['Email', 'Email', 'メール'],
        ['Web', 'Web', 'Web'],
      ],
    },
    // Of the org's own: see orgMetadata.
    { name: 'CallbackPhone__c', words: ['Callback Phone', '折り返し電話'], type: 'phone' },
    OWNER,
    DESCRIPTION,
  ],
  listColumns: ['CaseNumber', 'Subject', 'ContactId', 'Status', 'Priority', 'OwnerId'],
  highlights: ['Subject', 'ContactId', 'Status', 'Priority', 'OwnerId'],
  sections: [
    {
      words: ['Case Information', 'ケース情報'],
      columns: [
        ['CaseNumber', 'ContactId', 'AccountId', 'OwnerId'],
        ['Subject', 'CallbackPhone__c', 'Status', 'Priority', 'Origin'],
      ],
    },
    DESCRIPTION_SECTION,
  ],
  relatedLists: [],
  isCreatable: false,
};
