/**
 * The Zoom Phone client: everything the widget asks of Zoom Phone and Salesforce, typed. It talks to the gateway,
 * which holds the tokens; no view uses the network.
 */
import {
  ExternalCallsReplySchema,
  ExternalCountSchema,
  HistoryPageSchema,
  NumberDataSchema,
  NumbersReplySchema,
  PeopleReplySchema,
  PhoneError,
  PresenceSchema,
  ReconciliationSchema,
  SaveCallsReplySchema,
  SessionSchema,
  TaskCallReplySchema,
  TaskFieldsReplySchema,
  TicketReplySchema,
  TranscriptSchema,
  toPhoneError,
} from 'c/zoomCallCore';
import type {
  AgentReconciliation,
  CallerIdChoice,
  CallEvent,
  ChosenPerson,
  Days,
  Dial,
  ExternalCallsReply,
  HistoryKind,
  HistoryPage,
  HistoryPlace,
  HistoryEntry,
  LabelledNumber,
  NumberData,
  PersonNumbers,
  Presence,
  QualitySummary,
  SaveCallsReply,
  SaveChoice,
  Session,
  TaskEdit,
  TaskField,
  Transcript,
} from 'c/zoomCallCore';
import { createGatewayHttp, readReply, textOf } from './gatewayHttp.ts';
import type { GatewayHttp, Method } from './gatewayHttp.ts';
import { openLiveFeed } from './liveFeed.ts';
import type { FeedListener, LiveFeed } from './liveFeed.ts';
import { namingQueries } from './namingQueries.ts';
import type { NamingQueries } from './namingQueries.ts';
import { createOutbox } from './outbox.ts';
import type { Command, Outbox } from './outbox.ts';
import { settingsQueries } from './settingsQueries.ts';
import type { SettingsQueries } from './settingsQueries.ts';
import { createSignInSecret, openSignInPopup } from './signInPopup.ts';
import type { SignInPopup, SignInSecret } from './signInPopup.ts';
import { textCommands, textQueries } from './texts.ts';
import type { TextCommands, TextQueries } from './texts.ts';

export type { FeedListener, LiveFeed } from './liveFeed.ts';
export type { NamingQueries } from './namingQueries.ts';
export type { SignInPopup, SignInSecret } from './signInPopup.ts';
export type { TextCommands, TextQueries, TextsWanted } from './texts.ts';

/** Which calls, and after which; null for the newest. */
export interface HistoryQuestion {
  readonly text: string;
  readonly kind: HistoryKind;
  readonly after: HistoryPlace | null;
}

/** Questions and orders that need an answer now. All may throw PhoneError. */
export interface ZoomPhoneQueries {
  /** @throws PhoneError session.missing when nobody is signed in */
  session(): Promise<Session>;
  signOut(): Promise<void>;
  numberData(): Promise<NumberData>;
  findPeople(name: string, signal: AbortSignal): Promise<PersonNumbers[]>;
  numbersOf(recordId: string): Promise<LabelledNumber[]>;
  history(question: HistoryQuestion, signal: AbortSignal): Promise<HistoryPage>;
  /** The logs that Salesforce has not got, as CSV. @param callId one; null for all */
  exportLogs(callId: string | null): Promise<string>;
  setCallerId(choice: CallerIdChoice): Promise<void>;
  giveConsent(): Promise<void>;
  presence(signal: AbortSignal): Promise<Presence>;
  /** Further fields of the Task that the agent can fill in, as the administrator has set them. */
  taskFields(): Promise<readonly TaskField[]>;
  /** @throws PhoneError call.unknown for a Task that is no call of this agent */
  callOfTask(taskId: string): Promise<HistoryEntry>;
  /** An address for a player; it holds for a while. @throws PhoneError media.deleted, media.unknown */
  audioUrl(mediumId: string): Promise<string>;
  /** Why a player got nothing from such an address, of which the browser tells no reason; null when it would now. */
  audioProblem(url: string): Promise<PhoneError | null>;
  transcript(mediumId: string): Promise<Transcript>;
}

/** For pages beside the widget, which ask and do nothing else. */
export function createZoomPhoneQueries({
  gatewayUrl,
  salesforceUserId,
}: Pick<Options, 'gatewayUrl' | 'salesforceUserId'>): ZoomPhoneQueries {
  return queries(createGatewayHttp(gatewayUrl.replace(/\/+$/, ''), salesforceUserId));
}

/** Calls that Zoom has and Salesforce has not. All may throw PhoneError. */
export interface ExternalCallQueries {
  /** @param page `nextPage` of the page before; null for the first */
  externalCalls(days: Days, page: string | null, signal: AbortSignal): Promise<ExternalCallsReply>;
  /** May be said again without harm. At most `MOST_CALLS_TO_SAVE`. */
  saveExternalCalls(callIds: readonly string[]): Promise<SaveCallsReply>;
  dismissExternalCall(callId: string, dismissed: boolean): Promise<void>;
  countExternalCalls(): Promise<number>;
}

/** Zoom's calls against Salesforce's Tasks. */
export interface ReconciliationQueries {
  /** Of the own calls; `MOST_RECONCILED_DAYS` at most, where the agent is. @throws PhoneError */
  reconciliation(days: Days, signal: AbortSignal): Promise<AgentReconciliation>;
}

/** What the agent does: kept in the browser until the gateway has it, whatever happens in between. */
export interface ZoomPhoneCommands {
  registerDial(dial: Dial): void;
  report(event: CallEvent, dialId: string | null): void;
  writeComment(callId: string, comment: string, commentEdit: number): void;
  choosePerson(callId: string, choice: ChosenPerson): void;
  /** Other calls of its number get the person of this call. */
  linkEarlierCalls(callId: string, personId: string): void;
  chooseSaving(callId: string, choice: SaveChoice | null): void;
  editTask(callId: string, edit: TaskEdit): void;
  /** How the audio of a call was; of several the last. */
  reportQuality(callId: string, summary: QualitySummary): void;
  closeLog(callId: string): void;
  setLogDeleted(callId: string, deleted: boolean): void;
  retryLog(callId: string): void;
  /** Sends what waits, now. */
  flush(): void;
}

export interface ZoomPhoneClient
  extends
    ZoomPhoneQueries,
    NamingQueries,
    ExternalCallQueries,
    ReconciliationQueries,
    SettingsQueries,
    TextQueries,
    TextCommands,
    ZoomPhoneCommands {
  createSignInSecret(): Promise<SignInSecret>;
  /** Call from the handler of a click. */
  openSignIn(secret: SignInSecret): SignInPopup;
  /** Turns the popup's code into a session. */
  exchange(code: string, verifier: string): Promise<Session>;
  /** @param after the last revision that is known already */
  openFeed(listener: FeedListener, after?: number): LiveFeed;
}

interface Options {
  readonly gatewayUrl: string;
  readonly salesforceUserId: string;
  /** Of the user, for the sign-in window. */
  readonly language: string;
  /** Null where the browser allows none. */
  readonly storage: Storage | null;
  /** Shared by all tabs of the browser; null where it has none. */
  readonly locks: Pick<LockManager, 'request'> | null;
  /** A command of the agent was refused for good. */
  readonly onRefused: (command: Command, error: PhoneError) => void;
}

export function createZoomPhoneClient(options: Options): ZoomPhoneClient {
  const { storage, locks, salesforceUserId, language, onRefused } = options;
  const http = createGatewayHttp(options.gatewayUrl.replace(/\/+$/, ''), salesforceUserId);
  const outbox = createOutbox({ http, storage, locks, owner: salesforceUserId, onRefused });

  return {
    ...queries(http),
    ...settingsQueries(http),
    ...namingQueries(http),
    ...externalCallQueries(http),
    ...reconciliationQueries(http),
    ...textQueries(http),
    ...commands(outbox),
    ...textCommands(outbox),
    createSignInSecret,
    openSignIn: (secret) => openSignInPopup(secret, { gatewayUrl: http.url, salesforceUserId, language }),
    async exchange(code, verifier) {
      return await readReply(await http.send('POST', '/api/session', { code, verifier }), SessionSchema);
    },
    openFeed: (listener, after) => openLiveFeed(http, listener, after),
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
    history({ text, kind, after }, signal) {
      const place = after === null ? {} : { startedAt: String(after.startedAt), callId: after.callId };
      const query = new URLSearchParams({ text, kind, ...place });
      return http.get(`/api/history?${query.toString()}`, HistoryPageSchema, signal);
    },
    async exportLogs(callId) {
      const query = callId === null ? '' : `?${new URLSearchParams({ callId }).toString()}`;
      const answer = await http.send('GET', `/api/logs/export${query}`);
      return textOf(answer);
    },
    async setCallerId(choice) {
      await http.send('PUT', '/api/caller-id', choice);
    },
    async giveConsent() {
      await http.send('PUT', '/api/consent', {});
    },
    presence: (signal) => http.get('/api/presence', PresenceSchema, signal),
    async taskFields() {
      return (await http.get('/api/task-fields', TaskFieldsReplySchema)).fields;
    },
    async callOfTask(taskId) {
      return (await http.get(`/api/tasks/${taskId}/call`, TaskCallReplySchema)).entry;
    },
    async audioUrl(mediumId) {
      const path = `/api/media/${encodeURIComponent(mediumId)}`;
      const { ticket } = await readReply(await http.send('POST', `${path}/ticket`, {}), TicketReplySchema);
      return `${http.url}${path}/audio?ticket=${encodeURIComponent(ticket)}`;
    },
    async audioProblem(url) {
      try {
        const answer = await http.send('GET', url.slice(http.url.length));
        await answer.body?.cancel();
        return null;
      } catch (error) {
        return toPhoneError(error);
      }
    },
    transcript: (mediumId) =>
      http.get(`/api/media/${encodeURIComponent(mediumId)}/transcript`, TranscriptSchema),
  };
}

function externalCallQueries(http: GatewayHttp): ExternalCallQueries {
  return {
    externalCalls({ from, to }, page, signal) {
      const query = new URLSearchParams({ from, to, ...(page !== null && { page }) });
      return http.get(`/api/external-calls?${query.toString()}`, ExternalCallsReplySchema, signal);
    },
    async saveExternalCalls(callIds) {
      return await readReply(
        await http.send('POST', '/api/external-calls/save', { callIds }),
        SaveCallsReplySchema,
      );
    },
    async dismissExternalCall(callId, dismissed) {
      const path = `/api/external-calls/${encodeURIComponent(callId)}/dismissed`;
      await http.send('PUT', path, { dismissed });
    },
    async countExternalCalls() {
      return (await http.get('/api/external-calls/count', ExternalCountSchema)).count;
    },
  };
}

function reconciliationQueries(http: GatewayHttp): ReconciliationQueries {
  return {
    async reconciliation({ from, to }, signal) {
      const query = new URLSearchParams({ from, to });
      const path = `/api/reconciliation?${query.toString()}`;
      const { agents } = await http.get(path, ReconciliationSchema, signal);
      const [own] = agents;
      if (own === undefined) throw new PhoneError('gateway.internal', { retry: 'later' });
      return own;
    },
  };
}

function commands(outbox: Outbox): ZoomPhoneCommands {
  function toLog(callId: string, method: Method, what: string, body: object, replaces?: string): void {
    const path = `/api/calls/${encodeURIComponent(callId)}/${what}`;
    outbox.add({ method, path, body, callId }, replaces);
  }
  return {
    registerDial(dial) {
      outbox.add({ method: 'PUT', path: `/api/dials/${dial.dialId}`, body: dial });
    },
    report(event, dialId) {
      outbox.add({ method: 'POST', path: '/api/line-reports', body: { reports: [{ event, dialId }] } });
    },
    writeComment(callId, comment, commentEdit) {
      toLog(callId, 'PUT', 'comment', { comment, commentEdit }, `comment-${callId}`);
    },
    choosePerson(callId, choice) {
      toLog(callId, 'PUT', 'who', choice);
    },
    linkEarlierCalls(callId, personId) {
      toLog(callId, 'PUT', 'earlier', { personId });
    },
    chooseSaving(callId, choice) {
      toLog(callId, 'PUT', 'choice', { choice });
    },
    editTask(callId, edit) {
      // Of what is chosen one thing counts: the last.
      switch (edit.kind) {
        case 'related':
          toLog(callId, 'PUT', 'related', { record: edit.record }, `related-${callId}`);
          return;
        case 'disposition':
          toLog(callId, 'PUT', 'disposition', { disposition: edit.disposition }, `disposition-${callId}`);
          return;
        case 'field':
          toLog(callId, 'PUT', `task-fields/${edit.name}`, { value: edit.value }, `${edit.name}-${callId}`);
          return;
        case 'followUp':
          toLog(callId, 'PUT', 'follow-up', edit.wish);
      }
    },
    reportQuality(callId, summary) {
      toLog(callId, 'PUT', 'quality', summary, `quality-${callId}`);
    },
    closeLog(callId) {
      toLog(callId, 'PUT', 'closed', {});
    },
    setLogDeleted(callId, deleted) {
      toLog(callId, 'PUT', 'deleted', { deleted });
    },
    retryLog(callId) {
      toLog(callId, 'POST', 'retry', {});
    },
    flush() {
      outbox.flush();
    },
  };
}
