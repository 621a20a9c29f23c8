/** The pad: keeps what is shown, shows it, and does what its buttons say. */
import { stringsOf } from '../../strings.ts';
import type { PadReply, PadRequest, PadState } from '../padProtocol.ts';
import { announcementFor } from './announcements.ts';
import { morph } from './dom.ts';
import { foregroundCall } from './model.ts';
import type { Contact, Model, Screen } from './model.ts';
import { padView } from './view.ts';

type Opened = Omit<Model, 'state' | 'strings' | 'clockAhead'>;

const AT_FIRST: Opened = {
  isConnected: true,
  screen: 'keypad',
  number: '',
  showsKeys: false,
  transferring: null,
  transferTo: '',
  showsNoCallerId: false,
  smsTo: '',
  found: [],
  names: new Map(),
  savableLogs: new Set(),
};

/** What was open for the call before is not for the next one. */
const CLOSED = { showsKeys: false, transferring: null, transferTo: '' } as const;

export interface Pad {
  readonly model: () => Model | null;
  readonly show: (state: PadState) => void;
  readonly change: (opened: Partial<Opened>) => void;
  readonly addNames: (contacts: readonly Contact[]) => void;
  /** Asks the cloud and shows what it replies. */
  readonly ask: (request: PadRequest) => Promise<void>;
}

export function createPad(
  root: HTMLElement,
  announcer: HTMLElement,
  ask: (request: PadRequest) => Promise<PadReply>,
): Pad {
  let opened = AT_FIRST;
  let state: PadState | null = null;
  let clockAhead = 0;

  function model(): Model | null {
    return state === null ? null : { ...opened, state, clockAhead, strings: stringsOf(state.language) };
  }

  function render(): void {
    const now = model();
    if (now === null) return;
    const hadFocus = root.contains(document.activeElement);
    document.documentElement.lang = now.strings.lang;
    morph(root, padView(now));
    // The button that had the focus may be gone: the new screen's heading takes it, for those without a mouse.
    if (hadFocus && !root.contains(document.activeElement)) root.querySelector('h1')?.focus();
  }

  function change(part: Partial<Opened>): void {
    opened = { ...opened, ...part };
    render();
  }

  return {
    model,
    show(next) {
      const before = model();
      state = next;
      clockAhead = next.now - Date.now();
      const after = model();
      if (after === null) return;
      opened = { ...opened, ...openedAfter(before, after) };
      render();
      const announcement = announcementFor(before, after);
      if (announcement !== null) announcer.textContent = announcement;
    },
    change,
    addNames(contacts) {
      const known = contacts.map(({ displayName, number }) => [number, displayName] as const);
      change({ names: new Map([...opened.names, ...known]) });
    },
    async ask(request) {
      const { fill, notice } = await ask(request);
      if (fill !== null) change({ number: fill, screen: 'keypad', found: [] });
      if (notice === 'noCallerId') change({ showsNoCallerId: true });
    },
  };
}

/** A call that comes to the foreground shows itself; when it has gone, the pad shows what is left. */
function openedAfter(before: Model | null, after: Model): Partial<Opened> {
  const call = foregroundCall(after);
  const callBefore = before === null ? null : foregroundCall(before);
  const isResumed = callBefore?.phase === 'held' && call?.phase === 'connected';
  if (call?.callId === callBefore?.callId && !isResumed) return {};
  const rest: Screen = call === null ? 'keypad' : 'calls';
  if (call === null || call.phase === 'held') {
    return after.screen === 'call' ? { screen: rest, ...CLOSED } : {};
  }
  return { screen: 'call', ...CLOSED, number: '', found: [], showsNoCallerId: false };
}
