import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { CallLog } from 'c/zoomCallCore';
import { LOG } from '../../../../../../test-support/lightning/callData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneDisposition from '../zoomPhoneDisposition.ts';

afterEach(() => {
  document.body.replaceChildren();
});

function showList(log: Partial<CallLog>, dispositions: readonly string[]): Promise<Screen> {
  const data = { callId: 'call-1', log: { ...LOG, ...log }, dispositions };
  return show(ZoomPhoneDisposition, data, ['edittask']);
}

test('what the administrator has set can be chosen, and taken back', async () => {
  const screen = await showList({}, ['Interested', '契約']);
  expect(screen.get('combobox', 'Disposition')).toMatchObject({
    value: '',
    options: [
      { value: '', label: 'None' },
      { value: 'Interested', label: 'Interested' },
      { value: '契約', label: '契約' },
    ],
  });

  await screen.enter('Disposition', '契約');
  await screen.enter('Disposition', '');

  expect(screen.heard('edittask')).toEqual([
    { callId: 'call-1', edit: { kind: 'disposition', disposition: '契約' } },
    { callId: 'call-1', edit: { kind: 'disposition', disposition: null } },
  ]);
});

test('what was chosen stays, also when it is on the list no more', async () => {
  const screen = await showList({ disposition: 'Former' }, []);
  expect(screen.get('combobox', 'Disposition')).toMatchObject({ value: 'Former' });
});

test('where nothing is set, nothing is asked', async () => {
  expect((await showList({}, [])).texts()).toEqual([]);
});
