/** Salesforce Classic: the widget in a page without utility bar, message channel and navigation. */
import { expectCallTo } from './desk/calls.ts';
import { deskOn } from './desk/desk.ts';
import { tellGateway } from './desk/gateway.ts';
import { looksOf } from './desk/looks.ts';
import { person } from './desk/people.ts';
import { signIn } from './desk/signIn.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const COMMENT = 'Ordered from Classic';

test.slow();

inOneLanguage('en_US', () => {
  test('signs in, calls, and the call with its comment is a Task; the record opens in a window', async ({
    page,
    workbench,
    words,
  }, testInfo) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    const desk = deskOn({ page, url: workbench.url, words, panel: page.getByRole('main') });
    const look = looksOf(desk, testInfo);
    const contact = person('calloway');
    await page.goto('/classic');
    await signIn(desk);
    await tellGateway(page, workbench.gateway?.url ?? '', 'PUT', '/api/consent', {});
    await desk.expectReady();

    await desk.field.fill(contact.e164);
    await desk.callButton.click();
    const { callId } = await expectCallTo(workbench, contact.e164);
    workbench.zoom.cloud.answer(callId);
    await expect(desk.card).toContainText(contact.name);
    const opened = page.waitForEvent('popup');
    await desk.card.getByRole('button', { name: contact.name }).click();
    expect(new URL((await opened).url()).pathname).toContain(contact.id);
    await desk.hands.write(desk.comment, COMMENT);
    await look('classic, in a call');
    workbench.zoom.cloud.hangUp(callId);

    await expect(desk.newest).toContainText(words.say('Log_Saved'));
    await expectTask(workbench, callId, { Description: COMMENT, WhoId: contact.id });
    await look('classic, after a call');
    expect(failures).toEqual([]);
  });
});
