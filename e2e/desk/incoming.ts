/** Calls that come in, and the buttons in Zoom's pad for them. */
import type { Locator } from '@playwright/test';
import { logWords } from '../../gateway/calls/logWords.ts';
import type { IncomingCall } from '../../scripts/workbench/zoom/controls/cloudControls.ts';
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import type { Strings } from '../../scripts/workbench/zoom/strings.ts';
import { expect } from '../fixtures.ts';
import type { Desk } from './desk.ts';
import { MINAMI } from './people.ts';
import type { Language } from './words.ts';

type Zoom = Pick<Workbench, 'zoom'>;

/** @param from E.164, an extension, or null for a withheld number @returns the call's id */
export function ring({ zoom }: Zoom, from: string | null, more: Partial<IncomingCall> = {}): string {
  return zoom.cloud.ringAgent({ from, toUserId: MINAMI.zoomId, ...more });
}

/** A button of Zoom's by its word, whomever it names. */
export function padButton({ pad, words }: Desk, label: keyof Strings, peer = ''): Locator {
  const word = words.zoom[label];
  const exact = peer !== '' || !word.includes('{0}');
  return pad.getByRole('button', { name: word.replace('{0}', peer), exact });
}

/** The cards of calls in this phase: `Call_Incoming`, `Call_Connected`... */
export function cards({ panel, words }: Desk, phase: string): Locator {
  return panel.getByRole('article', { name: words.say(phase), exact: true });
}

/** Somebody calls, and the agent accepts in Zoom's pad. @returns the call's id */
export async function talkWith(
  desk: Desk,
  workbench: Zoom,
  from: string | null,
  more: Partial<IncomingCall> = {},
): Promise<string> {
  const callId = ring(workbench, from, more);
  // The pad may still show the button of the call before, and draws itself anew while a call comes.
  const accept = padButton(desk, 'acceptCall').and(desk.pad.locator(`[data-call="${callId}"]`));
  await accept.click();
  await expect(async () => {
    const taken = expect(cards(desk, 'Call_Incoming')).toHaveCount(0, { timeout: 3000 });
    await taken.catch(async (error: unknown) => {
      await accept.click({ timeout: 1000 });
      throw error;
    });
  }).toPass({ timeout: 20_000 });
  await expect(cards(desk, 'Call_Connected')).toHaveCount(1);
  return callId;
}

/** The agent ends the call in the pad, and sees it in History. */
export async function endInPad(desk: Desk): Promise<void> {
  await padButton(desk, 'end').click();
  await expectOver(desk);
}

/** No call rings or runs, and History has opened. */
export async function expectOver(desk: Desk): Promise<void> {
  await expect(desk.card).toHaveCount(0);
  await expect(desk.tab('Tab_History')).toHaveAttribute('aria-selected', 'true');
}

/** How an inbound call ended, as its Task says it. */
export function resultIn(language: Language, result: Parameters<ReturnType<typeof logWords>['result']>[1]) {
  return { CallDisposition: logWords(language).result('inbound', result) };
}
