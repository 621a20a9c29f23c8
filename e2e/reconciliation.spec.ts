/** Call Log Reconciliation: what does not belong together between Zoom and Salesforce is found, and the page leads to what helps. */
import type { Desk } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { talkElsewhere, untilRecorded } from './desk/externalLogs.ts';
import { looksOf } from './desk/looks.ts';
import { MINAMI, person } from './desk/people.ts';
import { RECONCILIATION, planted, reconciliationOn } from './desk/reconciliation.ts';
import { signIn } from './desk/signIn.ts';
import { expectTask, tasksOf } from './desk/tasks.ts';
import { errorWords } from './desk/words.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const AVERY = person('calloway');
const SASAKI = person('sasaki');
const RULE = 'Calls from strangers are not logged.';

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('a gap, a duplicate, a lost person and a refused log are found, and put right from the page', async ({
        newDesk: desk,
        freshWorkbench: workbench,
        signedIn,
      }, testInfo) => {
        signedIn.language = null;
        await workbench.controls.perform({ do: 'setLanguage', language }, MINAMI.salesforceId);
        const { page, hands, words } = desk;
        const { say } = words;
        const tab = reconciliationOn(desk);
        const look = looksOf({ ...desk, panel: tab.all }, testInfo);

        await page.goto(RECONCILIATION);
        await expect(tab.text('External_SignedOut')).toBeVisible();
        await hands.press(tab.button('External_OpenWidget'));
        await signIn(desk);
        await expect(tab.text('Reconciliation_Idle')).toBeVisible();
        await putWidgetAway(desk);
        await tab.compare();
        await expect(tab.text('Reconciliation_NoCalls')).toBeVisible();

        const callIds = [
          talkElsewhere(workbench, AVERY.e164),
          talkElsewhere(workbench, SASAKI.e164, 'deskPhone'),
          talkElsewhere(workbench, AVERY.e164),
        ];
        const taskIds: string[] = [];
        for (const callId of callIds) taskIds.push(await expectTask(workbench, callId, {}));
        await untilRecorded(workbench, callIds);
        await tab.compare();
        await expect(tab.text('Reconciliation_AllWell')).toBeVisible();
        await putWidgetAway(desk);
        await look('reconciliation, all well');

        workbench.salesforce.validationRules.push({
          object: 'Task',
          message: RULE,
          refuses: ({ CallObject }) => !callIds.includes(String(CallObject)),
        });
        const refused = talkElsewhere(workbench, SASAKI.e164);
        await untilRecorded(workbench, [refused]);
        const { copy } = planted(workbench, taskIds);
        await expect(async () => {
          await tab.compare();
          await expect(tab.rows('Missing', 2).filter({ hasText: 'salesforce.validation' })).toHaveCount(1);
        }).toPass();
        await expect(tab.text('Reconciliation_Summary', 4)).toBeVisible();
        await expect(tab.rows('Missing', 2)).toContainText([
          say('Log_NeedsYou', errorWords(words, 'salesforce.validation')[0]),
          say('Reconciliation_MissingSaved'),
        ]);
        await expect(tab.rows('Twice', 1)).toHaveCount(1);
        await expect(tab.rows('WithoutPerson', 1)).toHaveCount(1);
        await putWidgetAway(desk);
        await look('reconciliation, four findings');

        workbench.salesforce.validationRules.splice(0);
        await hands.press(tab.rows('Missing', 2).getByRole('button', { name: say('Log_Retry') }));
        await expect(tab.rows('Missing', 2).first()).toContainText(say('Log_Saving'));
        await expectTask(workbench, refused, {});
        await hands.press(
          tab.rows('Twice', 1).getByRole('button', { name: say('Reconciliation_OpenTaskOf', 2, 2) }),
        );
        await expect(page).toHaveURL(new RegExp(copy));
        workbench.salesforce.records.remove(copy);
        expect(tasksOf(workbench, callIds[1] ?? '')).toHaveLength(1);

        await page.goto(RECONCILIATION);
        await tab.compare();
        await expect(tab.text('Reconciliation_Summary', 2)).toBeVisible();
        await workbench.salesforce.down();
        await tab.compare();
        await expect(tab.all.getByRole('alert')).toContainText(say('Common_Code', 'salesforce.unavailable'));
        await look('reconciliation, Salesforce is down');
        await workbench.salesforce.up();
        await hands.press(tab.button('Reconciliation_CompareAgain'));
        await expect(tab.text('Reconciliation_Summary', 2)).toBeVisible();
      });
    });
  }
});

/** It opens by itself when there is a call, and stands before the page. */
async function putWidgetAway({ panel, pressItem }: Desk): Promise<void> {
  if (await panel.isVisible()) await pressItem();
  await expect(panel).toBeHidden();
}
