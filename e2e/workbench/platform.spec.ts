/** The platform's modules as the shell provides them, seen from components of a package made for this. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

const PROBES = path.join(import.meta.dirname, '../../scripts/workbench/shell/__tests__/probes');

test.use({
  workbenchOptions: { packageRoot: PROBES, gateway: 'none' },
});

const lazy = (page: Page) => page.getByRole('dialog', { name: 'Lazy' });
const eager = (page: Page) => page.getByRole('dialog', { name: 'Eager', includeHidden: true });
const item = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function openContact(page: Page): Promise<void> {
  await page.goto('/lightning/o/Contact/list');
  await page.getByRole('link', { name: 'Imogen Thackeray' }).click();
  await expect(page.getByTestId('name')).toHaveText('"Imogen Thackeray"');
}

test('a workbench without a gateway says so', async ({ page }) => {
  await page.goto('/');

  await expect(page.getByText('The gateway is not part of this workbench.')).toBeVisible();
});

test.describe('lightning/platformUtilityBarApi', () => {
  test('an item is made when first opened, or at once when it starts automatically', async ({ page }) => {
    await page.goto('/');

    await expect(eager(page).getByTestId('made')).toHaveCount(1);
    await expect(page.getByTestId('made')).toHaveCount(1);
    await item(page, 'Lazy').click();

    await expect(page.getByTestId('made')).toHaveCount(2);
    await expect(lazy(page).getByTestId('greeting')).toHaveText('hello from the page');
  });

  test('each component knows the utility around it', async ({ page }) => {
    await page.goto('/');
    await item(page, 'Lazy').click();

    await expect(lazy(page).getByTestId('id')).toHaveText('Probe_UtilityBar-c_lazy');
    await expect(eager(page).getByTestId('id')).toHaveText('Probe_UtilityBar-c_eager');
  });

  test('one panel is open at a time, and a minimised one goes on living', async ({ page }) => {
    await page.goto('/');
    await item(page, 'Lazy').click();
    const made = await lazy(page).getByTestId('made').textContent();

    await item(page, 'Eager').click();
    await expect(eager(page)).toBeVisible();
    await expect(lazy(page)).toBeHidden();

    await page.getByRole('link', { name: 'Leads' }).click();
    await item(page, 'Lazy').click();
    await expect(eager(page)).toBeHidden();
    await expect(lazy(page).getByTestId('made')).toHaveText(made ?? '');
  });

  test('a component opens, highlights and sizes its own item', async ({ page }) => {
    await page.goto('/');
    await item(page, 'Lazy').click();
    await expect(lazy(page)).toHaveCSS('width', '300px');
    await expect(lazy(page)).toHaveCSS('height', '400px');

    await lazy(page).getByRole('button', { name: 'highlight' }).click();
    await expect(item(page, 'Ringing')).toBeVisible();
    await lazy(page).getByRole('button', { name: 'widen' }).click();

    const wide = page.getByRole('dialog', { name: 'Wide panel' });
    await expect(wide).toHaveCSS('width', '420px');
    await expect(wide).toHaveCSS('height', '350px');
    await wide.getByRole('button', { name: 'info', exact: true }).click();
    await expect(wide.getByTestId('info')).toHaveText(
      '{"own":true,"utilityVisible":true,"panelWidth":420,"all":3}',
    );
  });

  test('a component is told of clicks on its item, and minimises itself', async ({ page }) => {
    await page.goto('/');
    await expect(eager(page).getByTestId('made')).toHaveCount(1);
    await item(page, 'Eager').click();
    await expect(eager(page).getByTestId('clicks')).toHaveText('open');
    await item(page, 'Eager').click();
    await expect(eager(page).getByTestId('clicks')).toHaveText('open closed');

    await item(page, 'Eager').click();
    await eager(page).getByRole('button', { name: 'minimize self' }).click();
    await expect(eager(page)).toBeHidden();
  });

  test('an unknown utility is refused', async ({ page }) => {
    await page.goto('/');
    await item(page, 'Lazy').click();
    await lazy(page).getByRole('button', { name: 'unknown' }).click();

    await expect(lazy(page).getByTestId('info')).toHaveText('refused');
  });

  test('a modal utility covers the page', async ({ page }) => {
    await page.goto('/');
    await item(page, 'Lazy').click();
    await lazy(page).getByRole('button', { name: 'modal' }).click();

    await expect(page.getByRole('link', { name: 'Leads' }).click({ timeout: 500 })).rejects.toThrow(
      /intercepts pointer events/,
    );
  });

  test('a component outside the utility bar has no utility', async ({ page }) => {
    await openContact(page);

    await expect(page.getByTestId('outside')).toHaveText('undefined');
  });
});

test.describe('lightning/messageService', () => {
  test('a message goes from a record page to the utilities, as JSON, until they unsubscribe', async ({
    page,
  }) => {
    await openContact(page);
    const messages = lazy(page).getByTestId('messages').getByRole('listitem');
    await item(page, 'Lazy').click();
    await item(page, 'Lazy').click();

    await page.getByRole('button', { name: 'publish', exact: true }).click();
    await page.getByRole('button', { name: 'publish a function' }).click();
    await item(page, 'Lazy').click();
    await expect(messages).toHaveText([/^\{"recordId":"003\w{15}"\}$/, '{"said":"quietly"}']);

    await lazy(page).getByRole('button', { name: 'unsubscribe' }).click();
    await item(page, 'Lazy').click();
    await page.getByRole('button', { name: 'publish', exact: true }).click();
    await item(page, 'Lazy').click();
    await expect(
      eager(page).getByTestId('messages').getByRole('listitem', { includeHidden: true }),
    ).toHaveCount(3);
    await expect(messages).toHaveCount(2);
  });
});

test.describe('lightning/navigation', () => {
  test('a utility follows the page on which the agent is', async ({ page }) => {
    await openContact(page);
    await item(page, 'Lazy').click();
    await expect(lazy(page).getByTestId('page')).toContainText('"type":"standard__recordPage"');

    await page.getByRole('link', { name: 'Leads' }).click();

    await expect(lazy(page).getByTestId('page')).toHaveText(
      '{"type":"standard__objectPage","attributes":{"objectApiName":"Lead","actionName":"list"},"state":{}}',
    );
  });

  test('the address of a record is generated', async ({ page }) => {
    await openContact(page);

    await expect(page.getByTestId('url')).toHaveText(/^\/lightning\/r\/Contact\/003\w{15}\/view$/);
  });

  test('a new record begins with the values it is given', async ({ page }) => {
    await openContact(page);
    await page.getByRole('button', { name: 'new contact' }).click();

    const form = page.getByRole('dialog', { name: 'New Contact' });
    await expect(form.getByLabel(/Last Name/)).toHaveValue('O, Hara & Co');
    await expect(form.getByLabel('Phone', { exact: true })).toHaveValue('+1 209');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByTestId('name')).toHaveText('"Imogen Thackeray"');
  });

  test('an object has a home', async ({ page }) => {
    await openContact(page);
    await page.getByRole('button', { name: 'leads' }).click();

    await expect(page.getByRole('heading', { name: 'All Leads' })).toBeVisible();
  });

  test('the app has no console', async ({ page }) => {
    await openContact(page);

    await expect(page.getByTestId('console')).toHaveText('false');
  });
});

test.describe('lightning/uiRecordApi and lightning/uiObjectInfoApi', () => {
  test('a record is read with its parent, several at once with their outcomes', async ({ page }) => {
    await openContact(page);

    await expect(page.getByTestId('account')).toHaveText('"Bramblegate Publishing"');
    await expect(page.getByTestId('several')).toHaveText('200 404');
    await expect(page.getByTestId('object')).toHaveText('Contact');
  });

  test('Task is refused, as in Salesforce', async ({ page }) => {
    await openContact(page);

    await expect(page.getByTestId('task')).toContainText('"ok":false');
  });

  test('an update shows at once, and an error has its place in the body', async ({ page, workbench }) => {
    await openContact(page);
    await page.getByRole('button', { name: 'update', exact: true }).click();
    await expect(page.getByTestId('name')).toHaveText('"Imogen Renamed"');
    await expect(page.getByRole('heading', { level: 1, name: /Imogen Renamed/ })).toBeVisible();

    await page.getByRole('button', { name: 'update badly' }).click();
    await expect(page.getByTestId('error')).toContainText('STRING_TOO_LONG');

    const [contact] = workbench.salesforce.records.find('Contact', { LastName: 'Renamed' });
    workbench.salesforce.records.update(String(contact?.['Id']), { LastName: 'Thackeray' });
  });

  for (const way of ['notify', 'refresh']) {
    test(`what somebody else has changed shows after ${way}`, async ({ page, workbench }) => {
      await openContact(page);
      const [contact] = workbench.salesforce.records.find('Contact', { LastName: 'Thackeray' });
      workbench.salesforce.records.update(String(contact?.['Id']), { LastName: 'Elsewhere' });
      await expect(page.getByTestId('name')).toHaveText('"Imogen Thackeray"');

      await page.getByRole('button', { name: way, exact: true }).click();
      await expect(page.getByTestId('name')).toHaveText('"Imogen Elsewhere"');

      workbench.salesforce.records.update(String(contact?.['Id']), { LastName: 'Thackeray' });
    });
  }
});

test('a headless quick action runs each time it is clicked, and shows a toast', async ({ page }) => {
  await openContact(page);
  await page.getByRole('button', { name: 'Probe action' }).click();
  await expect(page.getByText(/^Invoked 1 times on 003/)).toBeVisible();

  await page.getByRole('button', { name: 'Probe action' }).click();
  await expect(page.getByText(/^Invoked 2 times on 003/)).toBeVisible();
});

test('a sticky toast stays until it is closed', async ({ page }) => {
  await openContact(page);
  await page.getByRole('button', { name: 'toast', exact: true }).click();
  const toast = page.getByRole('status').filter({ hasText: 'It worked' });
  await expect(toast).toBeVisible();

  await toast.getByRole('button', { name: 'Close' }).click();
  await expect(toast).toHaveCount(0);
});

test('labels and formats follow the language of the user', async ({ page }) => {
  await openContact(page);
  await expect(page.getByTestId('label')).toHaveText('Good day, Only English');
  await expect(page.getByTestId('rights')).toContainText(
    '"lang":"en","locale":"en-US","timeZone":"Asia/Tokyo"',
  );
  await expect(page.getByTestId('rights')).toContainText('"permission":null,"user":"005');

  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByTestId('label')).toHaveText('こんにちは, Only English');
  await expect(page.getByTestId('rights')).toContainText('"lang":"ja","locale":"ja-JP"');
  await expect(page.getByText('プローブ', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByTestId('label')).toHaveText('Good day, Only English');
});

test('platform events are refused', async ({ page }) => {
  await openContact(page);
  await page.getByRole('button', { name: 'events' }).click();

  await expect(page.getByTestId('error')).toContainText('The local Salesforce has no platform events.');
});

test.describe('a component that the package does not have', () => {
  test('is named where it should be', async ({ page }) => {
    await page.goto('/');
    await item(page, 'Absent').click();

    await expect(page.getByRole('alert')).toHaveText('The package has no component "probeThatIsNotThere".');
  });
});
