/** What the panel of the workbench shows and can do: the contract between page and server. */
import * as v from 'valibot';

export const FAULTS = [
  'zoomClientStopped',
  'padSignedOut',
  'recordingFails',
  'zoomDown',
  'zoomSlow',
  'zoomRateLimited',
  'textsOff',
  'textsNotRegistered',
  'textAnswersLost',
  'textsNotSent',
  'textsNotDelivered',
  'salesforceDown',
  'salesforceSlow',
  'salesforceLimit',
  'salesforceError',
  'taskValidation',
  'webhooksHeldBack',
  'webhooksDuplicated',
] as const;
export type FaultName = (typeof FAULTS)[number];

export const OTHER_END_ACTIONS = [
  'answer',
  'refuse',
  'busy',
  'noAnswer',
  'voicemail',
  'hangUp',
  /** Another member of the queue takes the call. */
  'answeredByOther',
] as const;
export type OtherEndAction = (typeof OTHER_END_ACTIONS)[number];

/** What the agent does with a call on a device that the pad does not drive. */
export const DEVICE_ACTIONS = ['answerOnMobile', 'answerOnDeskPhone', 'endOnDevice'] as const;
export type DeviceAction = (typeof DEVICE_ACTIONS)[number];

/** What is done with a thread of texts: by the people in it, or by the agent in the Zoom client. */
export const THREAD_ACTIONS = ['stop', 'start', 'read', 'delete'] as const;
export type ThreadAction = (typeof THREAD_ACTIONS)[number];

/** More at once than the list of the widget shows. */
const MOST_TEXTS = 50;

export const DEVICES = ['desktop', 'mobile', 'deskPhone'] as const;

const LANGUAGES = ['en_US', 'ja'] as const;

export const ActionSchema = v.variant('do', [
  /** What the person at the other end of a call does. */
  v.object({ do: v.literal('otherEnd'), callId: v.string(), action: v.picklist(OTHER_END_ACTIONS) }),
  v.object({ do: v.literal('onDevice'), callId: v.string(), action: v.picklist(DEVICE_ACTIONS) }),
  /** The agent deletes a recording or a voicemail in Zoom. */
  v.object({ do: v.literal('deleteMedium'), id: v.string() }),
  /** Somebody texts the agent, once or several times at once; with others it is a group. */
  v.object({
    do: v.literal('text'),
    from: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
    others: v.exactOptional(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)))),
    text: v.pipe(v.string(), v.maxLength(2000)),
    picture: v.exactOptional(v.boolean()),
    count: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_TEXTS))),
    throughQueue: v.exactOptional(v.boolean()),
  }),
  /** The agent texts somebody in the Zoom client, beside the page. */
  v.object({
    do: v.literal('textAsAgent'),
    to: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  }),
  v.object({ do: v.literal('onThread'), id: v.string(), action: v.picklist(THREAD_ACTIONS) }),
  /** Somebody calls the agent. */
  v.object({
    do: v.literal('ring'),
    from: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
    throughQueue: v.exactOptional(v.boolean()),
  }),
  /** The agent calls somebody on the mobile phone, beside the page. */
  v.object({
    do: v.literal('dialOnMobile'),
    number: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  }),
  /** Where the agent telephones. */
  v.object({ do: v.literal('setDevice'), device: v.picklist(DEVICES) }),
  v.object({ do: v.literal('setMeeting'), on: v.boolean() }),
  v.object({ do: v.literal('setLanguage'), language: v.picklist(LANGUAGES) }),
  v.object({ do: v.literal('signInAs'), userId: v.string() }),
  v.object({ do: v.literal('setFault'), fault: v.picklist(FAULTS), on: v.boolean() }),
  /** Access tokens of Salesforce stop to work: 401. */
  v.object({ do: v.literal('expireTokens') }),
  /** Zoom ends the agent's authorisation, and the gateway is not told. */
  v.object({ do: v.literal('loseZoomSignIn') }),
  v.object({ do: v.literal('gateway'), action: v.picklist(['start', 'stop', 'kill']) }),
  v.object({ do: v.literal('reset') }),
]);
export type Action = v.InferOutput<typeof ActionSchema>;

export const GATEWAY_STATES = ['running', 'starting', 'stopped', 'absent'] as const;

export const StateSchema = v.object({
  language: v.picklist(LANGUAGES),
  userId: v.string(),
  users: v.array(v.object({ id: v.string(), name: v.string(), note: v.string() })),
  /** Live calls of the user, the newest first. */
  calls: v.array(
    v.object({
      id: v.string(),
      direction: v.picklist(['inbound', 'outbound']),
      phase: v.picklist(['ringing', 'connected', 'held']),
      peer: v.string(),
      /** What the other end can do now. */
      actions: v.array(v.picklist(OTHER_END_ACTIONS)),
      deviceActions: v.array(v.picklist(DEVICE_ACTIONS)),
    }),
  ),
  /** Recordings and voicemails of the user that are in Zoom, the newest first. */
  media: v.array(
    v.object({ id: v.string(), kind: v.picklist(['recording', 'voicemail']), peer: v.string() }),
  ),
  /** Texts of the user and their queues, the latest thread first. */
  threads: v.array(v.object({ id: v.string(), peer: v.string(), latest: v.string() })),
  /** The agent's own. */
  desk: v.object({ device: v.picklist(DEVICES), isInMeeting: v.boolean() }),
  /** Name of the queue that calls can come through. */
  queue: v.string(),
  people: v.array(v.object({ name: v.string(), number: v.string() })),
  faults: v.array(v.picklist(FAULTS)),
  /** Webhooks that wait to be let go. */
  heldBack: v.number(),
  gateway: v.picklist(GATEWAY_STATES),
});
export type WorkbenchState = v.InferOutput<typeof StateSchema>;
