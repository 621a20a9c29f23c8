import '../../../../../../test-support/lightning/realLabels.ts';
import { expect, test } from '@jest/globals';
import { errorHelp, errorText, fill, labels, resultText } from '../zoomPhoneLabels.ts';

test('a label is the text of the package', () => {
  expect(labels.signInButton).toBe('Sign in');
});

test('a code leads to what happened and what to do', () => {
  expect(errorText('signIn.popupBlocked')).toBe('The browser blocked the sign-in window.');
  expect(errorHelp('signIn.popupBlocked')).toBe('Allow pop-ups for this page, then sign in again.');
});

test('a result reads differently for who called and who was called', () => {
  expect(resultText('inbound', 'busy')).toBe('You were on another call');
  expect(resultText('outbound', 'busy')).toBe('Busy');
});

test('values go to their places, in whatever order a language has them', () => {
  expect(fill('{1} of {0}, {1}', 'two', 1)).toBe('1 of two, 1');
});

test('a value that looks like a place is left alone', () => {
  expect(fill('Call {0}: {1}', '{1}', '110')).toBe('Call {1}: 110');
});

test('a place without a value stays, so that the lack is seen', () => {
  expect(fill('Call {0}')).toBe('Call {0}');
});
