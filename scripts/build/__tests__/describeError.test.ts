import { expect, test } from '@jest/globals';
import { describeError } from '../describeError.ts';

test('a failed build names the file and the line', () => {
  const error = Object.assign(new Error('LWC1078: <p> has no matching closing tag.'), {
    id: '/repo/force-app/main/x/lwc/bell/bell.html?specifier=c/bell',
    location: { line: 5, column: 3 },
  });

  expect(describeError(error, '/repo/')).toBe(
    'force-app/main/x/lwc/bell/bell.html:5: LWC1078: <p> has no matching closing tag.',
  );
});

test('any other failure is told as it is', () => {
  expect(describeError(new Error('The ports are taken.'), '/repo/')).toBe('The ports are taken.');
  expect(describeError('odd', '/repo/')).toBe('odd');
});
