import type { TextMessage } from 'c/zoomCallCore';
import { formatTime } from 'c/zoomPhoneFormat';
import { errorHelp, errorText, fill, labels } from 'c/zoomPhoneLabels';
import { pictureKey, textCommand } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';

/** Kinds of files that a browser shows, by Zoom's word. */
const PICTURES = new Set(['JPG', 'JPEG', 'PNG', 'GIF']);

/** One text: what was said, by whom, and where it stands. Links are text. Fires `textcommand`. */
export default class ZoomPhoneTextMessage extends LightningElement {
  @api message: TextMessage | null = null;
  /** Who said it. */
  @api sender = '';
  /** The sender is to be seen: there are several. */
  @api showsSender = false;
  /** Addresses of pictures. */
  @api pictures: Readonly<Record<string, string>> = {};

  readonly labels = labels;

  override renderedCallback(): void {
    for (const { isPicture, url, id } of this.files) {
      if (isPicture && url === null) this.fire({ do: 'picture', messageId: this.messageId, fileId: id });
    }
  }

  get messageId(): string {
    return this.message?.id ?? '';
  }

  get isOut(): boolean {
    return this.message?.direction === 'out';
  }

  get className(): string {
    return this.isOut ? 'message message_out' : 'message';
  }

  get senderClass(): string {
    return this.showsSender ? 'sender' : 'slds-assistive-text';
  }

  get time(): string {
    return this.message ? formatTime(this.message.at) : '';
  }

  get hasText(): boolean {
    return this.message?.text !== '';
  }

  get files() {
    const { message } = this;
    return (message?.files ?? []).map((file) => {
      const url = this.pictures[pictureKey(message?.id ?? '', file.id)] ?? null;
      return {
        ...{ id: file.id, name: file.name, url },
        isPicture: PICTURES.has(file.type.toUpperCase()),
        openLabel: fill(labels.textOpenFile, file.name),
      };
    });
  }

  get hasFiles(): boolean {
    return this.files.length > 0;
  }

  get isFailed(): boolean {
    return this.isOut && this.message?.state === 'failed';
  }

  /** What Zoom alone has tried cannot be tried from here. */
  get canRetry(): boolean {
    return this.isFailed && this.message?.sendId !== null;
  }

  /** What arrived says no more than that. */
  get state(): string | null {
    const { message } = this;
    if (!message || !this.isOut) return null;
    switch (message.state) {
      case 'sending':
        return labels.textStateSending;
      case 'unsure':
        return labels.textStateUnsure;
      case 'sent':
        return labels.textStateSent;
      case 'delivered':
        return labels.textStateDelivered;
      case 'failed':
        return message.problem
          ? fill(labels.textFailed, errorText(message.problem.code))
          : labels.textFailedUnknown;
      case 'received':
      case 'unknown':
        return null;
    }
  }

  get stateClass(): string {
    return this.isFailed ? 'state state_failed' : 'state';
  }

  get help(): string | null {
    const problem = this.isFailed ? this.message?.problem : null;
    return problem ? [problem.said, errorHelp(problem.code)].filter(Boolean).join(' ') : null;
  }

  handleFile(event: Event): void {
    const id = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.id : undefined;
    const file = this.message?.files.find((one) => one.id === id);
    if (file) this.fire({ do: 'openFile', messageId: this.messageId, file });
  }

  handleRetry(): void {
    if (this.message) this.fire({ do: 'retry', message: this.message });
  }

  handleDismiss(): void {
    if (this.message) this.fire({ do: 'dismiss', message: this.message });
  }

  fire(command: Parameters<typeof textCommand>[0]): void {
    this.dispatchEvent(textCommand(command));
  }
}
