import type { PhoneNumbers, TextMessage, TextThread } from 'c/zoomCallCore';
import { dayOf, formatDate } from 'c/zoomPhoneFormat';
import { errorText, fill, labels } from 'c/zoomPhoneLabels';
import { piecesOf, rangeBetween } from 'c/zoomPhoneLongList';
import type { Range } from 'c/zoomPhoneLongList';
import type { Naming } from 'c/zoomPhoneStore';
import { keyOf, partyName, textCommand, threadName } from 'c/zoomPhoneTextStore';
import type { OpenThread, TextCommand } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';
import { createPlaceKeeper } from './placeKeeper.ts';
import { watchEnd } from './watchEnd.ts';

/** So many messages until it is known what is in sight. */
const FIRST_ROWS = 30;
/** Of a message that has not been shown yet, in pixels. */
const ROW_HEIGHT = 64;
/** So near to the first message, those before it are asked for. */
const NEAR = 400;
/** So many texts are read out when several come at once. */
const MOST_READ_OUT = 3;

/**
 * A thread: who, and what was said, the newest at the end; of a long one only what is in sight is in the page. Fires
 * `textcommand`, `openrecord`.
 */
export default class ZoomPhoneTextThread extends LightningElement {
  @api thread: TextThread | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;
  @api pictures: Readonly<Record<string, string>> = {};
  /** Milliseconds since 1970. */
  @api now = 0;

  @api
  get open(): OpenThread | null {
    return this.shown;
  }
  set open(open: OpenThread | null) {
    const before = this.shown;
    this.shown = open;
    if (before?.threadId !== open?.threadId) this.begin();
    else if (before && open) this.goOn(before.messages, open.messages);
  }

  readonly labels = labels;
  shown: OpenThread | null = null;
  showsPeers = false;
  /** Null: the last. */
  range: Range | null = null;
  /** What has come since the thread was opened, for those who do not see it. */
  news: readonly { readonly key: string; readonly text: string }[] = [];
  readonly #heights = new Map<string, number>();
  readonly #place = createPlaceKeeper();
  #end: ReturnType<typeof watchEnd> | undefined;

  override connectedCallback(): void {
    this.#end = watchEnd(() => {
      this.markRead();
    });
  }

  override disconnectedCallback(): void {
    this.#end?.stop();
  }

  override renderedCallback(): void {
    const { list, end } = this.refs ?? {};
    if (list instanceof HTMLElement) this.#place.restore(list);
    if (end) this.#end?.watch(end);
    this.markRead();
  }

  get messages(): readonly TextMessage[] {
    return this.shown?.messages ?? [];
  }

  get heading(): string {
    return this.thread ? threadName(this.thread, this.numbers) : '';
  }

  /** From which number, or for which queue, is written here. */
  get own(): string {
    const { thread, numbers } = this;
    if (!thread) return '';
    const number = numbers?.format(thread.own.number) ?? thread.own.number;
    const name = thread.own.name ?? number;
    if (thread.kind === 'callQueue') return fill(labels.textQueue, name);
    if (thread.kind === 'autoReceptionist') return fill(labels.textAutoReceptionist, name);
    return `${labels.textFrom}: ${number}`;
  }

  get taskId(): string | null {
    return this.thread?.log.taskId ?? null;
  }

  get logText(): string {
    const { state = 'none', problem = null } = this.thread?.log ?? {};
    const reason = problem ? errorText(problem.code) : '';
    switch (state) {
      case 'none':
        return '';
      case 'saving':
        return labels.logSaving;
      case 'saved':
        return labels.logSaved;
      case 'waiting':
        return fill(labels.logWaiting, reason);
      case 'needsYou':
        return fill(labels.logNeedsYou, reason);
    }
  }

  get logNeedsYou(): boolean {
    const state = this.thread?.log.state;
    return state === 'needsYou' || state === 'waiting';
  }

  get logProblem() {
    return this.thread?.log.problem ?? null;
  }

  get isPeersOpen(): boolean {
    return this.showsPeers || this.asksWho;
  }

  get peersOpen(): string {
    return String(this.isPeersOpen);
  }

  /** The agent has to choose between several, or nobody is known. */
  get asksWho(): boolean {
    return this.thread?.peers.some(({ who, candidates }) => who === null && candidates.length > 1) ?? false;
  }

  get isLoading(): boolean {
    return this.shown?.phase === 'loading' || this.shown?.earlier === 'loading';
  }

  get problem() {
    return this.shown?.phase === 'failed' ? this.shown.problem : null;
  }

  get hasEarlier(): boolean {
    return this.shown?.earlier === 'more' || this.shown?.earlier === 'failed';
  }

  get isDeleted(): boolean {
    return this.thread?.deleted ?? false;
  }

  get rows() {
    const { messages, thread, numbers, now } = this;
    const range = this.range ?? { from: messages.length - FIRST_ROWS, to: messages.length };
    const hasMany = (thread?.peers.length ?? 0) > 1;
    return piecesOf(messages.length, range, [], this.heightOf).map((piece, place) => {
      if (piece.kind === 'space') return { key: `space-${place}`, style: `block-size: ${piece.height}px` };
      const message = messages[piece.index];
      const before = messages[piece.index - 1];
      if (!message) return { key: `none-${place}` };
      const isNewDay = before === undefined || dayOf(before.at) !== dayOf(message.at);
      const isOthers = message.direction === 'in' ? hasMany : thread?.kind !== 'user';
      return {
        key: keyOf(message),
        message,
        day: isNewDay ? formatDate(message.at, now) : null,
        sender: partyName(message.from, thread, numbers),
        showsSender: isOthers,
      };
    });
  }

  readonly heightOf = (index: number): number => {
    const message = this.messages[index];
    return (message && this.#heights.get(keyOf(message))) ?? ROW_HEIGHT;
  };

  @api focus(): void {
    const back = this.template?.querySelector('.back');
    if (back instanceof HTMLElement) back.focus();
  }

  begin(): void {
    this.range = null;
    this.news = [];
    this.showsPeers = false;
    this.#heights.clear();
    this.#place.toEnd();
  }

  /** What was told since is read out; what is further back is not. */
  goOn(before: readonly TextMessage[], after: readonly TextMessage[]): void {
    if (before === after) return;
    this.range = this.#place.isAtEnd ? null : this.shifted(before, after);
    const last = before.at(-1);
    if (!last) return;
    const known = new Set(before.map(keyOf));
    const news = after.filter((one) => one.direction === 'in' && !known.has(keyOf(one)) && one.at >= last.at);
    if (news.length === 0) return;
    this.news = news.slice(-MOST_READ_OUT).map((one) => ({
      key: keyOf(one),
      text: `${partyName(one.from, this.thread, this.numbers)}: ${one.text}`,
    }));
  }

  /** The same messages stay in the page when others come before them. */
  shifted(before: readonly TextMessage[], after: readonly TextMessage[]): Range | null {
    const { range } = this;
    const first = range && before[range.from];
    if (!range || !first) return range;
    const by = after.findIndex((one) => keyOf(one) === keyOf(first)) - range.from;
    return { from: range.from + by, to: range.to + by };
  }

  /** Seen is what stands at the end, while the page is looked at. */
  markRead(): void {
    const { thread } = this;
    if (!thread || thread.unread === 0 || !this.#end?.isSeen || this.shown?.phase !== 'ready') return;
    this.fire({ do: 'read', threadId: thread.threadId });
  }

  handleScroll(event: Event): void {
    const { currentTarget: list } = event;
    if (!(list instanceof HTMLElement)) return;
    for (const row of list.querySelectorAll('li[data-key]')) {
      const key = row.getAttribute('data-key');
      if (key !== null && row.clientHeight > 0) this.#heights.set(key, row.clientHeight);
    }
    this.#place.keep(list);
    const { scrollTop: top, clientHeight: height } = list;
    const range = rangeBetween(this.messages.length, top - height, top + 2 * height, this.heightOf);
    if (range.from !== this.range?.from || range.to !== this.range.to) this.range = range;
    if (top < NEAR && this.shown?.earlier === 'more') this.handleEarlier();
  }

  handleEarlier(): void {
    this.fire({ do: 'earlier' });
  }

  handleReload(): void {
    this.fire({ do: 'reload' });
  }

  handleBack(): void {
    this.fire({ do: 'back' });
  }

  handlePeers(): void {
    this.showsPeers = !this.showsPeers;
  }

  handleRetryLog(): void {
    this.fire({ do: 'retryLog', threadId: this.thread?.threadId ?? '' });
  }

  handleOpenTask(): void {
    const detail = { recordId: this.taskId ?? '', objectName: 'Task' };
    this.dispatchEvent(new CustomEvent('openrecord', { detail, bubbles: true, composed: true }));
  }

  fire(command: TextCommand): void {
    this.dispatchEvent(textCommand(command));
  }
}
