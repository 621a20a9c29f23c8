import type { PhoneNumbers, TextThread } from 'c/zoomCallCore';
import { formatMoment } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { textCommand, threadName } from 'c/zoomPhoneTextStore';
import type { ThreadList } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';

const PAGE = 50;

/** The agent's threads: those with unread texts first, then the latest. Fires `textcommand`. */
export default class ZoomPhoneTextInbox extends LightningElement {
  /** The latest first. */
  @api threads: readonly TextThread[] = [];
  @api list: ThreadList | null = null;
  @api numbers: PhoneNumbers | null = null;
  /** Milliseconds since 1970. */
  @api now = 0;
  /** The agent can send texts. */
  @api canWrite = false;
  /** The thread that was read last. */
  @api lastThread: string | null = null;

  readonly labels = labels;
  limit = PAGE;

  get wanted(): readonly TextThread[] {
    const { threads } = this;
    const found = this.list?.found ?? null;
    return found === null ? threads : threads.filter(({ threadId }) => found.includes(threadId));
  }

  get rows() {
    const unread = this.wanted.filter((thread) => thread.unread > 0);
    const others = this.wanted.filter((thread) => thread.unread === 0);
    return [...unread, ...others].slice(0, this.limit).map((thread) => ({
      key: thread.threadId,
      name: this.nameOf(thread),
      nameClass: thread.unread > 0 ? 'name name_unread' : 'name',
      words: wordsOf(thread),
      moment: thread.latest ? formatMoment(thread.latest.at, this.now) : '',
      unread: thread.unread > 0 ? String(thread.unread) : null,
      unreadText: fill(labels.textUnread, thread.unread),
    }));
  }

  nameOf(thread: TextThread): string {
    const name = threadName(thread, this.numbers);
    return thread.kind === 'user' ? name : `${name} · ${thread.own.name ?? thread.own.number}`;
  }

  get hasRows(): boolean {
    return this.wanted.length > 0;
  }

  get searchText(): string {
    return this.list?.text ?? '';
  }

  get isSearch(): boolean {
    return Boolean(this.list?.found);
  }

  get isLoading(): boolean {
    return this.list?.phase === 'loading';
  }

  get problem() {
    return this.list?.problem ?? null;
  }

  get isEmpty(): boolean {
    return !this.hasRows && !this.isSearch && this.list?.phase === 'complete';
  }

  get findsNothing(): boolean {
    return !this.hasRows && this.isSearch && this.list?.phase === 'complete';
  }

  get hasMore(): boolean {
    return !this.isLoading && (this.wanted.length > this.limit || this.list?.phase === 'idle');
  }

  /** To a thread, as one comes back from it; else to the search. */
  @api focus(): void {
    const rows = [...(this.template?.querySelectorAll('button[data-id]') ?? [])];
    const row = rows.find((one) => one.getAttribute('data-id') === this.lastThread);
    const target = row ?? this.template?.querySelector('lightning-input');
    if (target instanceof HTMLElement) target.focus();
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.limit = PAGE;
    this.dispatchEvent(textCommand({ do: 'search', text: event.detail.value }));
  }

  handleNew(): void {
    this.dispatchEvent(textCommand({ do: 'new' }));
  }

  handleOpen(event: Event): void {
    const threadId = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.id : undefined;
    if (threadId !== undefined) this.dispatchEvent(textCommand({ do: 'open', threadId }));
  }

  handleMore(): void {
    this.limit += PAGE;
    if (this.wanted.length < this.limit) this.dispatchEvent(textCommand({ do: 'more' }));
  }

  handleRetry(): void {
    this.dispatchEvent(textCommand({ do: 'more' }));
  }
}

/** The last words, and whether they are the agent's. */
function wordsOf({ latest }: TextThread): string {
  if (latest === null) return '';
  const { text, files, direction, state } = latest;
  const words = files === 0 ? text : filesAnd(files, text);
  const told = direction === 'out' ? fill(labels.textYours, words) : words;
  return state === 'failed' && direction === 'out' ? `${labels.textFailedUnknown} · ${told}` : told;
}

function filesAnd(files: number, text: string): string {
  return text === '' ? fill(labels.textFiles, files) : fill(labels.textFilesAndText, files, text);
}
