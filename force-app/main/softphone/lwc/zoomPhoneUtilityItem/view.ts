/** What the phone shows, read off the state. */
import { MOST_HELD_CALLS, stateOf } from 'c/zoomCallCore';
import type { CallQuality, ErrorCode, HistoryEntry, Texting } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { isBusy, liveCalls, recentNumbers } from 'c/zoomPhoneStore';
import type { PhoneState, TaskFields } from 'c/zoomPhoneStore';

const RECENT = 5;

interface CallsView {
  /** Those that ring or run, the newest first. */
  readonly calls: readonly { readonly callId: string; readonly entry: HistoryEntry }[];
  /** Calls with a card: those that ring or are talked in; the last one held where there is no other. */
  readonly cards: readonly (CallsView['calls'][number] & {
    /** Null where nobody knows: of a line whose audio is not here. */
    readonly quality: CallQuality | null;
  })[];
  readonly holdLabel: string;
  /** No further call can be put on hold. */
  readonly holdIsFull: boolean;
  /** The newest call that the agent made. */
  readonly dialedCallId: string | null;
  readonly recent: ReturnType<typeof recentNumbers>;
  readonly historyLabel: string;
  /** The agent chooses for each call whether its log is saved. */
  readonly savesByHand: boolean;
  readonly dispositions: readonly string[];
  /** Null where the administrator has set none. */
  readonly taskFields: TaskFields | null;
  /** API names of the objects that a log can be related to. */
  readonly relatable: readonly string[];
}

interface PadView {
  readonly usesPad: boolean;
  /** The pad is in this tab. */
  readonly hasPad: boolean;
  /** A call that runs is steered in another tab. */
  readonly padElsewhere: boolean;
  readonly showsPad: boolean;
  readonly hidesPad: boolean;
  readonly padNotReady: boolean;
  readonly padUrl: string;
  readonly padClass: string;
  readonly padToggle: string;
}

interface ConnectionView {
  readonly connectionText: string;
  readonly connectionClass: string;
  readonly isCutOff: boolean;
  readonly signedInAs: string;
  readonly signInAgainText: string | null;
}

interface TextsView {
  readonly textsLabel: string;
  readonly unreadTexts: number;
  /** Only what the agent looks at is in the page. */
  readonly showsTexts: boolean;
  readonly texting: Texting | undefined;
}

export interface PhoneView extends CallsView, PadView, ConnectionView, TextsView {
  readonly isDialing: boolean;
  /** What failed on the pad can be tried by a link. */
  readonly canUseLink: boolean;
}

/** @param usesPad the agent's line is Zoom's pad */
export function viewOf(state: PhoneState, usesPad: boolean): PhoneView {
  const { dialing } = state;
  const calls = callsView(state);
  return {
    ...calls,
    ...padView(state, usesPad, calls.calls.length > 0),
    ...connectionView(state),
    ...textsView(state),
    isDialing: isBusy(dialing),
    canUseLink: usesPad && dialing.phase === 'failed' && dialing.problem.code !== 'dial.noCallerId',
  };
}

function callsView({ entries, session, taskFields, quality }: PhoneState): CallsView {
  const dialed = entries.find(({ call }) => stateOf(call).direction === 'outbound');
  const needAgent = entries.filter(({ log }) => log.state === 'needsYou').length;
  const live = liveCalls(entries);
  const held = live.filter(({ call }) => call.phase === 'held');
  const others = live.filter(({ call }) => call.phase !== 'held');
  const shown = others.length > 0 ? others : held.slice(0, 1);
  return {
    calls: live.map(toRow),
    cards: shown.map(toRow).map((row) => ({ ...row, quality: quality[row.callId] ?? null })),
    holdLabel: held.length === 0 ? labels.tabHoldQueue : fill(labels.tabHoldQueueCount, held.length),
    holdIsFull: held.length >= MOST_HELD_CALLS,
    dialedCallId: dialed?.call.callId ?? null,
    recent: recentNumbers(entries, RECENT),
    dispositions: session?.settings.dispositions ?? [],
    taskFields: session?.settings.taskFields.length ? taskFields : null,
    relatable: session?.relatable ?? [],
    savesByHand: session?.settings.autoSave === false,
    historyLabel: needAgent === 0 ? labels.tabHistory : `${labels.tabHistory} (${needAgent})`,
  };
}

function toRow({ entry }: { readonly entry: HistoryEntry }): CallsView['calls'][number] {
  return { callId: entry.call.callId, entry };
}

/** What the agent can mend in the pad. */
const PAD_HELPS: readonly ErrorCode[] = ['dial.noResponse', 'dial.padNotReady'];

/** The pad is needed while a call rings or runs, and where only Zoom's own page helps. */
function padView(state: PhoneState, usesPad: boolean, hasCalls: boolean): PadView {
  const { dialing, padWanted } = state;
  const failedAtZoom = dialing.phase === 'failed' && PAD_HELPS.includes(dialing.problem.code);
  const hasPad = usesPad && state.leads && state.stage === 'signedIn';
  const showsPad = hasPad && (padWanted || hasCalls || dialing.phase === 'calling' || failedAtZoom);
  return {
    usesPad,
    hasPad,
    padElsewhere: usesPad && !hasPad && hasCalls,
    showsPad,
    hidesPad: !showsPad,
    padNotReady: hasPad && state.line === 'notReady' && !hasCalls && !failedAtZoom,
    padUrl: state.session?.smartEmbedUrl ?? '',
    padClass: showsPad ? 'pad_shown' : '',
    padToggle: padWanted ? labels.padHide : labels.padShow,
  };
}

function textsView({ texts, tab, session }: PhoneState): TextsView {
  const unreadTexts = texts.threads.reduce((sum, { unread }) => sum + unread, 0);
  return {
    textsLabel: unreadTexts === 0 ? labels.tabTexts : fill(labels.tabTextsUnread, unreadTexts),
    unreadTexts,
    showsTexts: tab === 'texts',
    texting: session?.texting,
  };
}

const CONNECTION_TEXTS = {
  connected: labels.connectionConnected,
  connecting: labels.connectionConnecting,
  reconnecting: labels.connectionReconnecting,
};
const SIGN_IN_AGAIN = { zoom: labels.signInAgainZoom, salesforce: labels.signInAgainSalesforce };

function connectionView({ connection, session }: PhoneState): ConnectionView {
  return {
    connectionText: CONNECTION_TEXTS[connection],
    connectionClass: `dot dot_${connection}`,
    isCutOff: connection === 'reconnecting',
    signedInAs: fill(labels.sessionSignedInAs, session?.agent.name ?? ''),
    signInAgainText: session?.signInNeeded ? SIGN_IN_AGAIN[session.signInNeeded] : null,
  };
}
