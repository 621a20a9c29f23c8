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
  | { readonly do: 'loadTemplates' }
  | { readonly do: 'useTemplate'; readonly key: string; readonly templateId: string }
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
    case 'search': {
      store.searchTexts(command.text);
      return;
    }
    case 'more': {
      store.loadTexts();
      return;
    }
    case 'open': {
      store.openThread(command.threadId);
      return;
    }
    case 'back': {
      store.showInbox();
      return;
    }
    case 'new': {
      store.writeNew();
      return;
    }
    case 'earlier': {
      store.loadEarlierTexts();
      return;
    }
    case 'reload': {
      store.retryTexts();
      return;
    }
    case 'read': {
      store.readThread(command.threadId);
      return;
    }
    case 'retry': {
      store.retryText(command.message);
      return;
    }
    case 'dismiss': {
      store.putTextAway(command.message);
      return;
    }
    case 'picture': {
      store.showPicture(command.messageId, command.fileId);
      return;
    }
    case 'openFile': {
      openFile(command.messageId, command.file);
      return;
    }
    case 'retryLog': {
      store.retryTextLog(command.threadId);
      return;
    }
    case 'name': {
      store.namePeer(command.threadId, command.number, command.person, command.remember);
      return;
    }
    case 'write': {
      store.writeText(command.key, command.text);
      return;
    }
    case 'send': {
      store.sendText(command.key);
      return;
    }
    case 'loadTemplates':
      return void store.loadTemplates();
    case 'useTemplate':
      return void store.useTemplate(command.key, command.templateId);
    case 'attach':
      return void store.attachFiles(command.key, command.files);
    case 'removeFile': {
      store.removeFile(command.key, command.fileId);
      return;
    }
    case 'from': {
      store.sendFrom(command.number);
      return;
    }
    case 'searchRecipients': {
      store.searchRecipients(command.text);
      return;
    }
    case 'addRecipient': {
      store.addRecipient(command.typed, command.name, command.record);
      return;
    }
    case 'removeRecipient': {
      store.removeRecipient(command.number);
    }
  }
}
