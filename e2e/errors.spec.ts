/** Whatever Salesforce refuses a log for, History says why and what to do; and if all else fails, the log is a file. */
import { ALL_MEANS } from '../test-support/allMeans.ts';
import { readFile } from 'node:fs/promises';
import { FAULT_ERRORS } from '../scripts/workbench/salesforce/server/faultErrors.ts';
import type { FaultCode } from '../scripts/workbench/salesforce/server/faultErrors.ts';
import type { Fault } from '../scripts/workbench/salesforce/server/faults.ts';
import { QUIET_PAGE } from './desk/desk.ts';
import { endInPad, talkWith } from './desk/incoming.ts';
import { looksOf } from './desk/looks.ts';
import { expectTask, tasksOf } from './desk/tasks.ts';
import { errorWords } from './desk/words.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const COMMENT = '=四十台 "gauges", by March 😀';

/** What Salesforce may answer, and what it is to the agent. */
const REFUSALS: readonly (readonly [FaultCode, string])[] = [
  ['REQUEST_LIMIT_EXCEEDED', 'salesforce.limitReached'],
  ['UNABLE_TO_LOCK_ROW', 'salesforce.rowLocked'],
  ['DUPLICATE_VALUE', 'salesforce.rowLocked'],
  ['ENTITY_IS_DELETED', 'salesforce.recordGone'],
  ['INVALID_CROSS_REFERENCE_KEY', 'salesforce.recordGone'],
  ['NOT_FOUND', 'salesforce.recordGone'],
  ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'salesforce.noAccess'],
  ['INSUFFICIENT_ACCESS_OR_READONLY', 'salesforce.noAccess'],
  ['API_DISABLED_FOR_ORG', 'salesforce.noAccess'],
  ['API_CURRENTLY_DISABLED', 'salesforce.noAccess'],
  ['DUPLICATES_DETECTED', 'salesforce.refused'],
  ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'salesforce.validation'],
  ['REQUIRED_FIELD_MISSING', 'salesforce.validation'],
  ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'salesforce.validation'],
  ['STRING_TOO_LONG', 'salesforce.validation'],
  ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'salesforce.validation'],
  ['INVALID_FIELD', 'salesforce.fieldNotWritable'],
  ['INVALID_FIELD_FOR_INSERT_UPDATE', 'salesforce.fieldNotWritable'],
  ['SERVER_UNAVAILABLE', 'salesforce.unavailable'],
  ['UNKNOWN_EXCEPTION', 'salesforce.unavailable'],
  ['STORAGE_LIMIT_EXCEEDED', 'salesforce.storageFull'],
];

/** One for each that the agent is told; all with `ALL_MEANS=1`. */
const REFUSED = ALL_MEANS ? REFUSALS : [...new Map(REFUSALS.map((row) => [row[1], row])).values()];

test.slow();

inOneLanguage('ja', () => {
  test(
    'each refusal of Salesforce has its reason and next step; the log is saved once when it ends, or exported',
    { tag: '@all' },
    async ({ desk, workbench: { salesforce, ...workbench } }, testInfo) => {
      const { say } = desk.words;
      const look = looksOf(desk, testInfo);
      const all = { ...workbench, salesforce };
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      const alert = desk.newest.getByRole('alert');
      const retry = desk.newest.getByRole('button', { name: say('Log_Retry'), exact: true });

      let takeBack = salesforce.faults.add(faultOf('REQUEST_LIMIT_EXCEEDED'));
      const callId = await talkWith(desk, all, null);
      await desk.hands.write(desk.comment, COMMENT);
      await endInPad(desk);
      for (const [fault, code] of REFUSED) {
        await test.step(fault, async () => {
          takeBack();
          takeBack = salesforce.faults.add(faultOf(fault));
          await retry.click();
          await expect(alert).toContainText(say('Common_SalesforceSays', FAULT_ERRORS[fault].message));
          for (const text of errorWords(desk.words, code)) await expect(alert).toContainText(text);
          expect(tasksOf(all, callId)).toEqual([]);
        });
      }
      await look('storage full');

      const download = desk.page.waitForEvent('download');
      await desk.hands.press(desk.button('Log_Export'));
      const file = await readFile(await (await download).path(), 'utf8');
      expect(file).toContain(`'${COMMENT.replaceAll('"', '""')}`);
      expect(file).toContain('salesforce.storageFull');

      takeBack();
      await desk.hands.press(retry);
      await expect(desk.newest).toContainText(say('Log_Saved'));
      await expectTask(all, callId, { Description: COMMENT });
      expect(tasksOf(all, callId)).toHaveLength(1);
    },
  );
});

function faultOf(code: FaultCode): Fault {
  const match = FAULT_ERRORS[code].level === 'record' ? { object: 'Task' } : { from: 'app' as const };
  return { match, times: Infinity, effect: { kind: 'error', code } };
}
