/** Smart Embed's messages: what the pad tells the page around it, and what it lets it command. */
import type { EmbedMessage, PadState } from '../padProtocol.ts';
import { ALL_OFF, readConfig, readContacts, readMakeCall } from './embedCommands.ts';
import type { MakeCall } from './embedCommands.ts';
import { createHostChannel, isObject } from './hostChannel.ts';
import type { Contact } from './model.ts';

export interface SmartEmbedDeps {
  readonly makeCall: (wanted: MakeCall) => void;
  readonly writeSms: (number: string) => void;
  readonly namesKnown: (contacts: readonly Contact[]) => void;
  readonly contactsFound: (contacts: readonly Contact[]) => void;
}

export interface SmartEmbed {
  /** Origin of the page around the pad; empty when there is none. */
  readonly hostOrigin: string;
  readonly stateChanged: (state: PadState) => void;
  readonly relay: (message: EmbedMessage) => void;
  /** Asks the page around for people, as far as it wants to be asked. */
  readonly search: (text: string) => void;
  /** A completed log that the user may save by hand. */
  readonly isSavable: (callId: string) => boolean;
  readonly saveLog: (callId: string) => void;
}

export function createSmartEmbed(deps: SmartEmbedDeps): SmartEmbed {
  const logs = new Map<string, EmbedMessage>();
  let config = ALL_OFF;
  let isReady = false;
  let isActive = false;

  const channel = createHostChannel((type, data) => {
    // A command that comes too early is lost; one that does not exist has no answer.
    if (isReady && isObject(data)) obey(type, data);
  });
  const post = (message: object): void => {
    if (isReady) channel.post(message);
  };
  const questions = createQuestions(post);

  function obey(type: string, data: Readonly<Record<string, unknown>>): void {
    if (type === 'zp-init-config') config = readConfig(data);
    if (type === 'zp-contact-match-response') deps.namesKnown(readContacts(data));
    if (type === 'zp-contact-search-response' && questions.isLatestSearch(data.responseId)) {
      deps.contactsFound(readContacts(data));
    }
    if (typeof data.number !== 'string') return;
    if (type === 'zp-make-call') deps.makeCall(readMakeCall(data.number, data));
    if (type === 'zp-input-sms') deps.writeSms(data.number);
  }

  return {
    hostOrigin: channel.origin,
    stateChanged(state) {
      const wasReady = isReady;
      isActive = state.isActive;
      isReady = state.isApproved && state.isSignedIn && state.isLicensed;
      if (wasReady || !isReady) return;
      post({ type: 'onZoomPhoneIframeApiReady' });
      post({ type: 'zp-ready' });
    },
    relay(message) {
      if (message.type === 'zp-call-log-completed-event') logs.set(String(message.data.callId), message);
      if (config.disableInactiveTabCallEvent && !isActive) return;
      const number = config.enableContactMatching ? numberToMatch(message) : null;
      if (number !== null) questions.match(number);
      post(message);
    },
    search(text) {
      if (config.enableContactSearching && text.trim() !== '') questions.search(text.trim());
    },
    isSavable: (callId) => config.enableSavingLog && logs.has(callId),
    saveLog(callId) {
      const log = logs.get(callId);
      if (log === undefined) return;
      logs.delete(callId);
      const data = { ...log.data, enableAutoLog: config.enableAutoLog };
      post({ id: `${log.id}-saved`, type: 'zp-save-log-event', data });
    },
  };
}

/** What the pad asks the page around about people. */
function createQuestions(post: (message: object) => void) {
  let asked = 0;
  let latestSearch = '';

  function nextId(): string {
    asked += 1;
    return `req-${asked}`;
  }

  return {
    match(number: string) {
      post({ type: 'zp-contact-match-event', data: { requestId: nextId(), phoneNumbers: [number] } });
    },
    search(searchString: string) {
      latestSearch = nextId();
      post({ type: 'zp-contact-search-event', data: { requestId: latestSearch, searchString } });
    },
    isLatestSearch: (responseId: unknown): boolean => responseId === latestSearch,
  };
}

/** Zoom asks whose number it is before an external call rings in. */
function numberToMatch({ data, type }: EmbedMessage): string | null {
  if (type !== 'zp-call-ringing-event' || data.direction !== 'inbound' || !isObject(data.caller)) return null;
  const { phoneNumber } = data.caller;
  return typeof phoneNumber === 'string' && phoneNumber.startsWith('+') ? phoneNumber : null;
}
