/** The Zoom account: its users, and who is reached by a dialed number. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { EMERGENCY_NUMBERS } from '../../../gateway/numbers/emergencyNumbers.ts';
import { opaqueId } from './ids.ts';
import type { NamedNumber, UserPolicy, ZoomUser } from './options.ts';

export const ACCOUNT_ID = opaqueId('account');
export const SITE_ID = opaqueId('site');

export type Dialed =
  | { readonly kind: 'user'; readonly user: ZoomUser; readonly number: string | null }
  | { readonly kind: 'outside' | 'emergency'; readonly number: string };

export interface Account {
  readonly users: readonly ZoomUser[];
  /** @throws Error when the account has no such user */
  readonly user: (id: string) => ZoomUser;
  /** The first user where `id` is nobody's. */
  readonly userOrFirst: (id: string | undefined) => ZoomUser;
  /** Reads what a user dials: an extension, an emergency number, or a telephone number. Null: not a number. */
  readonly read: (typed: string, by: ZoomUser) => Dialed | null;
  /** For all users, from their next calls on. */
  readonly changePolicy: (change: Partial<UserPolicy>) => void;
  /** The policies are as at the beginning. */
  readonly reset: () => void;
}

/** @throws Error when two users share an id, an extension or a number, or when there is none */
export function createAccount(usersAtFirst: readonly ZoomUser[]): Account {
  const [first] = usersAtFirst;
  if (first === undefined) throw new Error('The local Zoom needs at least one user.');
  let users = usersAtFirst;
  requireDistinct(users.flatMap(({ id, extension, numbers }) => [id, String(extension), ...numbers]));

  function byNumber(number: string): Dialed {
    const user = users.find(({ licensed, numbers }) => licensed && numbers.includes(number));
    return user === undefined ? { kind: 'outside', number } : { kind: 'user', user, number };
  }

  return {
    get users() {
      return users;
    },
    user(id) {
      const user = users.find((candidate) => candidate.id === id);
      if (user === undefined) throw new Error(`The local Zoom has no user ${id}.`);
      return user;
    },
    userOrFirst: (id) => users.find((user) => user.id === id) ?? users[0] ?? first,
    read(typed, by) {
      const digits = typed.replace(/[\s().-]/g, '');
      if (isEmergencyNumber(digits, by.country)) return { kind: 'emergency', number: digits };
      const user = users.find(({ licensed, extension }) => licensed && String(extension) === digits);
      if (user !== undefined) return { kind: 'user', user, number: null };
      const number = e164(digits, by.country);
      return number === null ? null : byNumber(number);
    },
    changePolicy(change) {
      users = users.map((user) => ({ ...user, policy: { ...user.policy, ...change } }));
    },
    reset() {
      users = usersAtFirst;
    },
  };
}

export function isEmergencyNumber(digits: string, country: string): boolean {
  return EMERGENCY_NUMBERS[country]?.includes(digits) ?? false;
}

/** The numbers that the user can call with, the main one first. */
export function callerIdsOf(user: ZoomUser): readonly NamedNumber[] {
  return [...user.numbers.map((number) => ({ number, name: user.name })), ...user.sharedNumbers];
}

export const extensionId = (user: ZoomUser): string => opaqueId('extension', user.id);

/** Calling code and country of a number, as far as the number tells them. */
export function countryOf(number: string): { readonly iso: string | null; readonly code: string | null } {
  const parsed = parsePhoneNumberFromString(number);
  return { iso: parsed?.country ?? null, code: parsed?.countryCallingCode ?? null };
}

/** For people: national in the user's country, else international. */
export function forDisplay(number: string, country: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}

function e164(text: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(text, isSupportedCountry(country) ? country : undefined);
  return parsed?.isPossible() ? parsed.number : null;
}

function requireDistinct(keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`The local Zoom has ${twice} twice.`);
}
