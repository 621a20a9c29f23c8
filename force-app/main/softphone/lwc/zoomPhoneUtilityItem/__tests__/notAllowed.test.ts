import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { expect, jest, test } from '@jest/globals';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { showWidget } from '../../../../../../test-support/lightning/showWidget.ts';

jest.mock('@salesforce/customPermission/ZoomPhoneUser', () => ({ default: undefined, __esModule: true }), {
  virtual: true,
});

test('who may not use Zoom Phone is told whom to ask, and the gateway is not', async () => {
  jest.useFakeTimers({ now: NINE });

  const widget = await showWidget();

  expect(widget.says('alert')).toBe(
    'You have no access to Zoom Phone. Ask your Salesforce administrator for the permission set “Zoom Phone Agent”.',
  );
  expect(widget.gateway.requests).toEqual([]);
  jest.useRealTimers();
});
