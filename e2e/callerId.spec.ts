/** The number that the other end sees. */
import { expectCallTo } from './desk/calls.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { tellGateway } from './desk/gateway.ts';
import { meansIn } from './desk/hands.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

/** The agent's number as on the first day. */
test.afterEach(async ({ page, workbench }) => {
  workbench.zoom.faults.reset();
  const first = { kind: 'number', number: '+81355500001' };
  expect(await tellGateway(page, workbench.gateway?.url ?? '', 'PUT', '/api/caller-id', first)).toBe(204);
});

inOneLanguage('en_US', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('the caller ID is one of the agent’s numbers, and stays chosen', async ({ desk, workbench }) => {
        await desk.visit(QUIET_PAGE);
        const caller = callerId(desk);
        await expect(caller).toContainText('03-5550-0001');
        await openCallerIds(desk);
        await expect(desk.panel.getByRole('option')).toHaveText([
          /^03-5550-0001 /,
          /^\+1 209 555 0199 /,
          /^03-5550-0000 · 代表/,
          desk.words.say('CallerId_Hide'),
        ]);
        await chooseCallerId(desk, /\+1 209 555 0199/);
        await expect(caller).toContainText('+1 209 555 0199');
        await desk.page.reload();
        await desk.openPanel();
        await expect(caller).toContainText('+1 209 555 0199');

        await desk.hands.write(desk.field, '0355500101');
        await desk.page.keyboard.press('Enter');
        const { callId, caller: ownEnd } = await expectCallTo(workbench, '+81355500101');
        expect(ownEnd.number).toBe('+12095550199');
        workbench.zoom.cloud.refuse(callId);
      });

      test('a hidden caller ID is hidden at the other end', { tag: '@all' }, async ({ desk, workbench }) => {
        await desk.visit(QUIET_PAGE);
        await openCallerIds(desk);
        await chooseCallerId(desk, desk.words.say('CallerId_Hide'));
        await expect(callerId(desk)).toContainText(desk.words.say('CallerId_Hide'));
        await expect
          .poll(() => workbench.zoom.requests.list.filter(({ method }) => method === 'PATCH').at(-1)?.status)
          .toBe(204);

        await desk.hands.write(desk.field, '0355500101');
        await desk.page.keyboard.press('Enter');
        const { callerIdHidden } = await expectCallTo(workbench, '+81355500101');
        expect(callerIdHidden).toBe(true);
      });
    });
  }
});

inOneLanguage('en_US', () => {
  test(
    'a caller ID that Zoom refuses is taken back, and says why',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      await desk.visit(QUIET_PAGE);
      await expect(callerId(desk)).toContainText('03-5550-0001');
      workbench.zoom.faults.add({ kind: 'forbidden', parts: ['rest'] });
      await openCallerIds(desk);
      await chooseCallerId(desk, desk.words.say('CallerId_Hide'));

      await desk.expectError('zoom.refused');
      await expect(callerId(desk)).toContainText('03-5550-0001');
      await desk.hands.press(desk.button('Common_Ok'));
      await expect(desk.panel.getByRole('alert')).toHaveCount(0);
      await desk.hands.write(desk.field, '0355500101');
      await desk.page.keyboard.press('Enter');
      expect(await expectCallTo(workbench, '+81355500101')).toMatchObject({
        callerIdHidden: false,
        caller: { number: '+81355500001' },
      });
    },
  );
});

inOneLanguage('ja', () => {
  test(
    'the other end sees what the widget shows, whatever the pad is set to',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      await desk.visit(QUIET_PAGE);
      await expect(callerId(desk)).toContainText('03-5550-0001');
      await desk.chooseFromMenu('Pad_Show');
      await desk.pad
        .getByLabel(desk.words.zoom.callerId)
        .selectOption({ label: desk.words.zoom.hideCallerId });
      await expect(callerId(desk)).toContainText('03-5550-0001');
      await desk.hands.write(desk.field, '0355500101');
      await desk.page.keyboard.press('Enter');
      expect(await expectCallTo(workbench, '+81355500101')).toMatchObject({
        callerIdHidden: false,
        caller: { number: '+81355500001' },
      });
    },
  );
});

function callerId(desk: Desk) {
  return desk.panel.getByRole('combobox', { name: desk.words.say('CallerId_Label') });
}

async function openCallerIds(desk: Desk): Promise<void> {
  await expect(callerId(desk)).toBeEnabled();
  await desk.hands.press(callerId(desk));
}

async function chooseCallerId(desk: Desk, name: RegExp | string): Promise<void> {
  await desk.hands.pick(callerId(desk), desk.panel.getByRole('option', { name }));
}
