/** The administrator's day: from an org without Zoom Phone to the first call in an app of its own, and back. */
import { runAdmin } from '../scripts/admin/runAdmin.ts';
import { ADMIN_KEY } from '../scripts/workbench/parties.ts';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';
import { expectCallTo } from './desk/calls.ts';
import { ADMIN, person } from './desk/people.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const SALES = '/lightning/app/standard__LightningSales';
const CONSOLE = '/lightning/app/standard__LightningSalesConsole';
const ASSIGN = ['assign', '--app', 'Sales', '--app', 'Sales Console'];
const COMMENT = 'Called from Sales';

/** As it is typed after `npm run admin --`. @returns what it prints; fails unless it exits with 0 */
async function admin({ salesforce, gateway }: Workbench, ...args: readonly string[]): Promise<string> {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await runAdmin(args, {
    env: {
      SF_ORG_INSTANCE_URL: salesforce.url,
      SF_ACCESS_TOKEN: salesforce.sessionFor(ADMIN.salesforceId),
      GATEWAY_URL: gateway?.url ?? '',
      ADMIN_KEY,
    },
    out: (text) => out.push(text),
    say: (text) => said.push(text),
  });
  expect(code, [...out, ...said].join('\n')).toBe(0);
  return out.join('\n');
}

test.slow();

inOneLanguage('en_US', () => {
  test.afterEach(async ({ workbench, signedIn }) => {
    // Uninstalling has taken the permissions from everybody.
    await workbench.controls.perform({ do: 'reset' }, ADMIN.salesforceId);
    signedIn.language = null;
  });

  test(
    'install, assign, a call from the app, all that once more, and out again without a trace',
    { tag: '@all' },
    async ({ desk, workbench, page }) => {
      const { salesforce, zoom } = workbench;
      const before = new Map(salesforce.metadata.files);
      const contact = person('calloway');

      await page.goto(SALES);
      await expect(page.getByRole('button', { name: 'Recent Items' })).toBeVisible();
      await expect(desk.item).toHaveCount(0);

      await test.step('install', async () => {
        expect(await admin(workbench, 'install')).toContain('is in the org');
        const paths = [...salesforce.metadata.files.keys()];
        expect(paths).toContain('lwc/zoomPhoneUtilityItem/zoomPhoneUtilityItem.js');
        expect(paths.filter((path) => path.endsWith('.ts'))).toEqual([]);
        expect(await admin(workbench, ...ASSIGN)).toContain('added to its utility bar');
        expect(await admin(workbench, 'doctor')).not.toMatch(/ERROR|WARNING/);
      });

      await test.step('a call', async () => {
        await desk.visit(SALES);
        await desk.expectReady();
        await expect(page.getByRole('button', { name: 'Recent Items' })).toBeVisible();
        await desk.field.fill(contact.e164);
        await desk.callButton.click();
        const { callId } = await expectCallTo(workbench, contact.e164);
        zoom.cloud.answer(callId);
        await expect(desk.card).toContainText(contact.name);
        await desk.hands.write(desk.comment, COMMENT);
        zoom.cloud.hangUp(callId);
        await expectTask(workbench, callId, { Description: COMMENT, WhoId: contact.id });
      });

      await test.step('a console app', async () => {
        const tabs = page.getByRole('navigation', { name: 'Workspace tabs' });
        const subtabs = page.getByRole('navigation', { name: 'Subtabs' });
        await desk.visit(CONSOLE);
        await desk.tab('Tab_History').click();
        await desk.newest.getByRole('button').first().click();
        await desk.button('Log_OpenTask').click();
        await expect(tabs.getByRole('link')).toHaveText([contact.name]);
        await expect(subtabs.getByRole('link')).toHaveText([contact.name, /./]);
        await expect(page.getByRole('heading', { level: 1, name: /^Task/ })).toBeVisible();
        await desk.pressItem();
        await subtabs.getByRole('link', { name: contact.name, exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name: new RegExp(contact.name) })).toBeVisible();
      });

      await test.step('once more', async () => {
        const installed = new Map(salesforce.metadata.files);
        expect(await admin(workbench, 'install')).toContain('Nothing to change');
        expect(await admin(workbench, ...ASSIGN)).toContain('Nothing to change');
        expect(salesforce.metadata.files).toEqual(installed);
      });

      await test.step('uninstall', async () => {
        expect(await admin(workbench, 'uninstall', '--delete-data')).toContain('Removed:');
        expect(salesforce.metadata.files).toEqual(before);
        await page.goto(SALES);
        await expect(page.getByRole('button', { name: 'Recent Items' })).toBeVisible();
        await expect(desk.item).toHaveCount(0);
      });
    },
  );
});
