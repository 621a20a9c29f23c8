import { expect, test } from '@jest/globals';
import { PhoneError } from '#call-core';
import { readSend } from '../checkSend.ts';

const PNG = { name: 'a.png', mimeType: 'image/png', base64: base64Of('89504e470d0a1a0a') };
const WISH = {
  ...{ from: '+12095550199', to: ['+12095550124'], text: 'Hello', files: [] },
  ...{ threadId: null, record: null, at: 1 },
};

function base64Of(hex: string, zeros = 0): string {
  return Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(zeros)]).toString('base64');
}

function codeOf(changes: object): string | null {
  try {
    readSend({ ...WISH, ...changes });
    return null;
  } catch (error) {
    return error instanceof PhoneError ? error.code : 'none of ours';
  }
}

test.each<[string, object]>([
  ['words', {}],
  ['as many letters as Zoom takes', { text: 'あ'.repeat(500) }],
  ['as many bytes as Zoom takes beside files', { text: 'x'.repeat(500), files: [PNG] }],
  ['a picture without words', { text: '', files: [PNG] }],
  ['a PDF', { files: [{ ...PNG, mimeType: 'application/pdf', base64: base64Of('25504446') }] }],
])('%s may be sent', (_, changes) => {
  expect(codeOf(changes)).toBeNull();
});

test.each<[string, object, string]>([
  ['nothing', { text: ' \n' }, 'text.empty'],
  ['too many letters', { text: 'x'.repeat(501) }, 'text.tooLong'],
  ['too many bytes beside a file', { text: 'あ'.repeat(334), files: [PNG] }, 'text.tooLong'],
  ['another kind of file', { files: [{ ...PNG, mimeType: 'image/svg+xml' }] }, 'text.fileType'],
  ['what only says that it is a picture', { files: [{ ...PNG, base64: 'aGVsbG8=' }] }, 'text.fileType'],
  ['too many files', { files: Array.from({ length: 11 }, () => PNG) }, 'text.tooManyFiles'],
  [
    'files that are too large together',
    { files: [PNG, { ...PNG, base64: base64Of('89504e47', 2 * 1024 * 1024) }] },
    'text.filesTooLarge',
  ],
  ['to a number that is none', { to: ['12095550124'] }, 'text.wrongNumber'],
  ['to the own number', { to: [WISH.from] }, 'text.wrongNumber'],
  [
    'to too many',
    { to: Array.from({ length: 11 }, (__, index) => `+1209555${1000 + index}`) },
    'text.tooManyRecipients',
  ],
  ['from a number that is none', { from: '0' }, 'text.wrongSender'],
  ['to nobody', { to: [] }, 'request.invalid'],
  ['no words at all', { text: undefined }, 'request.invalid'],
])('%s is refused', (_, changes, code) => {
  expect(codeOf(changes)).toBe(code);
});

test('who is named twice gets it once', () => {
  expect(readSend({ ...WISH, to: [WISH.to[0], WISH.to[0]] }).to).toEqual(WISH.to);
});
