import type { Person, PhoneNumbers, TextPeer, TextThread } from 'c/zoomCallCore';
import type { Naming, PersonSearch } from 'c/zoomPhoneStore';
import { textCommand } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';

/** Who is in a thread, and how the agent says so. Fires `textcommand`; the search for people passes through. */
export default class ZoomPhoneTextPeers extends LightningElement {
  @api thread: TextThread | null = null;
  @api numbers: PhoneNumbers | null = null;
  @api naming: Naming | null = null;

  /** The number whose person the agent is about to choose. */
  editing: string | null = null;

  get rows() {
    return (this.thread?.peers ?? []).map((peer) => {
      const key = this.keyOf(peer);
      const showsBox = this.editing === peer.number || isUnknown(peer);
      return {
        ...{ key, number: peer.number, showsBox },
        // A person is shown here as on a call.
        call: { callId: key, peerNumber: peer.number, peerName: peer.name, internal: false },
        log: { who: peer.who, candidates: peer.candidates, search: 'done' },
        search: this.searchFor(key),
        suggestions: peer.candidates.filter(({ id }) => id !== peer.who?.id),
        isNamed: peer.who !== null,
        canLeave: !isUnknown(peer),
      };
    });
  }

  keyOf({ number }: TextPeer): string {
    return `text ${this.thread?.threadId ?? ''} ${number}`;
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
    const peer = thread?.peers.find((one) => this.keyOf(one) === callId);
    if (!thread || !peer) return;
    this.editing = null;
    const { number } = peer;
    this.dispatchEvent(textCommand({ do: 'name', threadId: thread.threadId, number, person, remember }));
  }
}

/** Nobody is known who could be chosen from. */
function isUnknown({ who, candidates }: TextPeer): boolean {
  return who === null && candidates.length < 2;
}
