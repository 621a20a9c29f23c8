import { LightningElement, api } from 'lwc';
import type { ObjectInfo, PageComponent } from '../../org.ts';
import type { Row } from '../../state/rows.ts';
import { text } from '../../texts.ts';

interface Tab {
  readonly key: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly components: readonly PageComponent[];
}

/** The tabset of a record page. */
export default class PageTabs extends LightningElement {
  @api component: PageComponent | undefined;
  @api row: Row | undefined;
  @api object: ObjectInfo | undefined;

  get tabs(): readonly Tab[] {
    return (this.component?.facets.tabs ?? []).map(({ key, properties, facets }) => ({
      key,
      label: labelOf(properties.title),
      isActive: properties.active === 'true',
      components: facets.body ?? [],
    }));
  }

  get activeKey(): string | undefined {
    return (this.tabs.find(({ isActive }) => isActive) ?? this.tabs[0])?.key;
  }
}

/** Titles of tabs that Lightning itself names, or a title in words. */
function labelOf(title: string | readonly string[] | undefined): string {
  if (typeof title !== 'string') return '';
  if (title.startsWith('Standard.Tab.detail')) return text('details');
  if (title.startsWith('Standard.Tab.relatedLists')) return text('related');
  if (title.startsWith('Standard.Tab.activity')) return text('activity');
  return title;
}
