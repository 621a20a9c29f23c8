import type { CallState, HistoryEntry, PhoneNumbers } from 'c/zoomCallCore';
import { isLive, stateOf } from 'c/zoomCallCore';
import { formatDuration, formatMoment } from 'c/zoomPhoneFormat';
import { errorText, fill, labels, resultText } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/**
 * A call in History: a line, or opened with its comment and what can be done with its log. Fires `toggle`, `dial`,
 * `closelog`, `deletelog`, `retrylog`, `opentask`; `comment`, `openrecord` and `chooseperson` pass through.
 */
export default class ZoomPhoneHistoryEntry extends LightningElement {
  @api entry: HistoryEntry | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api isOpen = false;
  /** When it is, for "today" and "yesterday"; milliseconds since 1970. */
  @api now = 0;

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
    return this.log?.who?.name ?? this.call?.peerName ?? this.number;
  }

  get isNamed(): boolean {
    return this.name !== this.number;
  }

  get result(): string {
    const { call } = this;
    if (!call) return '';
    if (call.phase === 'ended') return resultText(call.direction, call.result);
    return call.phase === 'held' ? labels.callOnHold : labels.callConnected;
  }

  get iconName(): string {
    const { call } = this;
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
    return [this.result, this.duration, this.moment].filter(Boolean).join(' · ');
  }

  get isLive(): boolean {
    return this.call !== null && isLive(this.call);
  }

  get isDeleted(): boolean {
    return this.log?.state === 'deleted';
  }

  get canEdit(): boolean {
    return !this.isLive && !this.isDeleted;
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
    const { log } = this;
    const reason = log?.problem ? errorText(log.problem.code) : '';
    switch (log?.state) {
      case 'saved':
        return labels.logSaved;
      case 'saving':
        return labels.logSaving;
      case 'waiting':
        return fill(labels.logWaiting, reason);
      case 'needsYou':
        return fill(labels.logNeedsYou, reason);
      case 'deleted':
        return labels.logDeleted;
      case 'open':
      case undefined:
        return labels.logOpen;
    }
  }

  get closeLabel(): string {
    return this.log?.state === 'saved' ? labels.logCloseSaved : labels.logCloseSaves;
  }

  get problem() {
    return this.log?.problem ?? null;
  }

  get logClass(): string {
    return `log log_${this.log?.state ?? 'open'}`;
  }

  handleToggle(): void {
    this.fire('toggle', { callId: this.callId, isOpen: !this.isOpen });
  }

  handleCallBack(): void {
    const { who } = this.log ?? {};
    const record = who ? { id: who.id, objectName: who.objectName, name: who.name } : null;
    this.fire('dial', { number: this.call?.peerNumber ?? '', record });
  }

  handleClose(): void {
    this.fire('closelog', { callId: this.callId });
  }

  handleDelete(): void {
    this.fire('deletelog', { callId: this.callId, deleted: true });
  }

  handleUndo(): void {
    this.fire('deletelog', { callId: this.callId, deleted: false });
  }

  handleRetry(): void {
    this.fire('retrylog', { callId: this.callId });
  }

  handleOpenTask(): void {
    this.fire('openrecord', { recordId: this.log?.taskId ?? '', objectName: 'Task' });
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
