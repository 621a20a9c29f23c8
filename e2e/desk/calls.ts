/** Calls at Zoom, as the other end has them. */
import type { ZoomCall } from '../../scripts/workbench/zoom/calls/zoomCall.ts';
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import { expect } from '../fixtures.ts';
import type { Desk } from './desk.ts';

type Zoom = Pick<Workbench, 'zoom'>;

export function liveCalls({ zoom }: Zoom): readonly ZoomCall[] {
  return zoom.cloud.calls().filter(({ phase }) => phase !== 'ended');
}

/** Waits until the agent calls this number. @returns the call */
export async function expectCallTo(workbench: Zoom, number: string): Promise<ZoomCall> {
  await expect.poll(() => liveCalls(workbench).map(({ callee }) => numberOf(callee))).toEqual([number]);
  const [call] = liveCalls(workbench);
  if (call === undefined) throw new Error(`No call to ${number}`);
  return call;
}

/** Calls what stands in the field; the other end refuses as soon as it rings. */
export async function expectEnterCalls(desk: Desk, workbench: Zoom, number: string): Promise<void> {
  await desk.page.keyboard.press('Enter');
  const { callId } = await expectCallTo(workbench, number);
  await expect(desk.card).toBeVisible();
  workbench.zoom.cloud.refuse(callId);
  await expect(desk.card).toHaveCount(0);
  await desk.hands.press(desk.tab('Tab_Keypad'));
}

/** The call as it is by now. */
export function callNamed({ zoom }: Zoom, callId: string): ZoomCall | undefined {
  return zoom.cloud.calls().find((call) => call.callId === callId);
}

/** How many calls there have been. */
export function countCalls({ zoom }: Zoom): number {
  return zoom.cloud.calls().length;
}

export function numberOf(party: ZoomCall['callee']): string | null {
  return party.number;
}
