import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { PersonContext, RecordRef } from 'c/zoomCallCore';
import { NINE } from '../../../../../../test-support/lightning/callData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneContext from '../zoomPhoneContext.ts';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Asia/Tokyo', __esModule: true }), {
  virtual: true,
});

const NOTHING: PersonContext = { lastCall: null, openCases: [], openOpportunities: [] };
const LAST_CALL = { taskId: '00T000000000001AAA', at: NINE - 86_400_000, result: 'Answered' };

afterEach(() => {
  document.body.replaceChildren();
});

function records(objectName: string, ...names: string[]): RecordRef[] {
  return names.map((name, index) => ({ id: `${objectName}-${index}`, objectName, name }));
}

function view(context: Partial<PersonContext>) {
  return show(ZoomPhoneContext, { context: { ...NOTHING, ...context }, now: NINE }, ['openrecord']);
}

test('the last call is told with its day and result, and leads to its Task', async () => {
  const screen = await view({ lastCall: LAST_CALL });
  expect(screen.texts().map(plain)).toEqual(['Last call: Yesterday 5:00 PM', '· Answered']);

  await screen.press(screen.names('button')[0] ?? '');

  expect(screen.heard('openrecord')).toEqual([{ recordId: LAST_CALL.taskId, objectName: 'Task' }]);
});

test('open Cases and Opportunities stand there, three of each, and lead to their records', async () => {
  const screen = await view({
    openCases: records('Case', 'one', 'two', 'three', 'four'),
    openOpportunities: records('Opportunity', 'Gauges'),
  });
  expect(screen.names('list')).toEqual(['Open Cases (4)', 'Open Opportunities']);
  expect(screen.names('button')).toEqual(['Open one', 'Open two', 'Open three', 'Open Gauges']);

  await screen.press('Open two');
  await screen.press('Open Gauges');

  expect(screen.heard('openrecord')).toEqual([
    { recordId: 'Case-1', objectName: 'Case' },
    { recordId: 'Opportunity-0', objectName: 'Opportunity' },
  ]);
});

test('where nothing is going on nothing is said', async () => {
  const screen = await view({});
  expect(screen.texts()).toEqual([]);

  await screen.give({ context: { ...NOTHING, lastCall: { ...LAST_CALL, result: null } } });
  expect(screen.texts().map(plain)).toEqual(['Last call: Yesterday 5:00 PM']);
});

/** Intl puts a narrow space before AM and PM. */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ').trim();
}
