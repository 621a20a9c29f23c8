import { expect, test } from '@jest/globals';
import { toPageReference, toUrl } from '../urls.ts';
import { createValue } from '../value.ts';
import { createWorkspace } from '../workspace.ts';

const [PERSON, CASE, OTHER] = ['003000000000001AAA', '500000000000001AAA', '003000000000002AAA'];
const HOME = '/lightning/o/Contact/list';
const WORKSPACE_TAB = { objectName: 'Contact', parentId: null, focus: true };

function openWorkspace(isConsole = true) {
  const page = createValue(toPageReference(new URL(HOME, 'http://localhost')));
  const open = (url: string) => {
    page.set(toPageReference(new URL(url, 'http://localhost')));
  };
  const workspace = createWorkspace({
    page,
    open,
    navigate: (to) => {
      open(toUrl(to) ?? '');
    },
  });
  workspace.enter({ isConsole });
  const records = () =>
    workspace.tabs.current.map(({ recordId, parentId }) => (parentId === null ? recordId : `> ${recordId}`));
  return { workspace, open, records, shown: () => page.current?.attributes['recordId'] };
}

test('a record has one tab, however it is opened', () => {
  const { workspace, open, records, shown } = openWorkspace();

  open(`/lightning/r/Contact/${PERSON}/view`);
  open(HOME);
  const id = workspace.open(PERSON, WORKSPACE_TAB);

  expect(records()).toEqual([PERSON]);
  expect(workspace.tabs.current[0]?.id).toBe(id);
  expect(shown()).toBe(PERSON);
});

test('a tab in the background leaves the page, and a subtab stands in its tab', () => {
  const { workspace, records, shown } = openWorkspace();

  const parentId = workspace.open(PERSON, { ...WORKSPACE_TAB, focus: false });
  expect(shown()).toBeUndefined();
  workspace.open(CASE, { objectName: 'Case', parentId, focus: true });

  expect(records()).toEqual([PERSON, `> ${CASE}`]);
  expect(shown()).toBe(CASE);
});

test('a tab goes with its subtabs, and the one beside it comes', () => {
  const { workspace, records, shown } = openWorkspace();
  workspace.open(OTHER, WORKSPACE_TAB);
  const parentId = workspace.open(PERSON, WORKSPACE_TAB);
  const subtab = workspace.open(CASE, { objectName: 'Case', parentId, focus: true });

  workspace.close(subtab, HOME);
  expect(shown()).toBe(PERSON);
  workspace.open(CASE, { objectName: 'Case', parentId, focus: true });
  workspace.close(parentId, HOME);

  expect(records()).toEqual([OTHER]);
  expect(shown()).toBe(OTHER);
  workspace.close(workspace.tabs.current[0]?.id ?? '', HOME);
  expect(shown()).toBeUndefined();
});

test('a subtab has a workspace tab around it', () => {
  const { workspace } = openWorkspace();
  const parentId = workspace.open(PERSON, WORKSPACE_TAB);
  const subtab = workspace.open(CASE, { objectName: 'Case', parentId, focus: true });

  for (const wrong of [subtab, 'none'])
    expect(() => workspace.open(OTHER, { ...WORKSPACE_TAB, parentId: wrong })).toThrow('no workspace tab');
});

test('an app with standard navigation has no tabs', () => {
  const { workspace, open, records } = openWorkspace(false);

  open(`/lightning/r/Contact/${PERSON}/view`);

  expect(records()).toEqual([]);
  expect(() => workspace.open(PERSON, WORKSPACE_TAB)).toThrow('console apps only');
});
