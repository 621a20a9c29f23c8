import type { Person, PhoneNumbers, TextPeer, TextThread } from 'c/zoomCallCore';
import type { Naming, PersonSearch } from 'c/zoomPhoneStore';
import { textCommand } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';

/**
 * Who is in a thread, and how the agent says so. Fires `textcommand`, and `createperson` and `openfullform` with whom it is for; the
 * search for people and what is typed into the form for a new one pass through.
 */
export default class ZoomPhoneTextPeers extends LightningElement {
  @api thread: TextThread | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;

  /** The number whose person the agent is about to choose. */
  editing: string | null = null;

  /** What was pressed is gone, and the focus goes to what has come. */
  #focusNext: string | null = null;
  /** Of whom the form for a new person was there. */
  #form: string | null = null;

  override renderedCallback(): void {
    const form = this.rows.find(({ draft }) => draft !== null)?.key ?? null;
    const left = this.#form !== form ? this.#form : null;
    this.#form = form;
    if (this.#focusNext !== null) this.focusOn('.next', this.#focusNext);
    else if (left !== null) this.focusOn('.who', left);
    this.#focusNext = null;
  }

  get rows() {
    return (this.thread?.peers ?? []).map((peer) => {
      const key = keyOf(peer);
      const showsBox = this.editing === peer.number || isUnknown(peer);
      return {
        ...{ key, number: peer.number, showsBox },
        // A person is shown here as on a call.
        call: { callId: key, peerNumber: peer.number, peerName: peer.name, internal: false },
        log: { who: peer.who, candidates: peer.candidates, search: 'done' },
        draft: this.naming?.drafts[key] ?? null,
        shownNumber: this.numbers?.format(peer.number) ?? peer.number,
        peerName: peer.name,
        search: this.searchFor(key),
        suggestions: peer.candidates.filter(({ id }) => id !== peer.who?.id),
        isNamed: peer.who !== null,
        canLeave: !isUnknown(peer),
      };
    });
  }

  focusOn(selector: string, key: string): void {
    const views = [...(this.template?.querySelectorAll(selector) ?? [])];
    const view = views.find((one) => one instanceof HTMLElement && one.dataset.key === key);
    if (view instanceof HTMLElement) view.focus();
  }

  peerOf(key: string): TextPeer | undefined {
    return this.thread?.peers.find((one) => keyOf(one) === key);
  }

  searchFor(key: string): PersonSearch | null {
    return this.naming?.searchedFor === key ? this.naming.search : null;
  }

  handleEdit(event: Event): void {
    const number =
      event.currentTarget instanceof HTMLElement ? (event.currentTarget.dataset.number ?? null) : null;
    this.editing = this.editing === number ? null : number;
  }

  handleLeave(): void {
    this.editing = null;
  }

  /** For a call it would be kept with the call. */
  handleChoose(event: CustomEvent<{ callId: string; person: Person | null; remember: boolean }>): void {
    event.stopPropagation();
    const { callId, person, remember } = event.detail;
    const { thread } = this;
    const peer = this.peerOf(callId);
    if (!thread || !peer) return;
    this.editing = null;
    if (this.naming?.drafts[callId]) this.fire('editperson', { callId, fields: null });
    const { number } = peer;
    this.dispatchEvent(textCommand({ do: 'name', threadId: thread.threadId, number, person, remember }));
  }

  handleDraft(event: CustomEvent<{ callId: string; fields: object | null; opens?: boolean }>): void {
    const { callId, fields, opens = false } = event.detail;
    if (fields === null || opens) this.#focusNext = callId;
  }

  /** The form knows no threads. */
  handleCreate(event: CustomEvent<{ callId: string; allowDuplicate: boolean }>): void {
    const { detail } = event;
    const peer = this.peerOf(detail.callId);
    if (!this.thread || !peer) return;
    event.stopPropagation();
    const { threadId } = this.thread;
    this.fire('createperson', { ...detail, peer: { threadId, number: peer.number } });
  }

  handleFullForm(event: CustomEvent<{ callId: string }>): void {
    const { detail } = event;
    event.stopPropagation();
    this.fire('openfullform', { ...detail, number: this.peerOf(detail.callId)?.number });
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** In the place of a call's id. By the number alone: what is typed stays when Zoom gives the thread another id. */
function keyOf({ number }: TextPeer): string {
  return `text ${number}`;
}

/** Nobody is known who could be chosen from. */
function isUnknown({ who, candidates }: TextPeer): boolean {
  return who === null && candidates.length < 2;
}
