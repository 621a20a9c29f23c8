import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { expect, jest, test } from '@jest/globals';
import { createElement } from 'lwc';
import ZoomPhoneDialButtons from '../zoomPhoneDialButtons.ts';

jest.mock('@salesforce/customPermission/ZoomPhoneUser', () => ({ default: undefined, __esModule: true }), {
  virtual: true,
});

test('who may not use Zoom Phone is told whom to ask', () => {
  const element = createElement('c-zoom-phone-dial-buttons', { is: ZoomPhoneDialButtons });
  Object.assign(element, { objectApiName: 'Contact', recordId: '003000000000001AAA' });

  document.body.append(element);

  expect(element.shadowRoot?.textContent).toContain('Ask your Salesforce administrator');
});
