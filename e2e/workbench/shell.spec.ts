/** The workbench's own journey: a stranger finds the way around in what looks like Salesforce. */
import { closeSidePanel, expect, test } from '../fixtures.ts';

test('the address of the workbench leads to the first list of the app', async ({ page }) => {
  await page.goto('/');

  await expect(page.getByRole('heading', { name: 'All Contacts' })).toBeVisible();
  await expect(page).toHaveURL(/\/lightning\/o\/Contact\/list$/);
  await expect(page).toHaveTitle('All Contacts | Workbench');
  await expect(page.getByRole('row')).toHaveCount(21);
});

test('a record is opened from its list, reloaded, and left by going back', async ({ page }) => {
  await page.goto('/lightning/o/Contact/list');

  await page.getByRole('link', { name: 'Avery Calloway' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Avery Calloway/ })).toBeVisible();
  await expect(page).toHaveURL(/\/lightning\/r\/Contact\/003\w{15}\/view$/);
  await expect(page).toHaveTitle('Avery Calloway | Contact | Workbench');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /Avery Calloway/ })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('heading', { name: 'All Contacts' })).toBeVisible();
});

test('phone fields are plain telephone links', async ({ page }) => {
  await page.goto('/lightning/o/Contact/list');
  await page.getByRole('link', { name: 'Avery Calloway' }).click();

  const details = page.getByRole('tabpanel', { name: 'Details' });
  await expect(details.getByRole('link', { name: '(209) 555-0123' })).toHaveAttribute(
    'href',
    'tel:(209) 555-0123',
  );
});

test('the timeline shows the calls of a person, and their Tasks can be opened', async ({ page }) => {
  await page.goto('/lightning/o/Contact/list');
  await page.getByRole('link', { name: 'Avery Calloway' }).click();

  const timeline = page.getByRole('article', { name: 'Activity' });
  await expect(timeline.getByText('Asked when the repaired unit comes back.')).toBeVisible();
  await timeline.getByRole('link', { name: 'Call', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: /Task\s+Call/ })).toBeVisible();
  const details = page.getByRole('tabpanel', { name: 'Details' });
  for (const field of [
    'Subject',
    'Comments',
    'Name',
    'Related To',
    'Call Type',
    'Call Duration',
    'Call Result',
    'Call Object Identifier',
    'Due Date',
    'Status',
    'Assigned To',
  ]) {
    await expect(details.getByText(field, { exact: true }).first()).toBeVisible();
  }
});

test('the widget is in the utility bar of its app, opens, and stays as it is while minimised', async ({
  page,
}) => {
  await page.goto('/');
  const item = page.getByRole('button', { name: 'Zoom Phone', exact: true });
  const panel = page.getByRole('dialog', { name: 'Zoom Phone' });

  await expect(panel).toBeHidden();
  await item.click();
  await expect(panel).toBeVisible();
  await expect(panel).toHaveCSS('width', '340px');

  await page.getByRole('link', { name: 'Leads' }).click();
  await expect(page.getByRole('heading', { name: 'All Leads' })).toBeVisible();
  await expect(panel).toBeVisible();

  await panel.getByRole('button', { name: 'Minimize' }).click();
  await expect(panel).toBeHidden();
  await expect(item).toBeFocused();
});

test('an app to which the widget is not assigned does not have it', async ({ page }) => {
  await page.goto('/');

  await page.getByRole('button', { name: 'App Launcher' }).click();
  await page
    .getByRole('dialog', { name: 'App Launcher' })
    .getByRole('button', { name: /Sales Manage/ })
    .click();

  await expect(page.getByRole('heading', { name: 'All Opportunities' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Zoom Phone', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Recent Items' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('navigation', { name: 'App navigation' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Recent Items' })).toBeVisible();
});

test('a new contact is written to Salesforce and found by its name', async ({ page, workbench }) => {
  await page.goto('/lightning/o/Contact/list');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'New Contact' });

  await form.getByLabel('First Name').fill('Robin');
  await form.getByLabel(/Last Name/).fill('Ferngrove');
  await form.getByLabel('Phone', { exact: true }).fill('(209) 555-0166');
  await form.getByRole('button', { name: 'Save' }).click();

  await expect(page.getByText('Contact "Robin Ferngrove" was saved.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /Robin Ferngrove/ })).toBeVisible();
  const [stored] = workbench.salesforce.records.find('Contact', { LastName: 'Ferngrove' });
  expect(stored).toMatchObject({ FirstName: 'Robin', Phone: '(209) 555-0166' });

  await page.getByRole('searchbox', { name: 'Search...' }).fill('Ferng');
  await page.getByRole('link', { name: /Robin Ferngrove/ }).click();
  await page.getByRole('button', { name: 'Show more actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'OK' }).click();
  await expect(page.getByText('Contact "Robin Ferngrove" was deleted.')).toBeVisible();
  expect(workbench.salesforce.records.find('Contact', { LastName: 'Ferngrove' })).toEqual([]);
});

test('the name of a Task is changed by the pencil beside it', async ({ page, workbench }) => {
  const [task] = workbench.salesforce.records.find('Task', { Subject: 'Sent the quote' });
  await page.goto(`/lightning/r/Task/${String(task?.['Id'])}/view`);

  await page.getByRole('button', { name: 'Edit Name' }).click();
  const form = page.getByRole('dialog', { name: 'Edit Sent the quote' });
  await form.getByRole('combobox', { name: 'Name' }).fill('Greta');
  await form.getByRole('option', { name: /Greta Lindenau/ }).click();
  await form.getByRole('button', { name: 'Save' }).click();

  const details = page.getByRole('tabpanel', { name: 'Details' });
  await expect(details.getByRole('link', { name: 'Greta Lindenau' })).toBeVisible();
});

test('what Salesforce refuses is told in its words', async ({ page, workbench }) => {
  const rule = { object: 'Lead', message: 'Leads are closed for today.', refuses: () => true };
  workbench.salesforce.validationRules.push(rule);
  await page.goto('/lightning/o/Lead/new');
  const form = page.getByRole('dialog', { name: 'New Lead' });

  await form.getByLabel(/Last Name/).fill('Nobody');
  await form.getByLabel(/Company/).fill('None');
  await form.getByRole('button', { name: 'Save' }).click();

  await expect(form.getByRole('alert')).toHaveText('Leads are closed for today.');
  workbench.salesforce.validationRules.splice(0);
});

test('a page that does not exist, and a record that is gone, say so', async ({ page }) => {
  await page.goto('/lightning/nothing/here');
  await expect(page.getByRole('heading', { name: "Page doesn't exist" })).toBeVisible();

  await page.goto('/lightning/r/Contact/003000000000000AAA/view');
  await expect(page.getByRole('heading', { name: 'This record is not available.' })).toBeVisible();
});

test('while Salesforce is down the page says so, and can be tried again', async ({ page, workbench }) => {
  const userId = workbench.controls.userOrFirst(undefined);
  await workbench.controls.perform({ do: 'setFault', fault: 'salesforceDown', on: true }, userId);
  await page.goto('/lightning/o/Account/list');
  await expect(page.getByRole('heading', { name: /Salesforce answered/ })).toBeVisible();

  await workbench.controls.perform({ do: 'setFault', fault: 'salesforceDown', on: false }, userId);
  await page.getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByRole('link', { name: 'Quillwood Instruments' })).toBeVisible();
});

test('everything is in Japanese after one click, and back again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: '日本語' }).click();

  await expect(page.getByRole('heading', { name: 'すべての取引先責任者' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'リード' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('heading', { name: 'ワークベンチ' })).toBeVisible();

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'All Contacts' })).toBeVisible();
});

test('another user can be signed in', async ({ page }) => {
  await page.goto('/');

  await page.getByRole('combobox', { name: 'Signed in as' }).selectOption('Emily Stone');

  await expect(page.getByText('A user who is not admitted to Zoom Phone.')).toBeVisible();
  await page.getByRole('button', { name: 'View profile' }).click();
  await expect(page.getByRole('dialog', { name: 'View profile' })).toContainText('Emily Stone');
});

test('somebody calls the agent, and gives up', async ({ page, workbench }) => {
  await page.goto('/');
  const panel = page.getByRole('complementary', { name: 'Workbench' });

  await panel.getByRole('combobox', { name: 'Caller' }).selectOption('Avery Calloway +12095550123');
  await panel.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(panel.getByText('Avery Calloway +12095550123 is calling')).toBeVisible();
  expect(workbench.zoom.cloud.calls()[0]).toMatchObject({ phase: 'ringing' });

  await panel.getByRole('button', { name: 'Give up' }).click();
  await expect(panel.getByText('No call. Dial a number, or let somebody call.')).toBeVisible();
});

test('the gateway can be killed and started again', async ({ page, workbench }) => {
  await page.goto('/');
  const panel = page.getByRole('complementary', { name: 'Workbench' });
  await expect(panel.getByText('The gateway is running.')).toBeVisible();
  const before = workbench.gateway?.pid;

  await panel.getByRole('button', { name: 'Kill' }).click();
  await expect(panel.getByText('The gateway is stopped.')).toBeVisible();
  await panel.getByRole('button', { name: 'Start' }).click();

  await expect(panel.getByText('The gateway is running.')).toBeVisible({ timeout: 30_000 });
  expect(workbench.gateway?.pid).not.toBe(before);
});

test('a fault is switched on and off', async ({ page, workbench }) => {
  await page.goto('/');
  const box = page.getByRole('checkbox', { name: 'Zoom is slow' });

  await box.check();
  await expect.poll(() => workbench.zoom.faults.list().length).toBe(1);
  await box.uncheck();

  await expect.poll(() => workbench.zoom.faults.list().length).toBe(0);
});

test.describe('in a window of 340 pixels', () => {
  test('list, record, tabs and widget are all within reach', async ({ page }) => {
    await page.setViewportSize({ width: 340, height: 700 });
    await page.goto('/lightning/o/Contact/list');
    await expect(page.getByRole('heading', { name: 'All Contacts' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(340);

    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Tasks' }).click();
    await expect(page.getByRole('heading', { name: 'All Tasks' })).toBeVisible();

    await page.getByRole('button', { name: 'Zoom Phone', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Zoom Phone' });
    await expect(panel).toBeInViewport({ ratio: 1 });
  });
});

test('the page has its whole width when the panel of the workbench is closed', async ({ page }) => {
  await page.goto('/');
  await closeSidePanel(page);

  await expect(page.getByRole('complementary', { name: 'Workbench' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Open the workbench panel' })).toBeFocused();
});

test('the keyboard leads past the navigation, and out of a menu', async ({ page }) => {
  await page.goto('/lightning/o/Contact/list');
  await expect(page.getByRole('link', { name: 'Avery Calloway' })).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to Main Content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'New', exact: true })).toBeFocused();

  await page.getByRole('button', { name: 'App Launcher' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'App Launcher' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'App Launcher' })).toBeFocused();
});
