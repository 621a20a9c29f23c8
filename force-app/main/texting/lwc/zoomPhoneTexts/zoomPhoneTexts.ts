import type { ErrorCode, PhoneNumbers, Texting, TextThread } from 'c/zoomCallCore';
import { errorHelp, errorText, fill, labels } from 'c/zoomPhoneLabels';
import type { Naming } from 'c/zoomPhoneStore';
import { NEW_TEXT, NO_DRAFT, NO_TEXTS, peerName, textCommand } from 'c/zoomPhoneTextStore';
import type { TextCommand, TextDraft, TextsState } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';
import inbox from './templates/inbox.html';
import off from './templates/off.html';
import thread from './templates/thread.html';
import write from './templates/write.html';

const MINUTE_MS = 60_000;

/** The tab SMS: the threads, one of them, or a new message. Fires `textcommand`; what the views inside fire passes through. */
export default class ZoomPhoneTexts extends LightningElement {
  @api texts: TextsState = NO_TEXTS;
  /** Missing until Zoom has been asked. */
  @api texting: Texting | undefined;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;

  readonly labels = labels;
  readonly newKey = NEW_TEXT;
  now = Date.now();
  #clock: ReturnType<typeof setInterval> | undefined;
  /** What was pressed is gone, and the focus goes to what has come. */
  #focusNext = false;
  lastThread: string | null = null;

  override connectedCallback(): void {
    this.#clock = setInterval(() => {
      this.now = Date.now();
    }, MINUTE_MS);
    this.dispatchEvent(textCommand({ do: 'loadTemplates' }));
    // What the live feed has told may not be all.
    if (this.texts.list.phase === 'unasked') this.dispatchEvent(textCommand({ do: 'more' }));
  }

  override disconnectedCallback(): void {
    clearInterval(this.#clock);
  }

  override render() {
    switch (this.texts.page) {
      case 'thread':
        return thread;
      case 'new':
        return this.canWrite ? write : off;
      case 'inbox':
        return this.isOff && this.texts.threads.length === 0 ? off : inbox;
    }
  }

  override renderedCallback(): void {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    const { to, composer, threadView, inboxView } = this.refs ?? {};
    const target = to ?? composer ?? threadView ?? inboxView;
    if (target instanceof HTMLElement) target.focus();
  }

  /** Texting is off, or there is no number to text from. */
  get isOff(): boolean {
    return this.offCode !== null;
  }

  get offCode(): ErrorCode | null {
    const { texting } = this;
    if (!texting) return null;
    if (texting.state === 'off') return 'text.turnedOff';
    return texting.numbers.length === 0 ? 'text.notRegistered' : null;
  }

  get offText(): string {
    return this.offCode ? errorText(this.offCode) : labels.textLoading;
  }

  get offHelp(): string | null {
    return this.offCode && errorHelp(this.offCode);
  }

  get isNew(): boolean {
    return this.texts.page === 'new';
  }

  get canWrite(): boolean {
    return Boolean(this.texting) && !this.isOff;
  }

  get thread(): TextThread | null {
    const { open, threads } = this.texts;
    return threads.find(({ threadId }) => threadId === open?.threadId) ?? null;
  }

  get draftKey(): string {
    return this.texts.open?.threadId ?? '';
  }

  get draft(): TextDraft {
    return this.texts.drafts[this.draftKey] ?? NO_DRAFT;
  }

  get newDraft(): TextDraft {
    return this.texts.drafts[NEW_TEXT] ?? NO_DRAFT;
  }

  get recipients(): number {
    return this.thread?.peers.length ?? 0;
  }

  get newRecipients(): number {
    return this.newDraft.to.length;
  }

  get canReply(): boolean {
    return this.canWrite && this.thread !== null && !this.thread.deleted && this.stopped === null;
  }

  /** Why nothing is sent in this thread. */
  get stopped(): string | null {
    const { thread: shown, numbers } = this;
    if (!shown) return null;
    const stopped = shown.peers.filter(({ optedOut }) => optedOut).map((peer) => peerName(peer, numbers));
    if (stopped.length > 0) return optedOutText(stopped);
    // Zoom's API texts no extension.
    const hasExtension = shown.peers.some(({ number }) => !number.startsWith('+'));
    return hasExtension ? `${errorText('text.wrongNumber')} ${errorHelp('text.wrongNumber')}` : null;
  }

  get newStopped(): string | null {
    const { to, optedOut } = this.newDraft;
    const stopped = to.filter(({ number }) => optedOut.includes(number));
    const names = stopped.map(({ number, name }) => name ?? this.numbers?.format(number) ?? number);
    return names.length > 0 ? optedOutText(names) : null;
  }

  get maySendNew(): boolean {
    return this.newStopped === null;
  }

  get fromOptions(): { label: string; value: string }[] {
    return (this.texting?.numbers ?? []).map(({ number, name }) => {
      const shown = this.numbers?.format(number) ?? number;
      return { label: name === null ? shown : `${shown} · ${name}`, value: number };
    });
  }

  get from(): string {
    return this.newDraft.from ?? this.texting?.numbers[0]?.number ?? '';
  }

  handleCommand(event: CustomEvent<TextCommand>): void {
    const command = event.detail;
    if (command.do === 'open') this.lastThread = command.threadId;
    const leaves = command.do === 'send' && command.key === NEW_TEXT;
    if (command.do === 'open' || command.do === 'back' || command.do === 'new' || leaves)
      this.#focusNext = true;
  }

  handleBack(): void {
    this.dispatchEvent(textCommand({ do: 'back' }));
    this.#focusNext = true;
  }

  handleFrom(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(textCommand({ do: 'from', number: event.detail.value }));
  }
}

function optedOutText(names: readonly string[]): string {
  return `${fill(labels.textOptedOut, names.join(', '))} ${errorHelp('text.optedOut')}`;
}
