import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { org } from 'workbench/values';
import type { ObjectInfo, QuickAction } from '../../org.ts';
import { changes, router, salesforce } from '../../page.ts';
import { confirm } from '../../state/confirm.ts';
import { isInvocable } from '../../state/components.ts';
import { cellOf, type Cell, type Row } from '../../state/rows.ts';
import { text } from '../../texts.ts';

interface Action {
  readonly name: string;
  readonly label: string;
}

/** Buttons beside the menu. */
const VISIBLE = 3;

const STANDARD_ACTIONS: readonly Action[] = [
  { name: 'Edit', label: text('edit') },
  { name: 'Delete', label: text('delete') },
];

/** The head of a record page: name, facts and actions, quick actions of the package among them. */
export default class Highlights extends LightningElement {
  @api row: Row | undefined;
  @api object: ObjectInfo | undefined;
  /** Actions that the page names; none: those that Lightning gives every record. */
  @api actionNames: readonly string[] = [];

  moreLabel = text('moreActions');
  /** A quick action without a face, while it works. */
  headless: QuickAction | undefined;
  /** A quick action in a dialog. */
  screen: QuickAction | undefined;

  get cells(): readonly Cell[] {
    const { row, object } = this;
    return row === undefined || object === undefined
      ? []
      : object.highlights.map((field) => cellOf(row, field));
  }

  get actions(): readonly Action[] {
    const known: readonly Action[] = [...org.quickActions, ...STANDARD_ACTIONS];
    const names = this.actionNames.length === 0 ? STANDARD_ACTIONS.map(({ name }) => name) : this.actionNames;
    const isEditable = (this.object?.formFields.length ?? 0) > 0;
    return names.flatMap((name) => {
      const action = known.find((candidate) => candidate.name === name);
      return action === undefined || (name === 'Edit' && !isEditable) ? [] : [action];
    });
  }

  get visibleActions(): readonly Action[] {
    return this.actions.slice(0, VISIBLE);
  }

  get hiddenActions(): readonly Action[] {
    return this.actions.slice(VISIBLE);
  }

  get actionProperties(): Readonly<Record<string, unknown>> {
    return { recordId: this.row?.id, objectApiName: this.object?.name };
  }

  handleAction(event: Event): void {
    if (event.currentTarget instanceof HTMLElement) void this.run(event.currentTarget.dataset.name);
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    void this.run(event.detail.value);
  }

  async handleHeadlessLoad(): Promise<void> {
    // The component itself is there after the rendering that follows.
    await Promise.resolve();
    const component = this.refs?.headless;
    if (isInvocable(component)) await component.invoke();
  }

  handleScreenClose(): void {
    this.screen = undefined;
  }

  async run(name: string | undefined): Promise<void> {
    const quickAction = org.quickActions.find((action) => action.name === name);
    if (quickAction?.isHeadless === true) this.runHeadless(quickAction);
    else if (quickAction !== undefined) this.screen = quickAction;
    else if (name === 'Edit') this.edit();
    else if (name === 'Delete') await this.delete();
  }

  runHeadless(action: QuickAction): void {
    if (this.headless?.name === action.name) void this.handleHeadlessLoad();
    else this.headless = action;
  }

  edit(): void {
    const attributes = { recordId: this.row?.id, objectApiName: this.object?.name, actionName: 'edit' };
    router.navigate({ type: 'standard__recordPage', attributes });
  }

  async delete(): Promise<void> {
    const { row, object } = this;
    if (row === undefined || object === undefined) return;
    const message = text('deleteQuestion', object.label);
    if (!(await confirm({ label: text('delete'), message }))) return;
    const toast = await salesforce.delete(object.name, row.id).then(
      () => ({ title: text('deleted', object.label, row.name), variant: 'success' as const }),
      (error: unknown) => ({
        title: error instanceof Error ? error.message : String(error),
        variant: 'error' as const,
      }),
    );
    this.dispatchEvent(new ShowToastEvent(toast));
    if (toast.variant === 'error') return;
    changes.announce('all');
    router.navigate({
      type: 'standard__objectPage',
      attributes: { objectApiName: object.name, actionName: 'list' },
    });
  }
}
