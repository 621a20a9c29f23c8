import { LightningElement, api } from 'lwc';
import type { ObjectInfo, PageComponent as ComponentInfo } from '../../org.ts';
import type { Row } from '../../state/rows.ts';
import { text } from '../../texts.ts';

/** One component of a record page: a standard one as far as the shell has it, or one of the package. */
export default class PageComponent extends LightningElement {
  @api component: ComponentInfo | undefined;
  @api row: Row | undefined;
  @api object: ObjectInfo | undefined;

  get isHighlights(): boolean {
    return this.component?.name === 'force:highlightsPanel';
  }

  get isDetails(): boolean {
    return this.component?.name === 'force:detailPanel';
  }

  get isRelatedLists(): boolean {
    return this.component?.name === 'force:relatedListContainer';
  }

  get isActivities(): boolean {
    return this.component?.name === 'runtime_sales_activities:activityPanel';
  }

  get isTabset(): boolean {
    return this.component?.name === 'flexipage:tabset';
  }

  /** A bundle without a namespace, or with the default one. */
  get isCustom(): boolean {
    return /^(?:c:)?\w+$/.test(this.component?.name ?? '');
  }

  get actionNames(): readonly string[] {
    const names = this.component?.properties.actionNames;
    return names === undefined || typeof names === 'string' ? [] : names;
  }

  /** Design properties, and what every component on a record page is given. */
  get properties(): Readonly<Record<string, unknown>> {
    return { ...this.component?.properties, recordId: this.row?.id, objectApiName: this.object?.name };
  }

  get unknownText(): string {
    return text('componentStandard', this.component?.name ?? '');
  }
}
