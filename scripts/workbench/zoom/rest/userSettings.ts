/** Operations `phoneUserSettings` and `updateUserSettings`. */
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';
import * as v from 'valibot';
import { callerIdsOf } from '../account.ts';
import type { ZoomUser } from '../options.ts';
import type { UserState } from '../userState.ts';
import type { Operation } from './operation.ts';
import { invalidParam, noContent, ok, zoomError } from './zoomAnswer.ts';

const PATH = '/phone/users/:userId/settings';

/** Zoom documents more settings; the local Zoom can change only this one, and says so of the others. */
const ChangeSchema = v.strictObject({ outbound_caller_id: v.optional(v.string()) });

export function userSettings(userState: UserState): readonly Operation[] {
  const otherUser = () => zoomError(400, 300, 'Invalid user id.');
  return [
    {
      id: 'phoneUserSettings',
      method: 'GET',
      path: PATH,
      rate: 'LIGHT',
      scope: 'phone:read:user_setting',
      otherUser,
      answer: ({ user }) => ok(settingsOf(user, userState)),
    },
    {
      id: 'updateUserSettings',
      method: 'PATCH',
      path: PATH,
      rate: 'LIGHT',
      scope: 'phone:update:user_setting',
      otherUser,
      answer({ body, user }) {
        const change = v.safeParse(ChangeSchema, body);
        if (!change.success) return invalidParam(v.getDotPath(change.issues[0]) ?? 'body');
        const callerId = change.output.outbound_caller_id;
        const refusal = callerId === undefined ? null : userState.setCallerId(user, callerId);
        return refusal === null ? noContent() : zoomError(400, 400, refusal);
      },
    },
  ];
}

function settingsOf(user: ZoomUser, userState: UserState) {
  const callerId = userState.callerId(user);
  const current = callerId.kind === 'number' ? callerId.number : '';
  return {
    ...countryOf(user),
    extension_number: user.extension,
    outbound_caller: { number: current },
    outbound_caller_ids: callerIdsOf(user).map(({ name, number }) => ({
      is_default: number === current,
      name,
      number,
    })),
    status: 'Active',
    voice_mail: [],
  };
}

function countryOf({ country }: ZoomUser) {
  if (!isSupportedCountry(country)) return {};
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
  return { country: { code: country, country_code: getCountryCallingCode(country), name } };
}
