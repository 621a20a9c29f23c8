/** A new Contact or Lead for somebody in a thread; its Tasks of all days follow. */
import { PhoneError } from '#call-core';
import type { NewPersonReply, NewTextPerson } from '#call-core';
import type { FoundPerson } from '../calls/entry.ts';
import type { MakePerson } from '../calls/makePerson.ts';
import type { Agent } from '../calls/ports.ts';
import type { EditThread } from './editThread.ts';
import type { TextStore } from './ports.ts';
import { isSearchable } from './thread.ts';

interface Deps {
  readonly store: Pick<TextStore, 'transaction' | 'find'>;
  readonly makePerson: MakePerson;
  readonly editThread: Pick<EditThread, 'linkPerson' | 'searchAgain'>;
}

/** @throws PhoneError text.unknown, with a `person.` code, or salesforce.signInNeeded */
export type CreateTextPerson = (
  agent: Agent,
  threadId: string,
  wanted: NewTextPerson,
) => Promise<NewPersonReply>;

export function createCreateTextPerson({ store, makePerson, editThread }: Deps): CreateTextPerson {
  return async function createTextPerson(agent, threadId, { number, ...wanted }) {
    const view = await store.find(agent.id, threadId);
    if (!view?.thread.peers.some((peer) => peer.number === number)) throw new PhoneError('text.unknown');
    const { threadId: id } = view.thread;
    const place = {
      subject: `text ${number}`,
      number: isSearchable(number) ? number : null,
      link: (person: FoundPerson) =>
        store.transaction(async (tx) => {
          await editThread.linkPerson(tx, agent.id, { threadId: id, number, person });
          await tx.finishCreation(agent.id, wanted.creationId, person.id);
        }),
      onMade: () => editThread.searchAgain(agent.id, number),
    };
    return makePerson(agent, place, wanted);
  };
}
