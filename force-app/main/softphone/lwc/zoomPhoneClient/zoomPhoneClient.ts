/**
 * The Zoom Phone client: everything the widget asks of Zoom Phone and Salesforce, typed. It talks to the gateway,
 * which holds the tokens; no view uses the network.
 */
import {
  NumberDataSchema,
  NumbersReplySchema,
  PeopleReplySchema,
  SessionSchema,
  parse,
} from 'c/zoomCallCore';
import type {
  CallerIdChoice,
  CallEvent,
  Dial,
  LabelledNumber,
  NumberData,
  PersonNumbers,
  PhoneError,
  Session,
} from 'c/zoomCallCore';
import { createGatewayHttp } from './gatewayHttp.ts';
import type { GatewayHttp } from './gatewayHttp.ts';
import { openLiveFeed } from './liveFeed.ts';
import type { FeedListener, LiveFeed } from './liveFeed.ts';
import { createOutbox } from './outbox.ts';
import type { Command, Outbox } from './outbox.ts';
import { createSignInSecret, openSignInPopup } from './signInPopup.ts';
import type { SignInPopup, SignInSecret } from './signInPopup.ts';

export type { FeedListener, LiveFeed } from './liveFeed.ts';
export type { SignInPopup, SignInSecret } from './signInPopup.ts';

/** Questions and orders that need an answer now. All may throw PhoneError. */
export interface ZoomPhoneQueries {
  /** @throws PhoneError session.missing when nobody is signed in */
  session(): Promise<Session>;
  signOut(): Promise<void>;
  numberData(): Promise<NumberData>;
  findPeople(name: string, signal: AbortSignal): Promise<PersonNumbers[]>;
  numbersOf(recordId: string): Promise<LabelledNumber[]>;
  setCallerId(choice: CallerIdChoice): Promise<void>;
  giveConsent(): Promise<void>;
}

/** What the agent does: kept in the browser until the gateway has it, whatever happens in between. */
export interface ZoomPhoneCommands {
  registerDial(dial: Dial): void;
  report(event: CallEvent, dialId: string | null): void;
  writeComment(callId: string, comment: string, commentEdit: number): void;
  choosePerson(callId: string, personId: string | null): void;
  closeLog(callId: string): void;
  setLogDeleted(callId: string, deleted: boolean): void;
  retryLog(callId: string): void;
  /** Sends what waits, now. */
  flush(): void;
}

export interface ZoomPhoneClient extends ZoomPhoneQueries, ZoomPhoneCommands {
  createSignInSecret(): Promise<SignInSecret>;
  /** Call from the handler of a click. */
  openSignIn(secret: SignInSecret): SignInPopup;
  /** Turns the popup's code into a session. */
  exchange(code: string, verifier: string): Promise<Session>;
  openFeed(listener: FeedListener): LiveFeed;
}

interface Options {
  readonly gatewayUrl: string;
  readonly salesforceUserId: string;
  /** Of the user, for the sign-in window. */
  readonly language: string;
  readonly storage: Storage;
  /** A command of the agent was refused for good. */
  readonly onRefused: (command: Command, error: PhoneError) => void;
}

export function createZoomPhoneClient(options: Options): ZoomPhoneClient {
  const { storage, salesforceUserId, language, onRefused } = options;
  const http = createGatewayHttp(options.gatewayUrl.replace(/\/+$/, ''));
  const outbox = createOutbox({ http, storage, owner: salesforceUserId, onRefused });

  return {
    ...queries(http),
    ...commands(outbox),
    createSignInSecret,
    openSignIn: (secret) => openSignInPopup(secret, { gatewayUrl: http.url, salesforceUserId, language }),
    async exchange(code, verifier) {
      const answer = await http.send('POST', '/api/session', { code, verifier });
      return parse(SessionSchema, await answer.json(), 'gateway.internal');
    },
    openFeed: (listener) => openLiveFeed(http, listener),
  };
}

function queries(http: GatewayHttp): ZoomPhoneQueries {
  return {
    session: () => http.get('/api/session', SessionSchema),
    async signOut() {
      await http.send('DELETE', '/api/session');
    },
    numberData: () => http.get('/api/number-data', NumberDataSchema),
    async findPeople(name, signal) {
      const path = `/api/people?name=${encodeURIComponent(name)}`;
      return (await http.get(path, PeopleReplySchema, signal)).people;
    },
    async numbersOf(recordId) {
      return (await http.get(`/api/records/${recordId}/numbers`, NumbersReplySchema)).numbers;
    },
    async setCallerId(choice) {
      await http.send('PUT', '/api/caller-id', choice);
    },
    async giveConsent() {
      await http.send('PUT', '/api/consent', {});
    },
  };
}

function commands(outbox: Outbox): ZoomPhoneCommands {
  const ofCall = (callId: string, what: string): string => `/api/calls/${encodeURIComponent(callId)}/${what}`;
  return {
    registerDial(dial) {
      outbox.add({ method: 'PUT', path: `/api/dials/${dial.dialId}`, body: dial });
    },
    report(event, dialId) {
      outbox.add({ method: 'POST', path: '/api/line-reports', body: { reports: [{ event, dialId }] } });
    },
    writeComment(callId, comment, commentEdit) {
      const body = { comment, commentEdit };
      outbox.add({ method: 'PUT', path: ofCall(callId, 'comment'), body }, `comment-${callId}`);
    },
    choosePerson(callId, personId) {
      outbox.add({ method: 'PUT', path: ofCall(callId, 'who'), body: { personId } });
    },
    closeLog(callId) {
      outbox.add({ method: 'PUT', path: ofCall(callId, 'closed'), body: {} });
    },
    setLogDeleted(callId, deleted) {
      outbox.add({ method: 'PUT', path: ofCall(callId, 'deleted'), body: { deleted } });
    },
    retryLog(callId) {
      outbox.add({ method: 'POST', path: ofCall(callId, 'retry'), body: {} });
    },
    flush() {
      outbox.flush();
    },
  };
}
