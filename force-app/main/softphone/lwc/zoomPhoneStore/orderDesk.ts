/** Has orders carried out: here where this tab has the line, else by the tab that leads; and answers those of other tabs. */
import { toPhoneError } from 'c/zoomCallCore';
import type { ErrorCode, LineOrder, TabMessage } from 'c/zoomCallCore';
import type { PhoneLine } from 'c/zoomPhoneLine';
import type { Tabs } from 'c/zoomPhoneTabs';
import type { Dialer } from './dialer.ts';
import { carryOut, createRemoteLine } from './lineOrders.ts';
import type { StateHolder } from './phoneState.ts';

export interface OrderDesk {
  /** The line of the tab that leads, for who dials here. */
  readonly remoteLine: PhoneLine;
  /** @throws PhoneError */
  order(order: LineOrder): Promise<void>;
  hear(message: Extract<TabMessage, { type: 'order' | 'ordered' }>): void;
}

interface Deps {
  readonly state: StateHolder;
  readonly tabs: () => Pick<Tabs, 'leads' | 'tell'>;
  readonly dialer: () => Pick<Dialer, 'noCall'>;
  /** Null in a tab that follows. */
  readonly line: () => PhoneLine | null;
  readonly newId: () => string;
  /** Tells the other tabs how the line is. */
  readonly share: () => void;
}

export function createOrderDesk({ state, tabs, dialer, line, newId, share }: Deps): OrderDesk {
  const remote = createRemoteLine({
    tell: (message) => {
      tabs().tell(message);
    },
    newId,
    onNoCall: (dialId, code) => {
      dialer().noCall(dialId, code);
    },
  });

  async function mark(lineId: string, action: () => Promise<void>): Promise<void> {
    const set = (acting: readonly string[]): void => {
      state.set({ acting });
      share();
    };
    set([...state.get().acting, lineId]);
    try {
      await action();
    } finally {
      set(state.get().acting.filter((one) => one !== lineId));
    }
  }

  async function order(wanted: LineOrder): Promise<void> {
    const own = line();
    const ask = () => (own === null ? remote.ask(wanted) : carryOut(own, wanted));
    // Digits follow each other as fast as they are typed.
    if (!('callId' in wanted) || wanted.action === 'sendDigits') await ask();
    else await mark(wanted.callId, ask);
  }

  async function serve(orderId: string, wanted: LineOrder): Promise<void> {
    const answer = (problem: ErrorCode | null): void => {
      tabs().tell({ type: 'ordered', orderId, problem });
    };
    try {
      await order(wanted);
      // What becomes of a dial is told by the call, or by the line.
      if (wanted.action !== 'dial') answer(null);
    } catch (caught) {
      answer(toPhoneError(caught, 'line.refused').code);
    }
  }

  return {
    remoteLine: remote.line,
    order,
    hear(message) {
      if (message.type === 'ordered') remote.answered(message.orderId, message.problem);
      else if (tabs().leads) void serve(message.orderId, message.order);
    },
  };
}
