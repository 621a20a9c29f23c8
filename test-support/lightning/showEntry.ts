/** A call in History, an hour later. Import `numberLibrary.ts` and `realLabels.ts` before. */
import type { Call, CallLog } from 'c/zoomCallCore';
import ZoomPhoneHistoryEntry from '../../force-app/main/softphone/lwc/zoomPhoneHistoryEntry/zoomPhoneHistoryEntry.ts';
import { NINE, entryOf } from './callData.ts';
import { numbersAt } from './numberData.ts';
import { show } from './screen.ts';
import type { Screen } from './screen.ts';

const NUMBERS = numbersAt('US');
const HOUR_MS = 3_600_000;

export function showEntry(call: Call, log: Partial<CallLog> = {}, isOpen = false): Promise<Screen> {
  const data = { entry: entryOf(call, log), numbers: NUMBERS, now: NINE + HOUR_MS, isOpen };
  return show(ZoomPhoneHistoryEntry, data, [
    'toggle',
    'dial',
    'closelog',
    'deletelog',
    'retrylog',
    'exportlogs',
    'openrecord',
    'showpad',
    'chooseperson',
    'comment',
    'edittask',
  ]);
}
