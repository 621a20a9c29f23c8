import type { CallState, HistoryEntry, PhoneNumbers, RecordRef } from 'c/zoomCallCore';
import { callerName, isLive, stateOf } from 'c/zoomCallCore';
import { formatDuration, formatMoment } from 'c/zoomPhoneFormat';
import { fill, labels, logText, outcomeText, phaseText, resultText } from 'c/zoomPhoneLabels';
import type { Naming, TaskFields } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';

const PAGE_ROWS = 8;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
  End: Infinity,
  Home: -Infinity,
};

/**
 * A call in History: a line, or opened with its comment and what can be done with its log. Fires `toggle`, `dial`, `movefocus`,
 * `showpad`, `retrylog`, `exportlogs`, `deletelog`, `choosesaving`, `openrecord`; what the views inside fire passes through.
 */
export default class ZoomPhoneHistoryEntry extends LightningElement {
  @api entry: HistoryEntry | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;
  @api isOpen = false;
  /** When it is, for "today" and "yesterday"; milliseconds since 1970. */
  @api now = 0;
  /** The calls of this line are steered in the pad. */
  @api usesPad = false;
  /** The agent chooses for each call whether its log is saved. */
  @api savesByHand = false;
  /** The calls of this caller whose logs wait for that choice. */
  @api undecidedOfCaller: readonly string[] = [];
  /** What the administrator lets agents say of a call. */
  @api dispositions: readonly string[] = [];
  /** Further fields of the Task; null where the administrator has set none. */
  @api taskFields: TaskFields | null = null;
  /** The record of the page that the agent is on, where a log can be related to it. */
  @api pageRecord: RecordRef | null = null;

  readonly labels = labels;

  get isClosed(): boolean {
    return !this.isOpen;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get className(): string {
    return this.isOpen ? 'entry entry_open' : 'entry';
  }

  get taskId(): string | null {
    return this.log?.taskId ?? null;
  }

  get call(): CallState | null {
    return this.entry ? stateOf(this.entry.call) : null;
  }

  get log() {
    return this.entry?.log ?? null;
  }

  get callId(): string {
    return this.entry?.call.callId ?? '';
  }

  get number(): string {
    const number = this.call?.peerNumber;
    return number ? (this.numbers?.format(number) ?? number) : labels.callNumberWithheld;
  }

  get name(): string {
    return (this.log && callerName(this.log)) ?? this.call?.peerName ?? this.number;
  }

  get isNamed(): boolean {
    return this.name !== this.number;
  }

  get result(): string {
    const { call } = this;
    if (!call) return '';
    return call.phase === 'ended' ? resultText(call.direction, call.result) : phaseText(call);
  }

  /** What the agent made of a call besides ending it. */
  get outcome(): string | null {
    const { call } = this;
    if (call?.phase !== 'ended' || call.outcome === null) return null;
    return outcomeText(call.outcome, this.numbers?.format(call.outcomeTo ?? '') ?? '');
  }

  get isHeld(): boolean {
    return this.call?.phase === 'held';
  }

  get resumesInPad(): boolean {
    return this.isHeld && this.usesPad;
  }

  get factsClass(): string {
    return this.isHeld ? 'facts facts_held' : 'facts';
  }

  get iconName(): string {
    const { call } = this;
    if (this.isHeld) return 'utility:paused_call';
    if (call?.phase === 'ended' && call.direction === 'inbound' && call.connectedAt === null)
      return 'utility:missed_call';
    return call?.direction === 'inbound' ? 'utility:incoming_call' : 'utility:outbound_call';
  }

  get directionText(): string {
    return this.call?.direction === 'inbound' ? labels.directionInbound : labels.directionOutbound;
  }

  get moment(): string {
    return this.call ? formatMoment(this.call.startedAt, this.now) : '';
  }

  get duration(): string | null {
    const { call } = this;
    return call?.phase === 'ended' && call.durationSeconds > 0 ? formatDuration(call.durationSeconds) : null;
  }

  get facts(): string {
    return [this.result, this.outcome, this.duration, this.moment].filter(Boolean).join(' · ');
  }

  /** Who it was stands below the line of an open call; its button is still called by it. */
  get openName(): string | null {
    return this.isOpen ? `${this.directionText} ${this.name} ${this.facts}` : null;
  }

  get isLive(): boolean {
    return this.call !== null && isLive(this.call);
  }

  get isOver(): boolean {
    return !this.isLive;
  }

  get isDeleted(): boolean {
    return this.log?.state === 'deleted';
  }

  get canUndo(): boolean {
    return this.isDeleted || this.log?.state === 'discarded';
  }

  get canEdit(): boolean {
    return !this.isLive && !this.canUndo;
  }

  /** What was left out is told, also after the administrator has set none any more. */
  get hasTaskFields(): boolean {
    return this.taskFields !== null;
  }

  get canCallBack(): boolean {
    return !this.isLive && this.call?.peerNumber !== null;
  }

  get callBackLabel(): string {
    return fill(labels.historyCallBack, this.name);
  }

  get needsAttention(): boolean {
    return this.log?.state === 'needsYou' || this.log?.state === 'waiting';
  }

  get logText(): string {
    return logText(this.log, this.savesByHand);
  }

  get problem() {
    return this.log?.problem ?? null;
  }

  get logClass(): string {
    return `log log_${this.log?.state ?? 'open'}`;
  }

  @api focus(): void {
    const summary = this.template?.querySelector('.summary');
    if (summary instanceof HTMLElement) summary.focus();
  }

  /** From call to call by the arrow keys, a page or to an end of the list by the keys for that. */
  handleKey(event: KeyboardEvent): void {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.fire('movefocus', { callId: this.callId, by });
  }

  handleToggle(): void {
    const isOpen = !this.isOpen;
    this.fire('toggle', { callId: this.callId, isOpen });
    if (isOpen && this.resumesInPad) this.handleShowPad();
  }

  handleShowPad(): void {
    this.fire('showpad', {});
  }

  handleCallBack(): void {
    const { who } = this.log ?? {};
    const record = who ? { id: who.id, objectName: who.objectName, name: who.name } : null;
    this.fire('dial', { number: this.call?.peerNumber ?? '', record });
  }

  handleUndo(): void {
    if (this.isDeleted) this.fire('deletelog', { callId: this.callId, deleted: false });
    else this.fire('choosesaving', { callId: this.callId, choice: null });
  }

  handleRetry(): void {
    this.fire('retrylog', { callId: this.callId });
  }

  handleExport(): void {
    this.fire('exportlogs', { callId: this.callId });
  }

  handleOpenTask(): void {
    this.fire('openrecord', { recordId: this.log?.taskId ?? '', objectName: 'Task' });
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
