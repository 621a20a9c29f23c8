/** Zoom's REST API, as much of it as is used (developers.zoom.us, Zoom Phone API). */
import { parse } from '#call-core';
import type { CallerIdChoice, PhoneNumbers, Texting } from '#call-core';
import * as v from 'valibot';
import type { ZoomDirectory, ZoomProfile } from '../agents/ports.ts';
import { changeZoom, readZoom } from './zoomRequest.ts';

const Policy = v.optional(
  v.object({
    select_outbound_caller_id: v.optional(
      v.object({ enable: v.optional(v.boolean()), allow_hide_outbound_caller_id: v.optional(v.boolean()) }),
    ),
    sms: v.optional(v.object({ enable: v.optional(v.boolean()) })),
  }),
  {},
);
const UserSchema = v.object({
  id: v.string(),
  phone_numbers: v.optional(v.array(v.object({ number: v.string() })), []),
  policy: Policy,
});
const SettingsSchema = v.object({
  country: v.optional(v.object({ code: v.optional(v.string()) }), {}),
  outbound_caller: v.optional(v.nullable(v.object({ number: v.optional(v.string()) }))),
  outbound_caller_ids: v.optional(
    v.array(
      v.object({
        number: v.string(),
        name: v.optional(v.nullable(v.string())),
        is_default: v.optional(v.boolean()),
      }),
    ),
    [],
  ),
});

const PresenceStatusSchema = v.object({ status: v.string() });
/** Who presents shares the screen in a meeting. `In_A_Meeting` is in Zoom's texts, and not among its values. */
const IN_MEETING = ['In_A_Zoom_Meeting', 'In_A_Meeting', 'Presenting'];
const NOT_IN_MEETING = [
  'Available',
  'Away',
  'Busy',
  'Do_Not_Disturb',
  'In_A_Call',
  'In_Calendar_Event',
  'Offline',
  'On_A_Call',
  'Out_of_Office',
];

/** @param numbers reads numbers as Zoom reports them; its country does not matter */
export function createZoomDirectory({ numbers }: { readonly numbers: PhoneNumbers }): ZoomDirectory {
  return {
    async profile(accessToken, baseUrl) {
      const [user, settings] = await Promise.all([
        readZoom(baseUrl, accessToken, '/v2/phone/users/me'),
        readZoom(baseUrl, accessToken, '/v2/phone/users/me/settings'),
      ]);
      return toProfile(
        parse(UserSchema, user, 'zoom.refused'),
        parse(SettingsSchema, settings, 'zoom.refused'),
        numbers,
      );
    },
    async setCallerId(accessToken, baseUrl, choice) {
      await changeZoom(baseUrl, accessToken, '/v2/phone/users/me/settings', {
        // An empty text hides the number ("Update a user's profile settings").
        outbound_caller_id: choice.kind === 'hidden' ? '' : choice.number,
      });
    },
    async isInMeeting(accessToken, baseUrl, signal) {
      const presence = await readZoom(baseUrl, accessToken, '/v2/users/me/presence_status', {}, signal);
      const { status } = parse(PresenceStatusSchema, presence, 'zoom.refused');
      if (IN_MEETING.includes(status)) return true;
      return NOT_IN_MEETING.includes(status) ? false : null;
    },
  };
}

function toProfile(
  user: v.InferOutput<typeof UserSchema>,
  settings: v.InferOutput<typeof SettingsSchema>,
  numbers: PhoneNumbers,
): ZoomProfile {
  const ownNumbers = settings.outbound_caller_ids.map(({ number, name }) => ({
    number: numbers.normaliseReported(number),
    name: name ?? null,
  }));
  const known =
    ownNumbers.length > 0
      ? ownNumbers
      : user.phone_numbers.map(({ number }) => ({ number: numbers.normaliseReported(number), name: null }));
  const policy = user.policy.select_outbound_caller_id;
  return {
    userId: user.id,
    homeCountry: settings.country.code ?? numbers.countryOf(known[0]?.number ?? '') ?? 'US',
    ownNumbers: known,
    canHideCallerId: policy?.enable !== false && policy?.allow_hide_outbound_caller_id === true,
    callerId: currentCallerId(settings, known, numbers),
    texting: textingOf(user, known, numbers),
  };
}

/** Texts are sent from numbers of the user's own; of those that can be shown to somebody called, some are the company's. */
function textingOf(
  { phone_numbers: own, policy }: v.InferOutput<typeof UserSchema>,
  known: ZoomProfile['ownNumbers'],
  numbers: PhoneNumbers,
): Texting {
  const named = own.map(({ number: told }) => {
    const number = numbers.normaliseReported(told);
    return { number, name: known.find((one) => one.number === number)?.name ?? null };
  });
  return { state: policy.sms?.enable !== false && named.length > 0 ? 'on' : 'off', numbers: named };
}

/** Zoom reports a hidden caller ID as a caller without a number. */
function currentCallerId(
  settings: v.InferOutput<typeof SettingsSchema>,
  known: ZoomProfile['ownNumbers'],
  numbers: PhoneNumbers,
): CallerIdChoice | null {
  const current = settings.outbound_caller?.number;
  if (current === '') return { kind: 'hidden' };
  const preferred =
    current ?? settings.outbound_caller_ids.find((one) => one.is_default)?.number ?? known[0]?.number;
  const number = preferred === undefined ? '' : numbers.normaliseReported(preferred);
  return number.startsWith('+') ? { kind: 'number', number } : null;
}
