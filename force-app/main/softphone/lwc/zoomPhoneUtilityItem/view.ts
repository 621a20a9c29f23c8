/** What the phone shows, read off the state. */
import type { ErrorCode, Texting } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { PhoneLine } from 'c/zoomPhoneLine';
import { isBusy, recentNumbers } from 'c/zoomPhoneStore';
import type { PhoneState, ShownProblem, TaskFields } from 'c/zoomPhoneStore';
import { callsView } from './callsView.ts';
import type { CallsView } from './callsView.ts';

const RECENT = 5;

interface ListsView {
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

interface LineView {
  /** What is wrong with a line in the page, where no call runs. */
  readonly lineProblem: ShownProblem | null;
  readonly canTestCall: boolean;
  readonly hasDoNotDisturb: boolean;
  /** The agent is not to be disturbed. */
  readonly isQuiet: boolean;
  /** The audio of a call is in another tab. */
  readonly audioElsewhere: boolean;
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

export interface PhoneView extends CallsView, ListsView, LineView, PadView, ConnectionView, TextsView {
  readonly isDialing: boolean;
  /** What failed on the line can be tried by a link. */
  readonly canUseLink: boolean;
}

/** Which line the agent has, and what the administrator has chosen for the app. */
export interface LineChoice {
  readonly kind: PhoneLine['kind'];
  readonly isMissing: boolean;
}

/** A line in the browser needs an engine; without one there is Zoom's pad. */
export function lineChoice(wanted: string, session: PhoneState['session']): LineChoice {
  const isMissing = wanted === 'browser' && session !== null && session.hasBrowserLine !== true;
  if (wanted === 'link') return { kind: 'link', isMissing };
  return { kind: wanted === 'browser' && !isMissing ? 'browser' : 'smartEmbed', isMissing };
}

export function viewOf(state: PhoneState, line: LineChoice): PhoneView {
  const { dialing } = state;
  const calls = callsView(state);
  const hasCalls = calls.calls.length > 0;
  return {
    ...calls,
    ...listsView(state),
    ...lineView(state, line, hasCalls),
    ...padView(state, line.kind === 'smartEmbed', hasCalls),
    ...connectionView(state),
    ...textsView(state),
    isDialing: isBusy(dialing),
    canUseLink:
      line.kind !== 'link' && dialing.phase === 'failed' && dialing.problem.code !== 'dial.noCallerId',
  };
}

function listsView({ entries, session, taskFields }: PhoneState): ListsView {
  const needAgent = entries.filter(({ log }) => log.state === 'needsYou').length;
  return {
    recent: recentNumbers(entries, RECENT),
    dispositions: session?.settings.dispositions ?? [],
    taskFields: session?.settings.taskFields.length ? taskFields : null,
    relatable: session?.relatable ?? [],
    savesByHand: session?.settings.autoSave === false,
    historyLabel: needAgent === 0 ? labels.tabHistory : `${labels.tabHistory} (${needAgent})`,
  };
}

function lineView(state: PhoneState, { kind, isMissing }: LineChoice, hasCalls: boolean): LineView {
  const isOut = kind === 'browser' && state.line === 'notReady' && !hasCalls;
  const code: ErrorCode | null = isOut ? (state.lineProblem ?? 'line.notRegistered') : null;
  const problem = isMissing ? 'line.notSetUp' : code;
  return {
    lineProblem: problem === null ? null : { code: problem, said: null },
    canTestCall: state.extras.canTest && state.line === 'ready' && !hasCalls && !isBusy(state.dialing),
    hasDoNotDisturb: state.extras.doNotDisturb !== null,
    isQuiet: state.extras.doNotDisturb === true,
    audioElsewhere: !state.leads && Object.values(state.ownCalls).some(({ isLive }) => isLive),
  };
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
