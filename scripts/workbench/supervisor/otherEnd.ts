/** Calls of a user as the other end sees them, and what it can do. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { TELEPHONES } from '../parties.ts';
import type { DeviceAction, OtherEndAction, WorkbenchState } from '../shell/controls.ts';
import { agentAt, endOf, otherEnd, type End, type Party, type ZoomCall } from '../zoom/calls/zoomCall.ts';
import type { LocalZoom } from '../zoom/localZoom.ts';

type LiveCall = WorkbenchState['calls'][number];

const WITHHELD = '∅';

export function liveCalls(zoom: Pick<LocalZoom, 'cloud'>, zoomUserId: string): LiveCall[] {
  return zoom.cloud.calls().flatMap((call) => {
    const end = endOf(call, zoomUserId);
    if (end === null || call.phase === 'ended') return [];
    const agent = call[end];
    const isHeld = agent.kind === 'agent' && agent.heldSince !== null;
    const direction = end === 'caller' ? 'outbound' : 'inbound';
    return [
      {
        id: call.callId,
        direction,
        phase: call.phase === 'ringing' ? 'ringing' : isHeld ? 'held' : 'connected',
        peer: describe(call[otherEnd(end)]),
        actions: actionsOf(call, direction),
        deviceActions: deviceActionsOf(call, end),
      },
    ];
  });
}

function actionsOf({ phase, via }: ZoomCall, direction: LiveCall['direction']): OtherEndAction[] {
  if (phase === 'connected') return ['hangUp'];
  if (direction === 'outbound') return ['answer', 'refuse', 'busy', 'noAnswer', 'voicemail'];
  return via === null ? ['hangUp', 'voicemail'] : ['hangUp', 'voicemail', 'answeredByOther'];
}

/** On the desktop it is the pad that does these things. */
function deviceActionsOf(call: ZoomCall, end: End): DeviceAction[] {
  if (call.phase === 'ringing' && end === 'callee') return ['answerOnMobile', 'answerOnDeskPhone'];
  const device = agentAt(call, end)?.device ?? null;
  return device === null || device.kind === 'desktop' ? [] : ['endOnDevice'];
}

/** Throws CallRefused where Zoom refuses. */
export function actOnDevice(
  { agent }: Pick<LocalZoom, 'agent'>,
  zoomUserId: string,
  callId: string,
  action: DeviceAction,
): void {
  const { accept, end } = agent(zoomUserId);
  if (action === 'endOnDevice') end(callId);
  else accept(callId, action === 'answerOnMobile' ? 'mobile' : 'deskPhone');
}

/** Throws CallRefused where Zoom refuses. */
export function actOnCall({ cloud }: Pick<LocalZoom, 'cloud'>, callId: string, action: OtherEndAction): void {
  cloud[action](callId);
}

/**
 * The number that somebody calls from, in E.164, as it was typed in Japan, or an extension.
 * Undefined when it is none.
 */
export function callerNumber(typed: string): string | undefined {
  if (/^\d{3,6}$/.test(typed)) return typed;
  const parsed = parsePhoneNumberFromString(typed, 'JP');
  return parsed?.isPossible() === true ? parsed.number : undefined;
}

function describe(party: Party): string {
  if (party.kind === 'agent') return party.number ?? party.userId;
  const known = TELEPHONES.find(({ number }) => number === party.number);
  return known === undefined ? (party.number ?? WITHHELD) : `${known.name} ${known.number}`;
}
