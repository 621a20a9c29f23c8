/** What a pad asks the cloud to do, and when the cloud does nothing. */
import * as v from 'valibot';
import { callerIdsOf, isEmergencyNumber } from '../account.ts';
import type { Account, Dialed } from '../account.ts';
import { BUTTONS, buttonAction } from '../calls/buttons.ts';
import { TRANSFERS } from '../calls/callAction.ts';
import type { PhoneCloud } from '../calls/phoneCloud.ts';
import { endOf } from '../calls/zoomCall.ts';
import type { End } from '../calls/zoomCall.ts';
import type { ZoomUser } from '../options.ts';
import type { UserState } from '../userState.ts';
import type { PadReply, PadRequest } from './padProtocol.ts';
import type { Pads } from './pads.ts';

const E164 = /^\+[1-9]\d{1,14}$/;

const DialText = v.pipe(v.string(), v.maxLength(64));

export const PadRequestSchema = v.variant('do', [
  v.object({
    do: v.literal('press'),
    callId: v.string(),
    button: v.picklist(BUTTONS),
    digits: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  }),
  v.object({
    do: v.literal('transfer'),
    callId: v.string(),
    type: v.picklist(TRANSFERS),
    number: DialText,
  }),
  v.object({
    do: v.literal('answerInMeeting'),
    callId: v.string(),
    meeting: v.picklist(['end', 'holdAudio']),
  }),
  v.object({ do: v.literal('dial'), number: DialText }),
  v.object({
    do: v.literal('makeCall'),
    number: DialText,
    callerId: v.exactOptional(DialText),
    autoDial: v.exactOptional(v.boolean()),
  }),
  v.object({ do: v.literal('chooseCallerId'), number: DialText }),
  v.object({ do: v.literal('signOut') }),
  v.object({ do: v.literal('activate'), padId: v.string() }),
]) satisfies v.GenericSchema<unknown, PadRequest>;

const NOTHING: PadReply = { notice: null, fill: null };
const NO_CALLER_ID: PadReply = { notice: 'noCallerId', fill: null };

export interface PadRequestDeps {
  readonly account: Account;
  readonly cloud: PhoneCloud;
  readonly userState: UserState;
  readonly pads: Pads;
}

export function answerPad(deps: PadRequestDeps, user: ZoomUser, request: PadRequest): PadReply {
  const { pads, userState } = deps;
  if (request.do === 'activate') {
    pads.activate(request.padId);
    return NOTHING;
  }
  if (!userState.isPadSignedIn(user.id) || !user.licensed) return NOTHING;
  switch (request.do) {
    case 'press':
      press(deps, user, request);
      return NOTHING;
    case 'transfer':
      transfer(deps, user, request);
      return NOTHING;
    case 'answerInMeeting':
      if (request.meeting === 'end') userState.setClient(user.id, { inMeeting: false });
      press(deps, user, { callId: request.callId, button: 'answer' });
      return NOTHING;
    case 'dial':
      return dial(deps, user, request.number);
    case 'makeCall':
      return makeCall(deps, user, request);
    case 'chooseCallerId':
      userState.setCallerId(user, request.number);
      return NOTHING;
    case 'signOut':
      userState.setPadSignedIn(user.id, false);
      return NOTHING;
  }
}

function press(
  { cloud }: PadRequestDeps,
  user: ZoomUser,
  { button, callId, digits }: Omit<Extract<PadRequest, { do: 'press' }>, 'do'>,
): void {
  const end = endAt(cloud, user, callId);
  if (end !== null) cloud.act(buttonAction(button, callId, end, digits));
}

function transfer(
  { account, cloud }: PadRequestDeps,
  user: ZoomUser,
  { callId, number, type }: Extract<PadRequest, { do: 'transfer' }>,
): void {
  const by = endAt(cloud, user, callId);
  const to = account.read(number, user);
  if (by !== null && to !== null) cloud.transfer({ type, callId, by, to });
}

function endAt(cloud: PhoneCloud, user: ZoomUser, callId: string): End | null {
  const call = cloud.live().get(callId);
  return call === undefined ? null : endOf(call, user.id);
}

function dial(deps: PadRequestDeps, user: ZoomUser, typed: string): PadReply {
  const to = deps.account.read(typed, user);
  if (to === null) return NOTHING;
  const callerId = deps.userState.callerId(user);
  // Colleagues and emergency services are reached without one.
  if (callerId.kind === 'none' && to.kind === 'outside') return NO_CALLER_ID;
  return place(deps, user, to, callerId.kind === 'number' ? callerId.number : null);
}

function makeCall(
  deps: PadRequestDeps,
  user: ZoomUser,
  { autoDial, callerId, number }: Extract<PadRequest, { do: 'makeCall' }>,
): PadReply {
  if (!E164.test(number) && !isEmergencyNumber(number, user.country)) return NOTHING;
  if (autoDial !== true) return { notice: null, fill: number };
  const to = deps.account.read(number, user);
  if (to === null) return NOTHING;
  const isHidden = callerId === undefined && deps.userState.callerId(user).kind === 'hidden';
  const isOwn = callerIdsOf(user).some((own) => own.number === callerId);
  if (!isHidden && !isOwn) return NO_CALLER_ID;
  return place(deps, user, to, callerId ?? null);
}

/** While a call of the user is being dialed, Zoom places no other: a command that is repeated dials once. */
function place(
  { cloud, userState }: PadRequestDeps,
  user: ZoomUser,
  to: Dialed,
  callerId: string | null,
): PadReply {
  const device = userState.device(user.id);
  if (device?.kind === 'desktop') cloud.place({ from: 'user', user, to, callerId, device });
  return NOTHING;
}
