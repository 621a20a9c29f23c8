import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, expect, test } from '@jest/globals';
import { rendered, show } from '../../../../../../test-support/lightning/screen.ts';
import { pageWire, recordWire } from '../../../../../../test-support/lightning/wireAdapters.ts';
import ZoomPhonePageRecord from '../zoomPhonePageRecord.ts';

const CASE = '500000000000001AAA';

afterEach(() => {
  document.body.replaceChildren();
});

async function goTo(objectApiName: string, recordId: string, type = 'standard__recordPage'): Promise<void> {
  pageWire.emit({ type, attributes: { objectApiName, recordId, actionName: 'view' }, state: {} });
  await rendered();
}

function read(id: string, fields: Readonly<Record<string, string | null>>): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, object] => [name, { value, displayValue: null }]),
  );
  recordWire.emit({ id, apiName: 'any', fields: values });
  return rendered();
}

test('tells of the record on the page by its name, and when the agent leaves it', async () => {
  const objectNames = ['Account', 'Case', 'Project__c'];
  const screen = await show(ZoomPhonePageRecord, { objectNames }, ['pagerecord']);

  await goTo('Case', CASE.slice(0, 15));
  expect(recordWire.getLastConfig()).toEqual({
    recordId: CASE.slice(0, 15),
    optionalFields: ['Case.CaseNumber', 'Case.Subject'],
  });
  await read(CASE, { CaseNumber: '00001000', Subject: null });
  await read(CASE, { CaseNumber: '00001000', Subject: null });
  const told = { id: CASE, objectName: 'Case', name: '00001000' };
  expect(screen.heard('pagerecord')).toEqual([told]);

  await goTo('Project__c', 'a00000000000001AAA');
  expect(screen.heard('pagerecord')).toEqual([told, null]);
  await read('a00000000000001AAA', { Name: 'Roof' });
  expect(screen.heard('pagerecord').at(-1)).toMatchObject({ objectName: 'Project__c', name: 'Roof' });
});

test('knows nothing of other pages, of records that are none to choose, or whose name is hidden', async () => {
  const screen = await show(ZoomPhonePageRecord, { objectNames: ['Account'] }, ['pagerecord']);

  await goTo('Contact', '003000000000001AAA');
  await goTo('Account', '001000000000001AAA', 'standard__objectPage');
  await goTo('Account', '001000000000001AAA');
  await read('001000000000001AAA', {});
  recordWire.error();
  expect(screen.heard('pagerecord')).toEqual([]);
});
