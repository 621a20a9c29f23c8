import { expect, jest, test } from '@jest/globals';
import { AGENT } from '../../../test-support/agents.ts';
import { createPresence } from '../presence.ts';

test('where too much waits already, no call waits as well', async () => {
  const use = jest.fn<() => Promise<never>>();
  const presence = createPresence({
    tokens: { use },
    zoom: { isInMeeting: () => Promise.resolve(true) },
    inBackground: () => false,
    onUnknown: () => undefined,
  });

  await expect(presence(AGENT)).resolves.toEqual({ inMeeting: null });
  expect(use).not.toHaveBeenCalled();
});
