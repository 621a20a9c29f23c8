/** What the page says, in the language of a journey: the package's own labels, and the few words around them. */
import path from 'node:path';
import { readLabels, readTranslatedLabels } from '../../scripts/labels/labelFiles.ts';
import { stringsOf, type Strings } from '../../scripts/workbench/zoom/strings.ts';

export const LANGUAGES = ['en_US', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A label by its name without the package's prefix, with values in the places of {0}, {1}... @throws Error for no label */
export type Say = (label: string, ...values: readonly (string | number)[]) => string;

export interface Words {
  readonly language: Language;
  readonly say: Say;
  /** The words in Zoom's own pages. */
  readonly zoom: Strings;
  /** The words of Lightning Experience. */
  readonly lightning: (typeof LIGHTNING)[Language];
}

const PACKAGE = path.join(import.meta.dirname, '../../force-app/main');

const LIGHTNING = {
  en_US: {
    activity: 'Activity',
    details: 'Details',
    minimize: 'Minimize',
    closePanel: 'Close the workbench panel',
    tasks: 'Tasks',
    fields: {
      Subject: 'Subject',
      Description: 'Comments',
      CallType: 'Call Type',
      CallDurationInSeconds: 'Call Duration',
      CallDisposition: 'Call Result',
      CallObject: 'Call Object Identifier',
      ActivityDate: 'Due Date',
      WhoId: 'Name',
      WhatId: 'Related To',
      OwnerId: 'Assigned To',
    },
  },
  ja: {
    activity: '活動',
    details: '詳細',
    minimize: '最小化',
    closePanel: 'ワークベンチ パネルを閉じる',
    tasks: 'タスク',
    fields: {
      Subject: '件名',
      Description: 'コメント',
      CallType: 'コールタイプ',
      CallDurationInSeconds: 'コール時間',
      CallDisposition: 'コール結果',
      CallObject: 'コールオブジェクト識別子',
      ActivityDate: '期日',
      WhoId: '名前',
      WhatId: '関連先',
      OwnerId: '任命先',
    },
  },
} as const;

export function wordsIn(language: Language): Words {
  const english = new Map(readLabels(PACKAGE).map(({ name, text }) => [name, text]));
  const texts = language === 'ja' ? readTranslatedLabels(PACKAGE, 'ja') : english;
  return {
    language,
    zoom: stringsOf(language === 'ja' ? 'ja' : 'en'),
    lightning: LIGHTNING[language],
    say(label, ...values) {
      const text = texts.get(`ZoomPhone_${label}`);
      if (text === undefined) throw new Error(`There is no label ${label} in ${language}`);
      return text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
    },
  };
}

/** The words of an error: what happened, what to do, and its code. */
export function errorWords(
  { say }: Words,
  code: string,
): readonly [text: string, help: string, code: string] {
  const name = code.replaceAll('.', '_');
  return [say(`Error_${name}`), say(`Help_${name}`), say('Common_Code', code)];
}
