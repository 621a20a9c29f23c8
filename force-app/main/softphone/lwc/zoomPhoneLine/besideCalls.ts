/** What the browser line has beside its calls: test calls, and "do not disturb". */
import type { ErrorCode, LineEvent } from 'c/zoomCallCore';
import { createExtras } from './lineExtras.ts';
import type { LineListener, PhoneLine } from './phoneLine.ts';
import { createTestCalls } from './testCall.ts';
import type { TestCallDeps, TestCalls } from './testCall.ts';

export interface BesideCalls extends Pick<TestCalls, 'setMicrophone' | 'end'> {
  readonly actions: Required<Pick<PhoneLine, 'testCall' | 'setDoNotDisturb'>>;
  /** @returns whether it concerns nothing else */
  receive(event: LineEvent): boolean;
  /** The channel is broken, or the line is left. */
  lose(why?: ErrorCode): void;
}

export function createBesideCalls(listener: LineListener, deps: TestCallDeps): BesideCalls {
  const extras = createExtras(listener, deps.send);
  const test = createTestCalls(deps);

  function onRefused({ verb, callId, code }: Extract<LineEvent, { type: 'refused' }>): boolean {
    if (verb === 'doNotDisturb') extras.refuse(code);
    if (verb === 'testCall' && callId !== null) test.refuse(callId, code);
    return verb === 'doNotDisturb' || verb === 'testCall';
  }

  return {
    actions: { testCall: test.begin, setDoNotDisturb: extras.setDoNotDisturb },
    ...{ setMicrophone: test.setMicrophone, end: test.end },
    receive(event) {
      if (event.type === 'welcome') extras.welcome(event.canTest === true);
      if (event.type === 'incoming') test.end();
      if (event.type === 'refused') return onRefused(event);
      if (event.type === 'doNotDisturb') extras.hear(event.on);
      return event.type === 'doNotDisturb' || ('callId' in event && test.receive(event));
    },
    lose(why = 'gateway.unreachable') {
      extras.lose();
      test.end(why);
    },
  };
}
