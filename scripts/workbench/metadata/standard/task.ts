import { OWNER } from './sharedFields.ts';
import type { StandardObject } from './standardObject.ts';

export const TASK: StandardObject = {
  name: 'Task',
  words: ['Task', 'タスク'],
  plural: 'Tasks',
  icon: 'standard:task',
  nameField: 'Subject',
  fields: [
    { name: 'Subject', words: ['Subject', '件名'], type: 'text', isRequired: true },
    { name: 'WhoId', words: ['Name', '名前'], type: 'reference', references: ['Contact', 'Lead'] },
    {
      name: 'WhatId',
      words: ['Related To', '関連先'],
      type: 'reference',
      references: ['Account', 'Opportunity', 'Case'],
    },
    { name: 'Description', words: ['Comments', 'コメント'], type: 'longText' },
    { name: 'ActivityDate', words: ['Due Date', '期日'], type: 'date' },
    {
      name: 'Status',
      words: ['Status', '状況'],
      type: 'picklist',
      values: [
        ['Not Started', 'Not Started', '未着手'],
        ['In Progress', 'In Progress', '進行中'],
        ['Completed', 'Completed', '完了'],
        ['Waiting on someone else', 'Waiting on someone else', '待機中'],
        ['Deferred', 'Deferred', '延期'],
      ],
    },
    {
      name: 'Priority',
      words: ['Priority', '優先度'],
      type: 'picklist',
      values: [
        ['High', 'High', '高'],
        ['Normal', 'Normal', '中'],
        ['Low', 'Low', '低'],
      ],
    },
    {
      name: 'CallType',
      words: ['Call Type', 'コールタイプ'],
      type: 'picklist',
      isReadOnly: true,
      values: [
        ['Inbound', 'Inbound', '着信'],
        ['Outbound', 'Outbound', '発信'],
        ['Internal', 'Internal', '内線'],
      ],
    },
    {
      name: 'CallDurationInSeconds',
      words: ['Call Duration', 'コール時間'],
      type: 'duration',
      isReadOnly: true,
    },
    { name: 'CallDisposition', words: ['Call Result', 'コール結果'], type: 'text' },
    {
      name: 'CallObject',
      words: ['Call Object Identifier', 'コールオブジェクト識別子'],
      type: 'text',
      isReadOnly: true,
    },
    { ...OWNER, words: ['Assigned To', '任命先'] },
  ],
  listColumns: ['Subject', 'WhoId', 'WhatId', 'ActivityDate', 'Status', 'OwnerId'],
  highlights: ['WhoId', 'WhatId', 'ActivityDate', 'Status', 'OwnerId'],
  sections: [
    {
      words: ['Task Information', 'タスク情報'],
      columns: [
        ['Subject', 'WhoId', 'WhatId', 'OwnerId'],
        ['ActivityDate', 'Status', 'Priority'],
      ],
    },
    { words: ['Comments', 'コメント'], columns: [['Description']] },
    {
      words: ['Call Information', 'コール情報'],
      columns: [
        ['CallType', 'CallDurationInSeconds'],
        ['CallDisposition', 'CallObject'],
      ],
    },
  ],
  relatedLists: [],
  isCreatable: false,
};
