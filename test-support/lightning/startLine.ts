/** Smart Embed lines in the states that a test begins with, and what they tell. Import `numberLibrary.ts` before. */
import type { CallerIdChoice, CallEvent, DialableNumber } from 'c/zoomCallCore';
import { numbersAt } from './numberData.ts';
import { PAD_ORIGIN, PAD_READY, createZoomPad } from './zoomPad.ts';
import { createSmartEmbedLine } from 'c/zoomPhoneLine';
import type { DialRequest } from 'c/zoomPhoneLine';

export const JANE_NUMBER: DialableNumber = { kind: 'e164', number: '+12092592844', country: 'US' };
const MAIN: CallerIdChoice = { kind: 'number', number: '+12058945456' };

/** A line in whose page no pad has loaded yet. */
export function startLine() {
  const told: { event: CallEvent; dialId: string | null }[] = [];
  const noCalls: string[] = [];
  const readiness: string[] = [];
  const line = createSmartEmbedLine({
    url: `${PAD_ORIGIN}/integration/phone/embeddablephone/home?lang=en`,
    numbers: numbersAt('US'),
    listener: {
      onCallEvent: (event, dialId) => told.push({ event, dialId }),
      onNoCall: (dialId) => noCalls.push(dialId),
      onReadiness: (now) => readiness.push(now),
    },
  });
  const dial = (request: Partial<DialRequest> = {}) => {
    line.dial({ dialId: 'dial-1', number: JANE_NUMBER, callerId: MAIN, ...request });
  };
  return { line, told, noCalls, readiness, dial };
}

export function loadedLine() {
  const parts = startLine();
  const pad = createZoomPad();
  parts.line.padLoaded(pad.frame);
  return { ...parts, pad };
}

export function readyLine() {
  const parts = loadedLine();
  parts.pad.say(PAD_READY);
  return parts;
}
