/** Fields that several standard objects have. */
import type { StandardField, Words } from './standardObject.ts';

export const OWNER: StandardField = {
  name: 'OwnerId',
  words: ['Owner', '所有者'],
  type: 'reference',
  references: ['User'],
  isReadOnly: true,
};
export const PHONE: StandardField = { name: 'Phone', words: ['Phone', '電話'], type: 'phone' };
export const MOBILE: StandardField = { name: 'MobilePhone', words: ['Mobile', '携帯電話'], type: 'phone' };
export const EMAIL: StandardField = { name: 'Email', words: ['Email', 'メール'], type: 'email' };
export const TITLE: StandardField = { name: 'Title', words: ['Title', '役職'], type: 'text' };
export const DESCRIPTION: StandardField = {
  name: 'Description',
  words: ['Description', '説明'],
  type: 'longText',
};
export const FULL_NAME: StandardField = {
  name: 'Name',
  words: ['Name', '名前'],
  type: 'text',
  isReadOnly: true,
};
export const FIRST_NAME: StandardField = { name: 'FirstName', words: ['First Name', '名'], type: 'text' };
export const LAST_NAME: StandardField = {
  name: 'LastName',
  words: ['Last Name', '姓'],
  type: 'text',
  isRequired: true,
};
export const ACCOUNT: StandardField = {
  name: 'AccountId',
  words: ['Account Name', '取引先名'],
  type: 'reference',
  references: ['Account'],
};

const DESCRIPTION_WORDS: Words = ['Description Information', '説明'];
export const DESCRIPTION_SECTION = { words: DESCRIPTION_WORDS, columns: [['Description']] };
