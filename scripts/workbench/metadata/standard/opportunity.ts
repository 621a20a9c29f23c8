import { ACCOUNT, DESCRIPTION, DESCRIPTION_SECTION, OWNER } from './sharedFields.ts';
import type { StandardObject } from './standardObject.ts';

export const OPPORTUNITY: StandardObject = {
  name: 'Opportunity',
  words: ['Opportunity', '商談'],
  plural: 'Opportunities',
  icon: 'standard:opportunity',
  nameField: 'Name',
  fields: [
    { name: 'Name', words: ['Opportunity Name', '商談名'], type: 'text', isRequired: true },
    ACCOUNT,
    { name: 'Amount', words: ['Amount', '金額'], type: 'currency' },
    { name: 'CloseDate', words: ['Close Date', '完了予定日'], type: 'date', isRequired: true },
    { name: 'StageName', words: ['Stage', 'フェーズ'], type: 'text', isRequired: true },
    OWNER,
    DESCRIPTION,
  ],
  listColumns: ['Name', 'AccountId', 'Amount', 'CloseDate', 'StageName', 'OwnerId'],
  highlights: ['AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
  sections: [
    {
      words: ['Opportunity Information', '商談情報'],
      columns: [
        ['Name', 'AccountId', 'OwnerId'],
        ['Amount', 'CloseDate', 'StageName'],
      ],
    },
    DESCRIPTION_SECTION,
  ],
  relatedLists: [],
  isCreatable: false,
};
