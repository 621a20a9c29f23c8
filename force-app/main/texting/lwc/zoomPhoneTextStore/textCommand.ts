/** What the views of texts tell: each fires `textcommand` with one of these. */
import type { Person, RecordRef, TextFile, TextMessage } from 'c/zoomCallCore';
import type { TextActions } from './zoomPhoneTextStore.ts';

export type TextCommand =
  | { readonly do: 'search'; readonly text: string }
  | { readonly do: 'more' }
  | { readonly do: 'open'; readonly threadId: string }
  | { readonly do: 'back' }
  | { readonly do: 'new' }
  | { readonly do: 'earlier' }
  | { readonly do: 'reload' }
  | { readonly do: 'read'; readonly threadId: string }
  | { readonly do: 'retry'; readonly message: TextMessage }
  | { readonly do: 'dismiss'; readonly message: TextMessage }
  | { readonly do: 'picture'; readonly messageId: string; readonly fileId: string }
  | { readonly do: 'openFile'; readonly messageId: string; readonly file: TextFile }
  | { readonly do: 'retryLog'; readonly threadId: string }
  | {
      readonly do: 'name';
      readonly threadId: string;
      readonly number: string;
      readonly person: Person | null;
      readonly remember: boolean;
    }
  | { readonly do: 'write'; readonly key: string; readonly text: string }
  | { readonly do: 'send'; readonly key: string }
  | { readonly do: 'attach'; readonly key: string; readonly files: readonly File[] }
  | { readonly do: 'removeFile'; readonly key: string; readonly fileId: string }
  | { readonly do: 'from'; readonly number: string }
  | { readonly do: 'searchRecipients'; readonly text: string }
  | {
      readonly do: 'addRecipient';
      readonly typed: string;
      readonly name: string | null;
      readonly record: RecordRef | null;
    }
  | { readonly do: 'removeRecipient'; readonly number: string };

/** For the view that tells it, and all that are around it. */
export function textCommand(command: TextCommand): CustomEvent<TextCommand> {
  return new CustomEvent('textcommand', { detail: command, bubbles: true, composed: true });
}

type Performing = Omit<TextActions, 'startText' | 'textFile'> & {
  searchRecipients(text: string): void;
};

export function performText(
  store: Performing,
  command: TextCommand,
  openFile: (messageId: string, file: TextFile) => void,
): void {
  switch (command.do) {
    case 'search':
      return store.searchTexts(command.text);
    case 'more':
      return store.loadTexts();
    case 'open':
      return store.openThread(command.threadId);
    case 'back':
      return store.showInbox();
    case 'new':
      return store.writeNew();
    case 'earlier':
      return store.loadEarlierTexts();
    case 'reload':
      return store.retryTexts();
    case 'read':
      return store.readThread(command.threadId);
    case 'retry':
      return store.retryText(command.message);
    case 'dismiss':
      return store.putTextAway(command.message);
    case 'picture':
      return store.showPicture(command.messageId, command.fileId);
    case 'openFile':
      return openFile(command.messageId, command.file);
    case 'retryLog':
      return store.retryTextLog(command.threadId);
    case 'name':
      return store.namePeer(command.threadId, command.number, command.person, command.remember);
    case 'write':
      return store.writeText(command.key, command.text);
    case 'send':
      return store.sendText(command.key);
    case 'attach':
      return void store.attachFiles(command.key, command.files);
    case 'removeFile':
      return store.removeFile(command.key, command.fileId);
    case 'from':
      return store.sendFrom(command.number);
    case 'searchRecipients':
      return store.searchRecipients(command.text);
    case 'addRecipient':
      return store.addRecipient(command.typed, command.name, command.record);
    case 'removeRecipient':
      return store.removeRecipient(command.number);
  }
}
