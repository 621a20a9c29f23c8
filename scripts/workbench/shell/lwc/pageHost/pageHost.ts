import { LightningElement, api } from 'lwc';
import { org } from 'workbench/values';
import { defaultPage } from '../../defaultPage.ts';
import type { App, ObjectInfo, RecordPage } from '../../org.ts';
import { findObject, router } from '../../page.ts';
import { decodeDefaultFieldValues } from '../../platform/pageReferenceUtils.ts';
import type { PageReference } from '../../state/urls.ts';
import { setTitle } from '../../state/title.ts';
import { text } from '../../texts.ts';

/** Shows the page of the current address; a form (new, edit) lies over the page before it. */
export default class PageHost extends LightningElement {
  @api app: App | undefined;

  /** The page that is shown, behind a form if there is one. */
  page: PageReference | undefined;
  form: PageReference | undefined;
  /** Object of a record whose address does not name it. */
  foundObject: string | undefined;
  missingHeading = text('pageMissing');
  missingMessage = text('pageMissingHint');

  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    this.#unsubscribe = router.page.subscribe((page) => {
      this.show(page);
    });
    this.show(router.page.current);
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  show(page: PageReference | undefined): void {
    if (!isForm(page)) {
      this.form = undefined;
      this.page = page;
      void this.findObject();
      if (this.isMissing) setTitle(this.missingHeading);
    } else {
      this.form = page;
      this.page ??= pageBehind(page);
    }
  }

  async findObject(): Promise<void> {
    this.foundObject = undefined;
    const { recordId } = this;
    if (recordId === undefined || this.page?.attributes.objectApiName !== undefined) return;
    const object = await findObject(recordId).catch(() => undefined);
    if (this.recordId === recordId) this.foundObject = object;
  }

  get isMissing(): boolean {
    return this.listObject === undefined && this.recordId === undefined && this.tabComponent === undefined;
  }

  get listObject(): ObjectInfo | undefined {
    return this.page?.type === 'standard__objectPage' ? objectOf(this.page) : undefined;
  }

  get recordId(): string | undefined {
    return this.page?.type === 'standard__recordPage' ? textAttribute(this.page, 'recordId') : undefined;
  }

  get recordObject(): ObjectInfo | undefined {
    if (this.page === undefined) return undefined;
    return (
      objectOf(this.page) ?? (this.foundObject === undefined ? undefined : org.objects[this.foundObject])
    );
  }

  get recordPage(): RecordPage {
    return this.app?.recordPages[this.recordObject?.name ?? ''] ?? defaultPage(this.recordObject?.name);
  }

  get tabComponent(): string | undefined {
    if (this.page?.type !== 'standard__navItemPage') return undefined;
    const name = textAttribute(this.page, 'apiName');
    const tabs = org.apps.flatMap(({ tabs: all }) => all);
    const target = tabs.find((tab) => tab.name === name)?.target;
    return target !== undefined && 'component' in target ? target.component : undefined;
  }

  get formObject(): ObjectInfo | undefined {
    const object = this.form === undefined ? undefined : (objectOf(this.form) ?? this.recordObject);
    return (object?.formFields.length ?? 0) > 0 ? object : undefined;
  }

  get formRecordId(): string | undefined {
    return this.form === undefined ? undefined : textAttribute(this.form, 'recordId');
  }

  get formDefaults(): Readonly<Record<string, string>> {
    const encoded = this.form?.state.defaultFieldValues;
    return encoded === undefined ? {} : decodeDefaultFieldValues(encoded);
  }

  /** With the id of the saved record, or without when the form was left. */
  handleFormClose(event: CustomEvent<string | null>): void {
    const recordId = event.detail;
    const { page, formObject } = this;
    if (recordId !== null) {
      const attributes = { recordId, objectApiName: formObject?.name, actionName: 'view' };
      router.navigate({ type: 'standard__recordPage', attributes }, true);
    } else if (page !== undefined) {
      router.navigate(page, true);
    }
  }
}

function isForm(page: PageReference | undefined): page is PageReference {
  const action = page?.attributes.actionName;
  return action === 'new' || action === 'edit';
}

/** Where a form lies that was opened by its address: on its record, or on the list of its object. */
function pageBehind({ type, attributes }: PageReference): PageReference {
  const actionName = type === 'standard__recordPage' ? 'view' : 'list';
  return { type, attributes: { ...attributes, actionName }, state: {} };
}

function objectOf(page: PageReference): ObjectInfo | undefined {
  return org.objects[textAttribute(page, 'objectApiName') ?? ''];
}

function textAttribute({ attributes }: PageReference, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === 'string' ? value : undefined;
}
