/** What is asked of a line: carried out by the line of this tab, or by that of the tab that has the audio. */
import { PhoneError } from 'c/zoomCallCore';
import type { ErrorCode, LineOrder, TabMessage } from 'c/zoomCallCore';
import type { PhoneLine } from 'c/zoomPhoneLine';

/** @throws PhoneError line.refused where the line cannot do it at all, or what the line throws */
export async function carryOut(line: PhoneLine, order: LineOrder): Promise<void> {
  const done = begin(line, order);
  if (done === undefined) throw new PhoneError('line.refused');
  await done;
}

function begin(line: PhoneLine, order: LineOrder): Promise<void> | undefined {
  switch (order.action) {
    case 'dial':
      line.dial(order);
      return Promise.resolve();
    case 'sendDigits':
      return line.sendDigits?.(order.callId, order.digits);
    case 'transfer':
      return line.transfer?.(order.callId, order.number);
    case 'transferTo':
      return line.transferTo?.(order.callId, order.otherCallId);
    case 'doNotDisturb':
      return line.setDoNotDisturb?.(order.on);
    case 'answer':
    case 'decline':
    case 'hangUp':
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
      return line[order.action]?.(order.callId);
  }
}

/** The line of the tab that leads, as another tab has it. */
export interface RemoteLine {
  /** @throws PhoneError what the line says, or line.elsewhere where nobody answers */
  ask(order: LineOrder): Promise<void>;
  /** For who dials. */
  readonly line: PhoneLine;
  /** The leader has answered. */
  answered(orderId: string, problem: ErrorCode | null): void;
}

interface Deps {
  readonly tell: (message: TabMessage) => void;
  readonly newId: () => string;
  readonly onNoCall: (dialId: string, code: ErrorCode) => void;
}

/** The gateway gives an engine less. */
const PATIENCE_MS = 10_000;

export function createRemoteLine({ tell, newId, onNoCall }: Deps): RemoteLine {
  const asked = new Map<string, (problem: ErrorCode | null) => void>();

  return {
    ask(order) {
      const orderId = newId();
      return new Promise((resolve, reject) => {
        const patience = setTimeout(() => {
          answer('line.elsewhere');
        }, PATIENCE_MS);
        function answer(problem: ErrorCode | null): void {
          clearTimeout(patience);
          asked.delete(orderId);
          if (problem === null) resolve();
          else reject(new PhoneError(problem));
        }
        asked.set(orderId, answer);
        tell({ type: 'order', orderId, order });
      });
    },
    line: {
      kind: 'browser',
      callIds: 'own',
      dial({ dialId, number, callerId }) {
        tell({ type: 'order', orderId: dialId, order: { action: 'dial', dialId, number, callerId } });
      },
      dialAnswered: nothing,
      stop: nothing,
    },
    answered(orderId, problem) {
      const answer = asked.get(orderId);
      if (answer) answer(problem);
      // A dial is answered by a call, or not at all.
      else if (problem !== null) onNoCall(orderId, problem);
    },
  };
}

function nothing(): void {
  // What has to be let go of is in the tab that leads.
}
