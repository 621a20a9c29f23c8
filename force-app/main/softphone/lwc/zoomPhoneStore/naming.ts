import { toPhoneError } from 'c/zoomCallCore';
import type { NewPerson, NewPersonReply, Person } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { History } from './history.ts';
import { createPersonSearch } from './personSearch.ts';
import { NO_NAMING, shown } from './phoneState.ts';
import type { Naming, PersonDraft, PersonFields, StateHolder } from './phoneState.ts';

export interface NamingActions {
  /** Looks for Contacts and Leads by name, for a call. */
  searchPerson(callId: string, text: string): void;
  /**
   * @param person null for nobody
   * @param remember for further calls of this number
   */
  choosePerson(callId: string, person: Person | null, remember?: boolean): void;
  /** Opens the form for a new person, or keeps what is typed into it; null puts it away. */
  draftPerson(callId: string, fields: PersonFields | null): void;
  /** @param peer where it is for somebody in a thread, whose key stands in the place of the call's id */
  createPerson(callId: string, allowDuplicate: boolean, peer?: ThreadPeer | null): Promise<void>;
  /** What the agent decides on other calls of the number. */
  linkEarlierCalls(callId: string, isWanted: boolean): void;
}

/** Somebody in a thread of texts. */
export interface ThreadPeer {
  readonly threadId: string;
  readonly number: string;
}

interface Deps {
  readonly state: StateHolder;
  readonly client: Pick<
    ZoomPhoneClient,
    | 'findPeople'
    | 'choosePerson'
    | 'createPerson'
    | 'createTextPerson'
    | 'phoneFields'
    | 'countEarlierCalls'
    | 'linkEarlierCalls'
  >;
  readonly history: History;
  readonly newId: () => string;
  /** Shows who somebody in a thread is. */
  readonly showPeer: (threadId: string, number: string, person: Person) => void;
}

/** The field that Salesforce itself puts first. */
const USUAL_FIELD = 'Phone';

/** How the agent says who it was: shown at once, and sent as soon as that is possible. */
export function createNaming({ state, client, history, newId, showPeer }: Deps) {
  const { searchPeople } = createPersonSearch({
    client,
    shown: () => state.get().naming.search,
    show: (search) => {
      show({ search });
    },
  });

  function show(change: Partial<Naming>): void {
    state.set({ naming: { ...state.get().naming, ...change }, entries: history.entries() });
  }

  function showDraft(callId: string, draft: PersonDraft | null): void {
    show({ drafts: withOne(state.get().naming.drafts, callId, draft) });
  }

  /** Of an attempt that is still the agent's: another agent may have signed in, or the form been put away. */
  function draftOf(callId: string, creationId: string): PersonDraft | null {
    const draft = state.get().naming.drafts[callId];
    return draft?.creationId === creationId ? draft : null;
  }

  function name(callId: string, person: Person | null): void {
    const entry = history.entries().find(({ call }) => call.callId === callId);
    const known = entry?.log.candidates.find(({ id }) => id === person?.id);
    history.edit(callId, { who: known ?? (person && { ...person, context: null }) });
    const { drafts, earlier } = state.get().naming;
    show({ drafts: withOne(drafts, callId, null), earlier: withOne(earlier, callId, null) });
    if (person !== null) void offerEarlier(callId, person.id);
  }

  function create(callId: string, peer: ThreadPeer | null, wanted: NewPerson): Promise<NewPersonReply> {
    if (peer === null) return client.createPerson(callId, wanted);
    return client.createTextPerson(peer.threadId, { ...wanted, number: peer.number });
  }

  function namePeer(key: string, peer: ThreadPeer | null, person: Person): void {
    showDraft(key, null);
    if (peer !== null) showPeer(peer.threadId, peer.number, person);
  }

  /** Nobody waits for it, and without it nothing is missing. */
  async function offerEarlier(callId: string, personId: string): Promise<void> {
    const count = await client.countEarlierCalls(callId).catch(() => 0);
    const entry = history.entries().find(({ call }) => call.callId === callId);
    if (count === 0 || entry?.log.who?.id !== personId) return;
    const offer = { personId, count, phase: 'offered' } as const;
    show({ earlier: withOne(state.get().naming.earlier, callId, offer) });
  }

  async function askForFields(): Promise<void> {
    if (state.get().naming.phoneFields !== null) return;
    // Without them the number goes to the usual field.
    const phoneFields = await client.phoneFields().catch(() => null);
    if (phoneFields !== null) show({ phoneFields });
  }

  const actions: NamingActions = {
    searchPerson(callId, text) {
      if (state.get().naming.searchedFor !== callId) {
        show({ searchedFor: callId, search: NO_NAMING.search });
      }
      searchPeople(text);
    },
    choosePerson(callId, person, remember = false) {
      client.choosePerson(callId, { personId: person?.id ?? null, ...(remember && { remember }) });
      name(callId, person);
    },
    draftPerson(callId, fields) {
      if (fields === null) {
        showDraft(callId, null);
        return;
      }
      const before = state.get().naming.drafts[callId];
      const creationId = before?.creationId ?? newId();
      showDraft(callId, { ...newDraft(creationId, fields), problem: before?.problem ?? null });
      void askForFields();
    },
    async createPerson(callId, allowDuplicate, peer = null) {
      const draft = state.get().naming.drafts[callId];
      if (draft === undefined || draft.phase === 'sending') return;
      const { creationId } = draft;
      showDraft(callId, { ...draft, phase: 'sending', problem: null });
      try {
        const reply = await create(callId, peer, wantedOf(draft, allowDuplicate));
        const current = draftOf(callId, creationId);
        if (current === null) return;
        if (reply.outcome === 'created' && peer === null) name(callId, reply.person);
        else if (reply.outcome === 'created') namePeer(callId, peer, reply.person);
        else {
          const { people: duplicates, mayCreate } = reply;
          showDraft(callId, { ...current, phase: 'duplicates', duplicates, mayCreate });
        }
      } catch (caught) {
        const current = draftOf(callId, creationId);
        if (current === null) return;
        showDraft(callId, { ...current, phase: 'editing', problem: shown(toPhoneError(caught)) });
      }
    },
    linkEarlierCalls(callId, isWanted) {
      const { earlier } = state.get().naming;
      const offer = earlier[callId];
      if (offer === undefined) return;
      if (isWanted) client.linkEarlierCalls(callId, offer.personId);
      show({ earlier: withOne(earlier, callId, isWanted ? { ...offer, phase: 'linked' } : null) });
    },
  };
  return {
    ...actions,
    /** Another agent sees nothing of it. */
    forget() {
      searchPeople('');
    },
  };
}

function newDraft(creationId: string, fields: PersonFields): PersonDraft {
  return { creationId, fields, phase: 'editing', duplicates: [], mayCreate: false, problem: null };
}

function wantedOf({ creationId, fields }: PersonDraft, allowDuplicate: boolean): NewPerson {
  const { objectName, company, phoneField, ...typed } = fields;
  const names = { firstName: typed.firstName.trim(), lastName: typed.lastName.trim() };
  return {
    creationId,
    person:
      objectName === 'Lead' ? { objectName, ...names, company: company.trim() } : { objectName, ...names },
    phoneField: phoneField === '' ? USUAL_FIELD : phoneField,
    allowDuplicate,
  };
}

function withOne<T>(
  all: Readonly<Record<string, T>>,
  key: string,
  one: T | null,
): Readonly<Record<string, T>> {
  const others = Object.entries(all).filter(([name]) => name !== key);
  return Object.fromEntries(one === null ? others : [...others, [key, one]]);
}
