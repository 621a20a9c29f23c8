/** The page around the widget: nothing for axe to find. */
import { USERS } from '../scripts/workbench/parties.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const PAGES = [
  ['a list', '/lightning/o/Contact/list'],
  ['a form', '/lightning/o/Contact/new'],
  ['a page that does not exist', '/lightning/nothing/here'],
] as const;

for (const [name, url] of PAGES) {
  test(`${name} is accessible`, { tag: '@all' }, async ({ page }) => {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0);

    await expectAccessible(page);
  });
}

test('a record page with the widget open is accessible in both languages', async ({ page }) => {
  await page.goto('/lightning/o/Contact/list');
  await page.getByRole('link', { name: 'Avery Calloway' }).click();
  await page.getByRole('button', { name: 'Zoom Phone', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Activity' }).getByRole('listitem').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByRole('heading', { name: '活動' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
});

test(
  'menus, search, toasts and a live call in the panel are accessible',
  { tag: '@all' },
  async ({ page, workbench }) => {
    await page.goto('/lightning/o/Contact/list');
    await expect(page.getByRole('heading', { name: 'All Contacts' })).toBeVisible();

    await page.getByRole('button', { name: 'App Launcher' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'View profile' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.getByRole('searchbox', { name: 'Search...' }).fill('Quill');
    await expect(page.getByRole('list', { name: 'Search results' })).toBeVisible();
    const panel = page.getByRole('complementary', { name: 'Workbench' });
    const callId = workbench.zoom.cloud.ringAgent({
      from: '+12095550123',
      toUserId: USERS[0]?.zoomId ?? '',
    });
    await expect(panel.getByText(/is calling$/)).toBeVisible();
    await expectAccessible(page);
    workbench.zoom.cloud.hangUp(callId);
  },
);

test('a Task and an empty list are accessible', { tag: '@all' }, async ({ page, workbench }) => {
  const [task] = workbench.salesforce.records.find('Task', { Subject: 'Call' });
  await page.goto(`/lightning/r/Task/${String(task?.['Id'])}/view`);
  await expect(page.getByRole('heading', { level: 1, name: /Call/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Related' }).click();
  await expectAccessible(page);

  await page.goto('/lightning/o/ZoomCallLog__c/list');
  await expect(page.getByText('No items to display.')).toBeVisible();
  await expectAccessible(page);
});
