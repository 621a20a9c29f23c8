import { HISTORY_KINDS } from 'c/zoomCallCore';
import type { HistoryEntry, HistoryKind, LogState, PhoneNumbers, RecordRef } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { piecesOf, rangeBetween, rememberLast, watchSight } from 'c/zoomPhoneLongList';
import type { Range, Sight } from 'c/zoomPhoneLongList';
import type { Naming, PastCalls, TaskFields } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';
import { undecidedOf } from './undecided.ts';

const MINUTE_MS = 60_000;
/** Whoever goes through the page with Tab comes to the end of the list, and asks for more there. */
const PAGE = 50;
/** So many the live feed begins with: where there are fewer, there are no more. */
const FEED_BEGINS_WITH = 100;
/** So many rows until it is known what is in sight. */
const FIRST_ROWS = 20;
/** Of a row that has not been shown yet, in pixels. */
const ROW_HEIGHT = 90;
/** Rows around the one that the agent moves to with the keyboard. */
const AROUND = 15;
const NONE: readonly string[] = [];

/** Logs that Salesforce should have and has not. */
const OWED: ReadonlySet<LogState> = new Set(['saving', 'waiting', 'needsYou']);

const KIND_LABELS: Readonly<Record<HistoryKind, string>> = {
  all: labels.historyKindAll,
  missed: labels.historyKindMissed,
  inbound: labels.historyKindInbound,
  outbound: labels.historyKindOutbound,
  notSaved: labels.historyKindNotSaved,
};
const KIND_OPTIONS = HISTORY_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }));

function wantedOf(
  entries: readonly HistoryEntry[],
  found: readonly string[] | null,
): readonly HistoryEntry[] {
  if (found === null) return entries;
  const ids = new Set(found);
  return entries.filter(({ call }) => ids.has(call.callId));
}

function listedOf(
  wanted: readonly HistoryEntry[],
  limit: number,
  openCallId: string | null,
): readonly HistoryEntry[] {
  const open = wanted.findIndex(({ call }) => call.callId === openCallId);
  return wanted.slice(0, Math.max(limit, open + 1));
}

/**
 * The agent's calls, newest first; of a long list only what is in sight is in the page. Fires `searchcalls` and
 * `morecalls`, `openexternal`, `exportlogs`; what its entries fire passes through.
 */
export default class ZoomPhoneHistory extends LightningElement {
  @api entries: readonly HistoryEntry[] = [];
  @api past: PastCalls | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;
  @api openCallId: string | null = null;
  /** The calls of this line are steered in the pad. */
  @api usesPad = false;

  /** The agent chooses for each call whether its log is saved. */
  @api savesByHand = false;

  /** What the administrator lets agents say of a call. */
  @api dispositions: readonly string[] = [];
  @api taskFields: TaskFields | null = null;
  @api pageRecord: RecordRef | null = null;

  /** Calls that are not in Salesforce, as far as it is known. */
  @api externalCount = 0;

  readonly labels = labels;
  readonly kinds = KIND_OPTIONS;
  now = Date.now();
  limit = PAGE;
  range: Range = { from: 0, to: FIRST_ROWS };
  #clock: ReturnType<typeof setInterval> | undefined;
  #sight: Sight | undefined;
  readonly #heights = new Map<string, number>();
  // Every row asks for them.
  readonly #wantedOf = rememberLast(wantedOf);
  readonly #listedOf = rememberLast(listedOf);
  #focusOn: string | null = null;
  /** Whoever works with the keyboard must not lose the row that has the focus. */
  #focused: string | null = null;

  override connectedCallback(): void {
    this.#clock = setInterval(() => {
      this.now = Date.now();
    }, MINUTE_MS);
    this.#sight = watchSight({
      onSpace: (top, bottom) => {
        this.show(top, bottom);
      },
    });
  }

  override disconnectedCallback(): void {
    clearInterval(this.#clock);
    this.#sight?.stop();
  }

  override renderedCallback(): void {
    const { list = null } = this.refs ?? {};
    this.#sight?.watch(list, this.template?.querySelectorAll('[data-space]') ?? []);
    const row = this.#focusOn === null ? null : this.rowOf(this.#focusOn);
    if (!row) return;
    this.#focusOn = null;
    row.focus();
  }

  /** So many as the agent has asked for; the open one always, however many calls come after it. */
  get listed(): readonly HistoryEntry[] {
    return this.#listedOf(this.wanted, this.limit, this.openCallId);
  }

  get hasMore(): boolean {
    const { wanted, past } = this;
    const mayHaveMore = past?.phase === 'idle' && (this.isSearch || wanted.length >= FEED_BEGINS_WITH);
    return !this.isLoading && (wanted.length > this.listed.length || mayHaveMore);
  }

  get wanted(): readonly HistoryEntry[] {
    return this.#wantedOf(this.entries, this.past?.found ?? null);
  }

  get pieces() {
    const { listed } = this;
    const wanted = [this.openCallId, this.#focused].map((callId) =>
      listed.findIndex(({ call }) => call.callId === callId),
    );
    return piecesOf(listed.length, this.range, wanted, this.heightOf(listed)).map((piece, place) => {
      if (piece.kind === 'space') return { key: `space-${place}`, style: `block-size: ${piece.height}px` };
      const entry = listed[piece.index] ?? null;
      const key = entry?.call.callId ?? '';
      const isOpen = key === this.openCallId;
      const undecidedOfCaller = isOpen && entry ? undecidedOf(this.entries, entry) : NONE;
      return { key, entry, isOpen, undecidedOfCaller, position: String(piece.index + 1) };
    });
  }

  /** Of the whole list, as far as that is known. */
  get size(): string {
    return this.hasMore ? '-1' : String(this.listed.length);
  }

  get isSearch(): boolean {
    return Boolean(this.past?.found);
  }

  get isLoading(): boolean {
    return this.past?.phase === 'loading';
  }

  get problem() {
    return this.past?.problem ?? null;
  }

  get kind(): HistoryKind {
    return this.past?.kind ?? 'all';
  }

  get hasRows(): boolean {
    return this.listed.length > 0;
  }

  /** There is something to look for. */
  get hasCalls(): boolean {
    return this.hasRows || this.isSearch;
  }

  get isEmpty(): boolean {
    return !this.hasCalls && !this.isLoading && this.problem === null;
  }

  get findsNothing(): boolean {
    return !this.hasRows && this.isSearch && this.past?.phase === 'complete';
  }

  /** For those who do not see the list. */
  get foundText(): string {
    return this.isSearch && this.past?.phase === 'complete' && this.hasRows
      ? fill(labels.historyFound, this.listed.length)
      : '';
  }

  /** Those found are in Salesforce if all goes well; if all else fails, they can be taken there by other means. */
  get canExport(): boolean {
    return this.kind === 'notSaved' && this.wanted.some(({ log }) => OWED.has(log.state));
  }

  get externalText(): string | null {
    return this.externalCount > 0 ? fill(labels.historyNotInSalesforce, this.externalCount) : null;
  }

  handleExport(): void {
    this.fire('exportlogs', { callId: null });
  }

  handleOpenExternal(): void {
    this.fire('openexternal', {});
  }

  heightOf(listed: readonly HistoryEntry[]): (index: number) => number {
    return (index) => this.#heights.get(listed[index]?.call.callId ?? '') ?? ROW_HEIGHT;
  }

  rowOf(callId: string): HTMLElement | null {
    const rows = [...(this.template?.querySelectorAll('c-zoom-phone-history-entry') ?? [])];
    const row = rows.find((one) => one.getAttribute('data-id') === callId);
    return row instanceof HTMLElement ? row : null;
  }

  /** @param top and @param bottom what is in sight, in pixels from the beginning of the list */
  show(top: number, bottom: number): void {
    const { listed } = this;
    for (const row of this.template?.querySelectorAll('li[data-id]') ?? []) {
      const callId = row.getAttribute('data-id');
      if (callId !== null && row.clientHeight > 0) this.#heights.set(callId, row.clientHeight);
    }
    const range = rangeBetween(listed.length, top, bottom, this.heightOf(listed));
    if (range.from !== this.range.from || range.to !== this.range.to) this.range = range;
  }

  handleShowMore(): void {
    this.limit = this.listed.length + PAGE;
    if (this.past?.phase === 'idle' && this.limit > this.wanted.length) this.fire('morecalls', {});
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.search(event.detail.value, this.kind);
  }

  handleKind(event: CustomEvent<{ value: string }>): void {
    const kind = HISTORY_KINDS.find((value) => value === event.detail.value) ?? 'all';
    this.search(this.past?.text ?? '', kind);
  }

  search(text: string, kind: HistoryKind): void {
    this.range = { from: 0, to: FIRST_ROWS };
    this.limit = PAGE;
    this.fire('searchcalls', { text, kind });
  }

  handleRetry(): void {
    this.fire('morecalls', {});
  }

  handleFocus({ target }: FocusEvent): void {
    this.#focused = target instanceof Element ? target.getAttribute('data-id') : null;
  }

  /** From an entry to another, by the keyboard. */
  handleMove(event: CustomEvent<{ callId: string; by: number }>): void {
    event.stopPropagation();
    const { listed } = this;
    const from = listed.findIndex(({ call }) => call.callId === event.detail.callId);
    const to = Math.max(0, Math.min(listed.length - 1, from + event.detail.by));
    const callId = listed[to]?.call.callId;
    if (callId === undefined || to === from) return;
    const row = this.rowOf(callId);
    if (row) {
      row.focus();
      return;
    }
    this.#focusOn = callId;
    this.range = { from: Math.max(0, to - AROUND), to: to + AROUND };
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
