import type { CallLog, CallState, Person, PhoneNumbers } from 'c/zoomCallCore';
import type { EarlierCalls, Naming, PersonDraft } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';

/** Logs that are put away for good say who it was, and are not changed. */
const LOCKED: readonly CallLog['state'][] = ['deleted', 'discarded'];

/**
 * Who it is, and how the agent says so: the box for a Contact or Lead where nobody is known or another is wanted, the form
 * for a new one, and the offer to name other calls of the number. What the views inside fire passes through.
 */
export default class ZoomPhoneNaming extends LightningElement {
  @api call: CallState | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;

  @api
  get log(): CallLog | null {
    return this.shownLog;
  }
  set log(log: CallLog | null) {
    // Somebody is named: by this agent here, in another tab, or by a search.
    if (log?.who?.id !== this.shownLog?.who?.id) this.leave();
    this.shownLog = log;
  }

  isEditing = false;
  shownLog: CallLog | null = null;
  /** What was pressed is gone, and the focus goes to what has come. */
  #focusNext: 'field' | 'edit' | null = null;
  #hadForm = false;

  get callId(): string {
    return this.call?.callId ?? '';
  }

  get canEdit(): boolean {
    const state = this.log?.state;
    return state !== undefined && !LOCKED.includes(state);
  }

  get draft(): PersonDraft | null {
    return (this.canEdit && this.naming?.drafts[this.callId]) || null;
  }

  get earlier(): EarlierCalls | null {
    const earlier = this.naming?.earlier[this.callId];
    return earlier !== undefined && earlier.personId === this.log?.who?.id ? earlier : null;
  }

  get search() {
    return this.naming?.searchedFor === this.callId ? this.naming.search : null;
  }

  get phoneFields() {
    return this.naming?.phoneFields ?? null;
  }

  get isNamed(): boolean {
    return Boolean(this.log?.who);
  }

  /** Nobody is known who could be chosen from, and nobody is being looked for. */
  get isUnknown(): boolean {
    const { call, log } = this;
    if (!call || !log || call.internal || log.who || log.candidates.length > 1) return false;
    return log.search === 'done' || !call.peerNumber;
  }

  get showsBox(): boolean {
    return this.canEdit && (this.isEditing || this.isUnknown);
  }

  get canLeave(): boolean {
    return !this.isUnknown;
  }

  /** Who has the number, without the one who is chosen. */
  get suggestions(): Person[] {
    return (this.log?.candidates ?? []).filter(({ id }) => id !== this.log?.who?.id);
  }

  get number(): string | null {
    const number = this.call?.peerNumber ?? null;
    return number && (this.numbers?.format(number) ?? number);
  }

  get peerName(): string | null {
    return this.call?.peerName ?? null;
  }

  override renderedCallback(): void {
    const hasForm = this.draft !== null;
    const target = this.#focusNext ?? (this.#hadForm && !hasForm && this.isNamed ? 'edit' : null);
    this.#hadForm = hasForm;
    if (target === null) return;
    this.#focusNext = null;
    const view = target === 'edit' ? this.refs?.who : (this.refs?.form ?? this.refs?.box);
    if (view instanceof HTMLElement) view.focus();
  }

  handleEdit(): void {
    this.isEditing = !this.isEditing;
    this.#focusNext = this.isEditing ? 'field' : 'edit';
  }

  handleLeave(): void {
    this.#focusNext = 'edit';
    this.isEditing = false;
  }

  handleChoose(): void {
    this.#focusNext = 'edit';
    this.isEditing = false;
  }

  handleDraft(event: CustomEvent<{ fields: object | null; opens?: boolean }>): void {
    const { fields, opens = false } = event.detail;
    if (fields === null || opens) this.#focusNext = 'field';
  }

  leave(): void {
    this.isEditing = false;
  }
}
