/** Workspace tabs of a console app (Console Developer Guide): a record has one tab, which may be a subtab of another. */
import type { LoosePageReference, PageReference } from './urls.ts';
import { createValue, type Value } from './value.ts';

export interface WorkspaceTab {
  readonly id: string;
  readonly recordId: string;
  /** Where the address names it. */
  readonly objectName: string | undefined;
  /** Of a subtab. */
  readonly parentId: string | null;
}

interface OpenOptions {
  readonly objectName: string | undefined;
  readonly parentId: string | null;
  readonly focus: boolean;
}

export interface Workspace {
  readonly isConsole: boolean;
  readonly tabs: Pick<Value<readonly WorkspaceTab[]>, 'current' | 'subscribe'>;
  /** Another app: its tabs are those of what is opened from now on. */
  enter(app: { readonly isConsole: boolean }): void;
  /** A tab that is there already is shown. @returns its id. @throws Error outside console apps, or for no such parent */
  open(recordId: string, options: OpenOptions): string;
  /** With its subtabs. What was shown gives way to the tab beside it, or to the page `home`. */
  close(id: string, home: string): void;
}

interface Pages {
  readonly page: Pick<Value<PageReference | undefined>, 'current' | 'subscribe'>;
  navigate(reference: LoosePageReference): void;
  open(url: string): void;
}

export function createWorkspace(pages: Pages): Workspace {
  const tabs = createValue<readonly WorkspaceTab[]>([]);
  let isConsole = false;
  let made = 0;

  /** Whatever leads to a record, its tab is there. */
  function follow(page: PageReference | undefined): void {
    const record = isConsole ? recordOf(page) : undefined;
    if (record !== undefined) tabOf(record.recordId, record.objectName, null);
  }

  function tabOf(recordId: string, objectName: string | undefined, parentId: string | null): WorkspaceTab {
    const known = tabs.current.find((tab) => tab.recordId === recordId);
    if (known !== undefined) return known;
    const tab = { id: `ctab${made++}`, recordId, objectName, parentId };
    tabs.set([...tabs.current, tab]);
    return tab;
  }

  pages.page.subscribe(follow);
  return {
    get isConsole() {
      return isConsole;
    },
    tabs,
    enter(app) {
      isConsole = app.isConsole;
      tabs.set([]);
      follow(pages.page.current);
    },
    open(recordId, { objectName, parentId, focus }) {
      if (!isConsole) throw new Error('Workspace tabs exist in console apps only.');
      const isWorkspaceTab = tabs.current.some((tab) => tab.id === parentId && tab.parentId === null);
      if (parentId !== null && !isWorkspaceTab) throw new Error(`There is no workspace tab ${parentId}.`);
      const tab = tabOf(recordId, objectName, parentId);
      if (focus) pages.navigate(pageOf(tab));
      return tab.id;
    },
    close(id, home) {
      const before = tabs.current;
      const closed = before.filter((tab) => tab.id === id || tab.parentId === id);
      const shown = recordOf(pages.page.current)?.recordId;
      tabs.set(before.filter((tab) => !closed.includes(tab)));
      if (!closed.some(({ recordId }) => recordId === shown)) return;
      const next = before.find((tab) => tab.id === closed[0]?.parentId) ?? tabs.current.at(-1);
      if (next === undefined) pages.open(home);
      else pages.navigate(pageOf(next));
    },
  };
}

export function pageOf({ recordId, objectName }: WorkspaceTab): LoosePageReference {
  const attributes = { recordId, objectApiName: objectName, actionName: 'view' };
  return { type: 'standard__recordPage', attributes };
}

/** @returns the record whose page it is */
export function recordOf(
  page: PageReference | undefined,
): { readonly recordId: string; readonly objectName: string | undefined } | undefined {
  const { recordId, objectApiName } = page?.attributes ?? {};
  if (page?.type !== 'standard__recordPage' || typeof recordId !== 'string') return undefined;
  return { recordId, objectName: typeof objectApiName === 'string' ? objectApiName : undefined };
}
