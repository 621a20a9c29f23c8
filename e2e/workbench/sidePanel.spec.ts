/** The panel of the workbench: the other end of calls, and the agent's desk. */
import { USERS } from '../../scripts/workbench/parties.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

test('somebody calls through the queue, and the agent answers on the mobile', async ({ page, workbench }) => {
  await page.goto('/');
  const panel = page.getByRole('complementary', { name: 'Workbench' });

  await panel.getByRole('combobox', { name: 'Caller' }).selectOption('Avery Calloway +12095550123');
  await panel.getByRole('checkbox', { name: /Through the queue/ }).check();
  await panel.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Another member answers' })).toBeVisible();
  expect(workbench.zoom.cloud.calls()[0]).toMatchObject({ via: { name: 'サポート / Support' } });

  await panel.getByRole('button', { name: 'Agent answers on the mobile' }).click();
  await expect(panel.getByText('Talking with Avery Calloway +12095550123')).toBeVisible();
  await panel.getByRole('button', { name: 'Agent hangs up' }).click();
  await expect(panel.getByText('No call. Dial a number, or let somebody call.')).toBeVisible();
});

test('the agent calls on the mobile, beside the page', async ({ page, workbench }) => {
  await page.goto('/');
  const panel = page.getByRole('complementary', { name: 'Workbench' });

  await panel.getByRole('textbox', { name: 'Number' }).fill('0355500101');
  await panel.getByRole('button', { name: 'Agent calls on the mobile' }).click();
  await panel.getByRole('button', { name: 'Answer', exact: true }).click();
  await panel.getByRole('button', { name: 'Agent hangs up' }).click();
  await expect(panel.getByText('No call. Dial a number, or let somebody call.')).toBeVisible();
  expect(workbench.zoom.cloud.calls()[0]).toMatchObject({ caller: { device: { kind: 'mobile' } } });
});

test('somebody texts the agent, who answers from the Zoom client; then STOP', async ({ page, workbench }) => {
  await page.goto('/');
  const panel = page.getByRole('complementary', { name: 'Workbench' });
  const texts = panel.getByRole('region', { name: 'Texts' });
  const minami = USERS[0]?.zoomId ?? '';
  const written = () =>
    workbench.zoom.texts
      .sessions(minami)
      .flatMap(({ id }) => workbench.zoom.texts.messages(id))
      .map(({ direction, status, text }) => [direction, text, status]);

  await texts.getByRole('combobox', { name: 'Who texts' }).selectOption('Avery Calloway +12095550123');
  await texts.getByRole('textbox', { name: 'What it says' }).fill('Is it ready?');
  await texts.getByRole('button', { name: 'Text the agent' }).click();
  await expect(texts.getByText('Avery Calloway: Is it ready?')).toBeVisible();
  await texts.getByRole('textbox', { name: 'What it says' }).fill('It is');
  await texts.getByRole('button', { name: 'Agent texts from the Zoom client' }).click();
  await expect(texts.getByText('Avery Calloway: It is')).toBeVisible();
  await texts.getByRole('button', { name: 'Opts out: Avery Calloway' }).click();
  await expect(texts.getByText('Avery Calloway: STOP')).toBeVisible();
  await expectAccessible(page);
  await expect.poll(written).toEqual([
    ['In', 'Is it ready?', 'received'],
    ['Out', 'It is', 'delivered'],
    ['In', 'STOP', 'received'],
  ]);

  await texts.getByRole('button', { name: 'Delete in Zoom: Avery Calloway' }).click();
  await expect(texts.getByText('No texts yet.')).toBeVisible();
});

for (const [language, words] of [
  ['English', { desk: "The agent's desk", mobile: 'Mobile', meeting: 'Is in a Zoom meeting' }],
  ['日本語', { desk: '担当者の席', mobile: 'モバイル', meeting: 'Zoom ミーティング中' }],
] as const) {
  test(`the agent's desk is set in the panel, in ${language}`, async ({ page, workbench }) => {
    await page.goto('/');
    await page.getByRole('button', { name: language }).click();
    const desk = page.getByRole('region', { name: words.desk });
    const client = workbench.zoom.client(USERS[0]?.zoomId ?? '');

    await desk.getByRole('button', { name: words.mobile }).click();
    await expect(desk.getByRole('button', { name: words.mobile })).toHaveAttribute('aria-pressed', 'true');
    await desk.getByRole('checkbox', { name: words.meeting }).check();
    await expect.poll(() => client.state()).toMatchObject({ device: 'mobile', inMeeting: true });
    await expectAccessible(page);

    client.set({ device: 'desktop', inMeeting: false });
    await expect(desk.getByRole('checkbox', { name: words.meeting })).not.toBeChecked();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('region', { name: "The agent's desk" })).toBeVisible();
  });
}
