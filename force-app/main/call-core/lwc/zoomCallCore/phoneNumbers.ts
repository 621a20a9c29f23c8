/** Numbers of every country: read from any way of writing, compared, and written for people. */
import { AsYouType, parsePhoneNumberFromString } from 'libphonenumber-js/core/es6';
import type { CountryCode, MetadataJson, PhoneNumber } from 'libphonenumber-js/core';
import { createCountryReader } from './country.ts';
import type { Country } from './country.ts';
import { PhoneError } from './phoneError.ts';
import type { ErrorCode } from './phoneError.ts';

/**
 * The numbering plans of all countries. The gateway has them and hands them to the widget, so that the package
 * stays small and new plans need no new package.
 */
export interface NumberData {
  /** libphonenumber-js's own format. */
  readonly plans: MetadataJson;
  /** Emergency numbers by country. */
  readonly emergency: Readonly<Record<Country, readonly string[]>>;
  /** National numbers that cost the caller extra, by country, as a regular expression. */
  readonly charged: Readonly<Record<Country, string>>;
}

/** What a number reads as. `e164` can be dialed by every line; an emergency number is dialed as it stands. */
export type DialableNumber =
  | { readonly kind: 'e164'; readonly number: string; readonly country: Country | null }
  | { readonly kind: 'emergency'; readonly number: string; readonly country: Country };

/** Something the agent should confirm before the call goes out. Never a block. */
export type DialWarning = 'emergency' | 'premium';

export interface PhoneNumbers {
  /**
   * Reads what an agent typed, pasted or clicked.
   * @param country the country of the address that stands by the number, in any way of writing; a number without "+"
   *   is read in it if it fits there, else at home
   * @throws PhoneError number.empty, number.extension, number.tooShort, number.tooLong, number.invalid
   */
  parse(text: string, country?: string | null): DialableNumber;
  /** The number in E.164 ("+81312345678"), or null where the text is none. */
  toE164(text: string | null | undefined, country?: string | null): string | null;
  /** A number as Zoom reports it, E.164 with or without "+" or an extension: in E.164, else its digits. */
  normaliseReported(text: string): string;
  /** Whether two ways of writing mean the same line. An extension equals only itself. */
  same(a: string, b: string): boolean;
  /** For people: national at home, else international. What is no number stays as it is. */
  format(text: string): string;
  /** Formats while the agent types; what a formatter would drop (`*`, `#`) stays. */
  formatAsTyped(text: string): string;
  /** Whether the agent should confirm this number before it is dialed. */
  warningFor(number: DialableNumber): DialWarning | null;
  /** The country of a number in E.164, or null where it cannot be told. */
  countryOf(e164: string): Country | null;
}

/** The shortest and longest run of digits that could be an extension of a Zoom account. */
const EXTENSION = /^\d{2,6}$/;
/** Longest number that E.164 allows, without "+". */
const E164_DIGITS = 15;

/** @param home country in which numbers without "+" are read */
export function createPhoneNumbers(data: NumberData, home: Country): PhoneNumbers {
  const homeCode = countryCode(data.plans, home);
  const readCountry = createCountryReader(Object.keys(data.plans.countries));

  function readIn(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
    return parsePhoneNumberFromString(text, { ...(country && { defaultCountry: country }) }, data.plans);
  }

  function read(text: string, country?: string | null): PhoneNumber | undefined {
    const there = countryCode(data.plans, readCountry(country) ?? home);
    const abroad = there === homeCode ? undefined : readIn(text, there);
    if (abroad?.isValid()) return abroad;
    const number = readIn(text, homeCode);
    return number?.isPossible() ? number : undefined;
  }

  function readAnyForm(text: string, country?: string | null): PhoneNumber | undefined {
    const forms = [text, spelledInDigits(text), firstRunOfDigits(text)];
    return forms.map((form) => read(form, country)).find((number) => number !== undefined);
  }

  function parse(text: string, country?: string | null): DialableNumber {
    const typed = text.trim();
    const digits = digitsOf(typed);
    if (data.emergency[home]?.includes(digits)) return { kind: 'emergency', number: digits, country: home };
    const number = readAnyForm(typed, country);
    if (number) return { kind: 'e164', number: number.number, country: number.country ?? null };
    throw new PhoneError(whyNotDialable(typed, digits), { details: { digits: digits.length } });
  }

  function toE164(text: string | null | undefined, country?: string | null): string | null {
    return readAnyForm(text?.trim() ?? '', country)?.number ?? null;
  }

  function warningFor(number: DialableNumber): DialWarning | null {
    if (number.kind === 'emergency') return 'emergency';
    const pattern = number.country === null ? undefined : data.charged[number.country];
    const national = read(number.number)?.nationalNumber ?? '';
    return pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(national) ? 'premium' : null;
  }

  return {
    parse,
    toE164,
    warningFor,
    normaliseReported(text) {
      const digits = digitsOf(text);
      return EXTENSION.test(digits) ? digits : (read(`+${digits}`)?.number ?? digits);
    },
    same(a, b) {
      const left = toE164(a) ?? digitsOf(a);
      return left !== '' && left === (toE164(b) ?? digitsOf(b));
    },
    format(text) {
      const number = read(text);
      if (!number) return text;
      return number.country === home ? number.formatNational() : number.formatInternational();
    },
    formatAsTyped(text) {
      return /[*#]/.test(text) ? text : new AsYouType(homeCode, data.plans).input(text) || text;
    },
    countryOf(e164) {
      return read(e164)?.country ?? null;
    },
  };
}

/** The digits of a text, full-width ones (０-９) included. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

function countryCode(plans: MetadataJson, country: Country): CountryCode | undefined {
  return country in plans.countries ? (country as CountryCode) : undefined;
}

/** "1-800-FLOWERS": the letters on the keys of a telephone (ITU-T E.161). Texts that are no number stay as they are. */
function spelledInDigits(text: string): string {
  if (!/^\+?[\d\s().-]*\d[\d\s().-]*[a-z][\da-z\s().-]*$/i.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/[a-z]/g, (letter) => '22233344455566677778889999'.charAt(letter.charCodeAt(0) - 97));
}

/** "03-1234-5678 内線 12": the library stops at letters that are not Latin. */
function firstRunOfDigits(text: string): string {
  return /\+?[\d(][\d\s().-]{5,}/.exec(text.normalize('NFKC'))?.[0] ?? '';
}

function whyNotDialable(typed: string, digits: string): ErrorCode {
  if (typed === '') return 'number.empty';
  if (/[*#]/.test(typed) || digits === '' || /\p{L}/u.test(typed)) return 'number.invalid';
  if (!typed.includes('+') && EXTENSION.test(digits)) return 'number.extension';
  if (digits.length > E164_DIGITS) return 'number.tooLong';
  return digits.length < 8 ? 'number.tooShort' : 'number.invalid';
}
