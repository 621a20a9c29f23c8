import { LightningElement, api } from 'lwc';
import { org } from 'workbench/values';
import { findObject, router, salesforce, workspace } from '../../page.ts';
import { readRows } from '../../state/rows.ts';
import { quote } from '../../state/salesforce.ts';
import { toUrl } from '../../state/urls.ts';
import { pageOf, recordOf, type WorkspaceTab } from '../../state/workspace.ts';
import { text } from '../../texts.ts';

/** The tabs of a console app under its navigation: records, and in a second row what stands in the tab that is shown. */
export default class WorkspaceTabs extends LightningElement {
  /** Address that is shown when the last tab is closed. */
  @api home = '';

  tabs: readonly WorkspaceTab[] = workspace.tabs.current;
  shownRecord: string | undefined;
  /** By the ids of records. */
  names: Readonly<Record<string, string>> = {};

  #endings: (() => void)[] = [];

  override connectedCallback(): void {
    const followPage = () => {
      this.shownRecord = recordOf(router.page.current)?.recordId;
    };
    const followTabs = (tabs: readonly WorkspaceTab[]) => {
      this.tabs = tabs;
      for (const tab of tabs) if (!(tab.recordId in this.names)) void this.findName(tab.recordId);
    };
    followPage();
    followTabs(workspace.tabs.current);
    this.#endings = [router.page.subscribe(followPage), workspace.tabs.subscribe(followTabs)];
  }

  override disconnectedCallback(): void {
    for (const end of this.#endings) end();
  }

  get shown(): WorkspaceTab | undefined {
    return this.tabs.find(({ recordId }) => recordId === this.shownRecord);
  }

  /** The workspace tab that is shown, or in which what is shown stands. */
  get parent(): WorkspaceTab | undefined {
    const { shown } = this;
    return this.tabs.find(({ id }) => id === (shown?.parentId ?? shown?.id));
  }

  get rows() {
    return [
      { label: text('workspaceTabs'), className: 'row', items: this.workspaceTabs },
      { label: text('subtabs'), className: 'row sub', items: this.subtabs },
    ].filter(({ items }) => items.length > 0);
  }

  get workspaceTabs(): readonly object[] {
    const { parent } = this;
    return this.tabs
      .filter(({ parentId }) => parentId === null)
      .map((tab) => this.itemOf(tab, tab === parent));
  }

  /** As in Lightning, the record of the tab itself comes first, and is closed in the row above. */
  get subtabs(): readonly object[] {
    const { parent, shown } = this;
    const inside = this.tabs.filter(({ parentId }) => parentId !== null && parentId === parent?.id);
    if (parent === undefined || inside.length === 0) return [];
    return [parent, ...inside].map((tab) => this.itemOf(tab, tab === shown, tab !== parent));
  }

  handleClose(event: Event): void {
    if (event.currentTarget instanceof HTMLElement)
      workspace.close(event.currentTarget.dataset.id ?? '', this.home);
  }

  itemOf(tab: WorkspaceTab, isShown: boolean, closes = true): object {
    const name = this.names[tab.recordId] ?? text('loading');
    return {
      id: tab.id,
      name,
      url: toUrl(pageOf(tab)),
      className: `item ${isShown ? 'shown' : ''}`,
      current: isShown ? 'page' : undefined,
      closes,
      closeLabel: text('closeTab', name),
    };
  }

  async findName(recordId: string): Promise<void> {
    const object = org.objects[(await findObject(recordId).catch(() => undefined)) ?? ''];
    const query = object && { object, fields: [], where: `Id = ${quote(recordId)}`, limit: 1 };
    const rows = query === undefined ? [] : await readRows(salesforce, query).catch(() => []);
    this.names = { ...this.names, [recordId]: rows[0]?.name ?? recordId };
  }
}
