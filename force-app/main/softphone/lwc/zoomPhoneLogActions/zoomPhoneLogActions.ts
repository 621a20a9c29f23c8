import type { CallLog } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/**
 * What can be done with the log of a call; each button says what comes of it. Fires `choosesaving`,
 * `saveall`, `closelog` and `deletelog`. What else can be done with the call goes into the slot.
 */
export default class ZoomPhoneLogActions extends LightningElement {
  @api callId = '';
  @api log: CallLog | null = null;
  /** The call is over; before, nothing can be done with its log. */
  @api isOver = false;
  /** The agent chooses for each call whether its log is saved. */
  @api savesByHand = false;
  /** The calls of this caller, this one among them, whose logs wait for the agent's choice. */
  @api undecidedOfCaller: readonly string[] = [];

  readonly labels = labels;

  get isUndecided(): boolean {
    return this.log?.state === 'undecided';
  }

  get isExcluded(): boolean {
    return this.log?.state === 'excluded';
  }

  get isUnsaved(): boolean {
    return this.isUndecided || this.isExcluded;
  }

  get canUndo(): boolean {
    return this.log?.state === 'deleted' || this.log?.state === 'discarded';
  }

  get isKept(): boolean {
    // Of a call that has ended a moment ago the gateway may not have said yet whether its log is saved.
    const isUnknown = this.log?.state === 'open' && this.savesByHand;
    return this.isOver && !this.isUnsaved && !this.canUndo && !isUnknown;
  }

  /** One button in two roles: who has pressed Save by keyboard stays on it. */
  get hasPrimary(): boolean {
    return this.isUnsaved || this.isKept;
  }

  get primaryLabel(): string {
    if (this.isUnsaved) return labels.logSave;
    return this.log?.state === 'saved' ? labels.logCloseSaved : labels.logCloseSaves;
  }

  get closeUnsavedLabel(): string {
    return this.isExcluded ? labels.logCloseExcluded : labels.logCloseUnsaved;
  }

  get savesAll(): boolean {
    return this.isUndecided && this.undecidedOfCaller.length > 1;
  }

  get saveAllLabel(): string {
    return fill(labels.logSaveAll, this.undecidedOfCaller.length);
  }

  get helps(): string[] {
    if (this.isKept) return [labels.logDeleteHelp];
    if (this.isExcluded) return [labels.logExcludedHelp];
    if (!this.isUndecided) return [];
    const saveAll = fill(labels.logSaveAllHelp, this.undecidedOfCaller.length);
    return [labels.logUndecidedHelp, ...(this.savesAll ? [saveAll] : [])];
  }

  handlePrimary(): void {
    if (this.isUnsaved) this.fire('choosesaving', { callId: this.callId, choice: 'save' });
    else this.fire('closelog', { callId: this.callId });
  }

  handleSaveAll(): void {
    this.fire('saveall', { callIds: this.undecidedOfCaller });
  }

  handleCloseUnsaved(): void {
    if (this.isExcluded) this.fire('closelog', { callId: this.callId });
    else this.fire('choosesaving', { callId: this.callId, choice: 'discard' });
  }

  handleDelete(): void {
    this.fire('deletelog', { callId: this.callId, deleted: true });
  }

  handleUndo(): void {
    if (this.log?.state === 'deleted') this.fire('deletelog', { callId: this.callId, deleted: false });
    else this.fire('choosesaving', { callId: this.callId, choice: null });
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
