import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, test } from '@jest/globals';
import { stateOf } from 'c/zoomCallCore';
import type { CallEvent, HistoryEntry } from 'c/zoomCallCore';
import fc from 'fast-check';
import {
  CONNECTED,
  ENDED,
  HELD,
  NINE,
  RINGING,
  callOf,
  entryOf,
} from '../../../../../../test-support/lightning/callData.ts';
import type { Happening } from '../../../../../../test-support/lightning/callData.ts';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { createHistory } from '../history.ts';
import { createOwnCalls } from '../ownCalls.ts';

const STORY: readonly Happening[] = [RINGING, CONNECTED, HELD, ENDED];

type Step =
  | { readonly from: 'line'; readonly event: CallEvent }
  | { readonly from: 'zoom'; readonly entry: HistoryEntry };

/** What the line tells of a call, in its order, each perhaps twice. */
const lineSteps: readonly Step[] = STORY.map((happening, place) => ({
  from: 'line',
  event: {
    ...{ callId: 'line-1', source: 'pad', at: NINE + place * 1000 },
    ...happening,
    about: { direction: 'inbound', peerNumber: '+12092592844' },
  },
}));
const zoomSteps: readonly Step[] = STORY.map((_one, place) => ({
  from: 'zoom',
  entry: entryOf(callOf('zoom-1', ...STORY.slice(0, place + 1)), {}, place + 1),
}));

test('however the words of line and Zoom interleave, one call is listed in the end, over, and each event is reported once', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), fc.boolean(), (order, isTwice) => {
      let now = NINE;
      const history = createHistory({ now: () => now });
      const ownCalls = createOwnCalls({ now: () => now, numbers: () => numbersAt('US') });
      const reported: string[] = [];
      const take = (told: ReturnType<typeof ownCalls.pair>) => {
        for (const { event } of told) {
          history.apply(event);
          reported.push(`${event.callId} ${event.type}`);
        }
      };
      for (const step of interleave(order)) {
        now += 500;
        for (const one of isTwice && step.from === 'zoom' ? [step, step] : [step]) {
          if (one.from === 'line') take(ownCalls.apply(one.event, null));
          else {
            const isNew = history.receive(one.entry);
            ownCalls.hearZoom(one.entry.call, isNew ? 'news' : 'known');
            take(ownCalls.pair());
          }
          expect(ownCalls.listed(history.entries()).length).toBeLessThanOrEqual(1);
        }
      }

      const [entry, ...others] = ownCalls.listed(history.entries());
      expect(others).toEqual([]);
      expect(entry && stateOf(entry.call)).toMatchObject({ callId: 'zoom-1', phase: 'ended' });
      expect(reported).toEqual(['ringing', 'connected', 'switched', 'ended'].map((type) => `zoom-1 ${type}`));
    }),
  );
});

/** Each side in its own order. @param order whose turn it is */
function interleave(order: readonly boolean[]): Step[] {
  const [line, zoom] = [[...lineSteps], [...zoomSteps]];
  const steps = order.flatMap((isLine) => (isLine ? line : zoom).shift() ?? []);
  return [...steps, ...line, ...zoom];
}
